<?php
/**
 * Departments as staff and programs know them.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Departments;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Departments\DepartmentChange;
use SmartSupport\Departments\DepartmentDirectory;
use SmartSupport\Tests\DeskTestCase;

final class DepartmentDirectoryTest extends DeskTestCase {

	public function testMovesTheDefaultInOneStep(): void {
		$id     = $this->services()->departments->create( 'Billing' )->id;
		$result = $this->directory()->update( Actor::system(), $id, new DepartmentChange( 'Money', isDefault: true ) );
		self::assertSame( array( 'Money', true, true ), array( $result[0]->name, $result[0]->isDefault, $result[1] ) );
		self::assertSame( 1, $this->countRows( 'departments', 'is_default = 1' ) );
		self::assertSame( $id, $this->services()->departments->resolve( null )->id );
	}

	/** Half of a change is none: neither the name nor the default moves when the other is refused. */
	public function testChangesAllOrNothing(): void {
		$default = $this->services()->departments->resolve( null );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->directory()->update( Actor::system(), $default->id, new DepartmentChange( 'Other', isDefault: false ) ) ) );
		$this->nextRequest();
		self::assertEquals( $default, $this->services()->departments->resolve( null ) );
	}

	/** Every channel meets the limit of a key here, whatever its route has asked. */
	public function testALimitedKeyStaysWithinItsDepartments(): void {
		$mine    = $this->services()->departments->create( 'Mine' );
		$foreign = $this->services()->departments->create( 'Foreign' );
		$key     = $this->keyOf( array( $mine->id ) );
		self::assertEquals( array( array( $mine ), 1 ), $this->directory()->list( $key, 1, 20 ) );
		self::assertSame( 'not refused', $this->refusal( fn() => $this->directory()->get( $key, $mine->id ) ) );
		foreach ( array( fn() => $this->directory()->get( $key, $foreign->id ), fn() => $this->directory()->update( $key, $foreign->id, new DepartmentChange( 'x' ) ), fn() => $this->directory()->delete( $key, $foreign->id, null ) ) as $work ) {
			self::assertSame( 'not_found', $this->refusal( $work ) );
		}
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->directory()->create( $key, 'New', null ) ) );
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->directory()->update( $key, $mine->id, new DepartmentChange( isDefault: true ) ) ) );
		self::assertSame( 'invalid_department', $this->refusal( fn() => $this->directory()->delete( $key, $mine->id, $foreign->id ) ) );
		$both = $this->keyOf( array( $mine->id, $this->services()->departments->resolve( null )->id ) );
		self::assertTrue( $this->directory()->update( $both, $mine->id, new DepartmentChange( isDefault: true ) )[1], 'The old default is its own too.' );
	}

	/** A ticket that is being written in another request finds its department, or its department stays. */
	public function testNoTicketLosesItsDepartment(): void {
		$id    = $this->services()->departments->create( 'Billing' )->id;
		$other = $this->php(
			sprintf(
				'$services = new SmartSupport\Services(); $services->unit->run( static function () use ( $services ): void {
					$services->departments->resolve( %1$d );
					echo "resolved\n";
					usleep( 500000 );
					$row = array( "subject" => "x", "status" => "new", "state" => "opened", "channel" => "api", "customer_id" => 1, "department_id" => %1$d, "message" => "x", "message_text" => "x" );
					$services->database->insert( "tickets", $row + array_fill_keys( array( "created_at", "updated_at", "public_updated_at" ), "2026-05-07 12:00:00" ) );
				} );',
				$id
			)
		);
		self::assertSame( 'resolved', $other->line() );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->directory()->delete( Actor::system(), $id, null ) ) );
		$other->wait();
		self::assertSame( 1, $this->countRows( 'tickets', "department_id = $id" ) );
		self::assertSame( 'not refused', $this->refusal( fn() => $this->directory()->get( Actor::system(), $id ) ) );
	}

	/** @param list<int> $departments */
	private function keyOf( array $departments ): Actor {
		return Actor::key( new ApiKey( 1, 'prefix', 'A program', array(), $departments, null, null, null, null, null, null, new \DateTimeImmutable() ) );
	}

	private function directory(): DepartmentDirectory {
		return $this->routeServices()->departmentDirectory();
	}
}
