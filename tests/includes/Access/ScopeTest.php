<?php
/**
 * What API keys may do (PR7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\TestCase;
use SmartSupport\Access\Scope;
use SmartSupport\Schema\SchemaFile;

final class ScopeTest extends TestCase {

	private const CONTRACT = 'tickets:read tickets:write replies:read replies:write notes:read notes:write customers:read customers:write participants:write attachments:read attachments:write settings:read settings:write keys:manage import export inbound';

	public function testAreThoseOfTheContract(): void {
		self::assertSame( explode( ' ', self::CONTRACT ), array_column( Scope::cases(), 'value' ) );
	}

	public function testTheSchemaNamesTheSame(): void {
		$file = SchemaFile::load( 'api-key' );
		foreach ( array( $file->item(), $file->input( 'create' ), $file->input( 'update' ) ) as $schema ) {
			$items = SchemaFile::map( SchemaFile::properties( $schema )['scopes']['items'] ?? array() );
			self::assertSame( explode( ' ', self::CONTRACT ), $items['enum'] ?? array() );
		}
	}

	public function testComeInOneOrderAndOnce(): void {
		self::assertSame( array( Scope::TicketsRead, Scope::NotesRead, Scope::Inbound ), Scope::sorted( array( 'inbound', 'notes:read', 'tickets:read', 'inbound', 'nothing' ) ) );
		self::assertSame( array(), Scope::sorted( array() ) );
	}
}
