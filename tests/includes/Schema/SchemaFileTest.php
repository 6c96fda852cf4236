<?php
/**
 * The contract's files (architecture.md, rule 5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Schema;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tests\DeskTestCase;

final class SchemaFileTest extends DeskTestCase {

	/** What core's validator knows; `description` and `title` are for people. */
	private const KEYWORDS = array( 'type', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'pattern', 'format', 'default', 'description', 'title', 'readonly', 'context' );

	private const TYPES = array( 'array', 'object', 'string', 'number', 'integer', 'boolean', 'null' );

	/** @return iterable<string, array{string}> */
	public static function files(): iterable {
		foreach ( (array) glob( dirname( __DIR__, 3 ) . '/includes/Schema/*.json' ) as $file ) {
			$name = basename( (string) $file, '.json' );
			yield $name => array( $name );
		}
	}

	#[DataProvider( 'files' )]
	public function testSaysWhatItIsAndUsesWhatCoreKnows( string $name ): void {
		$file = SchemaFile::load( $name );
		$item = $file->item();
		self::assertSame( "smart-support-$name", $item['title'] ?? '' );
		self::assertSame( 'object', $item['type'] ?? '' );
		self::assertFalse( $item['additionalProperties'] ?? true, 'An answer has no property the contract does not name.' );
		$this->assertKnown( array_diff_key( $item, array( '$schema' => true ) ), $name );
	}

	#[DataProvider( 'files' )]
	public function testWhatItRequiresIsThere( string $name ): void {
		$item = SchemaFile::load( $name )->item();
		self::assertSame( array(), array_diff( SchemaFile::required( $item ), array_keys( SchemaFile::properties( $item ) ) ) );
	}

	public function testAMissingFileIsAFaultOfTheInstallation(): void {
		add_filter( 'wp_trigger_error_trigger_error', '__return_false' );
		$this->expectException( \LogicException::class );
		SchemaFile::load( 'nothing' );
	}

	public function testAnInputThatIsNotThereTakesNothing(): void {
		self::assertSame( array(), SchemaFile::properties( SchemaFile::load( 'ticket' )->input( 'nothing' ) ) );
	}

	/** @return iterable<string, array{string, list<string>}> File, properties as api.md writes them, and those of a ticket'''s own page. */
	public static function items(): iterable {
		yield 'ticket' => array( 'ticket', array( 'id', 'number', 'subject', 'message', 'status', 'state', 'priority', 'channel', 'is_guest', 'version', 'department_id', 'department', 'product_id', 'product', 'agent_id', 'agent', 'user_id', 'customer_id', 'customer_email', 'customer', 'reply_count', 'participant_count', 'attachments', 'tags', 'external_id', 'created_at', 'updated_at', 'first_response_at', 'waiting_since', 'resolved_at', 'closed_at', 'delayed_until', 'can_close', 'can_reopen' ) );
		yield 'reply' => array( 'reply', array( 'id', 'ticket_id', 'message', 'author_type', 'author_role', 'author', 'is_internal', 'verification', 'channel', 'delivery', 'attachments', 'created_at' ) );
	}

	/** @param list<string> $properties */
	#[DataProvider( 'items' )]
	public function testAnItemHasThePropertiesOfTheContract( string $file, array $properties ): void {
		self::assertEqualsCanonicalizing( $properties, array_keys( SchemaFile::properties( SchemaFile::load( $file )->item() ) ) );
	}

	/** @return iterable<string, array{string, string, list<string>}> File, input, the fields of api.md that are built. */
	public static function inputs(): iterable {
		yield 'list of tickets' => array(
			'ticket',
			'list',
			array( 'page', 'per_page', 'status', 'state', 'priority', 'department_id', 'product_id', 'agent_id', 'user_id', 'customer_email', 'search', 'updated_after', 'created_after', 'created_before', 'orderby', 'order', 'guest', 'unassigned' ),
		);
		yield 'change of a ticket' => array( 'ticket', 'update', array( 'subject', 'status', 'state', 'priority', 'department_id', 'product_id', 'agent_id', 'version' ) );
		yield 'list of replies' => array( 'reply', 'list', array( 'include_internal', 'page', 'per_page' ) );
		yield 'new reply' => array( 'reply', 'create', array( 'message', 'user_id', 'author_email', 'author_type', 'is_internal', 'format', 'status', 'notify' ) );
	}

	/** @param list<string> $fields */
	#[DataProvider( 'inputs' )]
	public function testTakesTheFieldsOfTheContract( string $file, string $input, array $fields ): void {
		self::assertSame( array(), array_diff( $fields, array_keys( SchemaFile::properties( SchemaFile::load( $file )->input( $input ) ) ) ) );
	}

	/** @param array<string, mixed> $schema */
	private function assertKnown( array $schema, string $path ): void {
		self::assertSame( array(), array_diff( array_keys( $schema ), self::KEYWORDS ), $path );
		self::assertSame( array(), array_diff( array_filter( (array) ( $schema['type'] ?? array() ), is_string( ... ) ), self::TYPES ), $path );
		self::assertArrayHasKey( 'type', $schema, $path );
		if ( 'object' === $schema['type'] && array() !== SchemaFile::properties( $schema ) ) {
			self::assertFalse( $schema['additionalProperties'] ?? true, $path );
		}
		foreach ( SchemaFile::properties( $schema ) as $name => $property ) {
			$this->assertKnown( $property, "$path.$name" );
		}
		if ( isset( $schema['items'] ) ) {
			$this->assertKnown( SchemaFile::map( $schema['items'] ), "{$path}[]" );
		}
	}
}
