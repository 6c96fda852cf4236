<?php
/**
 * Changes settings; prints all as they were before.
 */

declare(strict_types=1);

use SmartSupport\Schema\SchemaFile;
use SmartSupport\Services;

$smart_support_settings = ( new Services() )->settings;

echo wp_json_encode( $smart_support_settings->all() );

$smart_support_settings->save( array_map( SchemaFile::map( ... ), SchemaFile::map( json_decode( $argv[1], true ) ) ) );
