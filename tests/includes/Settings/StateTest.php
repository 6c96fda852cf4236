<?php
/**
 * What the plugin remembers about a site.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Settings;

use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;

final class StateTest extends DeskTestCase {

	public function testEachFactIsKeptBesideTheOthers(): void {
		$state = new State();
		$state->setProgress( 3, 2 );
		$state->setSupportPage( 7 );
		$state->setInstalled( false );
		$state->setOfferAnswered();
		$read = new State();
		self::assertSame( array( 3, 2, 7, false, true ), array( $read->schema(), $read->step(), $read->supportPage(), $read->isInstalled(), $read->isOfferAnswered() ) );
	}

	public function testAFreshSiteKnowsNothing(): void {
		delete_option( State::OPTION );
		$state = new State();
		self::assertSame( array( 0, 0, 0, false, false ), array( $state->schema(), $state->step(), $state->supportPage(), $state->isInstalled(), $state->isOfferAnswered() ) );
	}

	public function testTheFolderOfFilesHasItsKeySinceTheInstallation(): void {
		self::assertMatchesRegularExpression( '/^[0-9a-f]{32}$/D', ( new State() )->filesKey() );
		( new State() )->setFilesKey( 'key' );
		self::assertSame( 'key', ( new State() )->filesKey() );
		delete_option( State::OPTION );
		self::assertSame( '', ( new State() )->filesKey() );
	}

	/** Two processes write different facts: neither may undo the other's from its cache. */
	public function testDoesNotUndoWhatAnotherProcessWrote(): void {
		( new State() )->setSupportPage( 1 );
		self::assertSame( 1, ( new State() )->supportPage() );
		$this->php( '( new SmartSupport\Settings\State() )->setOfferAnswered();' )->wait();
		( new State() )->setSupportPage( 2 );
		self::assertTrue( ( new State() )->isOfferAnswered() );
		self::assertSame( 2, ( new State() )->supportPage() );
	}

	public function testCostsNoQuery(): void {
		( new State() )->setSupportPage( 1 );
		wp_cache_flush();
		wp_load_alloptions();
		self::assertSame( array(), $this->queries( static fn() => ( new State() )->supportPage() ) );
	}
}
