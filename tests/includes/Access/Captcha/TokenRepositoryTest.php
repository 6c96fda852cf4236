<?php
/**
 * Tokens that were used (L4).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access\Captcha;

use SmartSupport\Access\Captcha\TokenRepository;
use SmartSupport\Access\Captcha\TokenState;
use SmartSupport\Tests\DeskTestCase;

final class TokenRepositoryTest extends DeskTestCase {

	public function testBelongsToTheFirst(): void {
		self::assertSame( TokenState::Claimed, $this->tokens()->claim( 'token', 'ticket', 15 ) );
		self::assertSame( TokenState::Asked, $this->tokens()->claim( 'token', 'ticket', 15 ) );
		self::assertSame( TokenState::Failed, $this->tokens()->claim( 'token', 'another ticket', 15 ) );
		self::assertSame( TokenState::Claimed, $this->tokens()->claim( 'another', 'ticket', 15 ) );
	}

	public function testRemembersWhatBecameOfIt(): void {
		foreach ( array( TokenState::Passed, TokenState::Failed ) as $state ) {
			$this->tokens()->claim( $state->value, 'ticket', 15 );
			$this->tokens()->settle( $state->value, $state, 600 );
			self::assertSame( $state, $this->tokens()->claim( $state->value, 'ticket', 15 ) );
		}
		self::assertSame( TokenState::Failed, $this->tokens()->claim( 'passed', 'another ticket', 15 ) );
	}

	public function testATokenThatNobodyCouldJudgeIsFreeAgain(): void {
		$this->tokens()->claim( 'token', 'ticket', 15 );
		$this->tokens()->release( 'token' );
		self::assertSame( TokenState::Claimed, $this->tokens()->claim( 'token', 'another ticket', 15 ) );
	}

	/** Whoever claimed it died while asking. */
	public function testAClaimRunsOut(): void {
		$now = $this->now();
		$this->databaseClock()->set( $now );
		$this->tokens()->claim( 'token', 'ticket', 15 );
		$this->databaseClock()->set( $now + 14 );
		self::assertSame( TokenState::Asked, $this->tokens()->claim( 'token', 'ticket', 15 ) );
		$this->databaseClock()->set( $now + 15 );
		self::assertSame( TokenState::Claimed, $this->tokens()->claim( 'token', 'ticket', 15 ) );
		self::assertSame( TokenState::Asked, $this->tokens()->claim( 'token', 'ticket', 15 ) );
	}

	public function testForgetsWhatHasRunOut(): void {
		$now = $this->now();
		$this->databaseClock()->set( $now );
		$this->tokens()->claim( 'a', 'ticket', 10 );
		$this->tokens()->claim( 'b', 'ticket', 20 );
		$this->databaseClock()->set( $now + 10 );
		do_action( \SmartSupport\Lifecycle::SWEEP );
		self::assertSame( array( 0, 1 ), array( $this->countRows( 'captcha_tokens', "token_hash = 'a'" ), $this->countRows( 'captcha_tokens', "token_hash = 'b'" ) ) );
	}

	/** Of ten at once one gets it. */
	public function testIsClaimedOnce(): void {
		$code      = 'echo ( new SmartSupport\Access\Captcha\TokenRepository( SmartSupport\Database\Connection::current() ) )->claim( "token", "ticket", 15 )->value;';
		$processes = array_map( fn() => $this->php( $code ), range( 1, 10 ) );
		$states    = array_count_values( array_map( static fn( $process ): string => $process->wait(), $processes ) );
		ksort( $states );
		self::assertSame( array( 'asked' => 9, 'claimed' => 1 ), $states );
	}

	private function tokens(): TokenRepository {
		return new TokenRepository( $this->database() );
	}
}
