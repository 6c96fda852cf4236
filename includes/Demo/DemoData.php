<?php
/**
 * Demo data.
 */

declare(strict_types=1);

namespace SmartSupport\Demo;

use SmartSupport\Services;

defined( 'ABSPATH' ) || exit;

/**
 * A shop for espresso machines, some weeks into its life: agents, departments, tickets and the support page.
 */
final class DemoData {

	/** Files of tickets in data/. */
	private const TICKETS = array( 'billing', 'support', 'shipping', 'general' );

	public function __construct( private readonly Services $services ) {}

	/** Installs it once; does nothing where it has been installed. No mail goes out. */
	public function install(): void {
		$services = $this->services;
		if ( $services->state->hasDemo() ) {
			return;
		}
		$people = new DemoPeople( $services->customers );
		$people->createUsers();
		$this->createDepartments();
		$services->unit->run(
			static function () use ( $services, $people ): void {
				$people->createCustomers();
				$story = new DemoStory( $services, $people );
				$now   = $services->clock->now();
				foreach ( self::oldestFirst() as [ $ticket, $steps ] ) {
					$story->tell( $ticket, $steps, $now );
				}
				( new DemoRepository( $services->database ) )->moveBack();
				// With the tickets or not at all.
				$services->state->setDemo();
			}
		);
		$services->page->create();
	}

	private function createDepartments(): void {
		$known = array_map( static fn( $department ) => $department->name, $this->services->departments->all() );
		foreach ( DemoFile::people( 'departments' ) as $department ) {
			if ( ! in_array( $department->text( 'name' ), $known, true ) ) {
				$this->services->departments->create( $department->text( 'name' ) );
			}
		}
	}

	/** @return list<array{\SmartSupport\Database\Row, list<\SmartSupport\Database\Row>}> Ids grow with time, as on a real site. */
	private static function oldestFirst(): array {
		$tickets = array_merge( ...array_map( DemoFile::tickets( ... ), self::TICKETS ) );
		usort( $tickets, static fn( array $one, array $other ) => (float) $other[0]->text( 'hours' ) <=> (float) $one[0]->text( 'hours' ) );
		return $tickets;
	}
}
