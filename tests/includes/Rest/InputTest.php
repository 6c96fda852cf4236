<?php
/**
 * The check of what comes in (api.md, conventions).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Refusal;
use SmartSupport\Rest\Input;
use SmartSupport\Tests\DeskTestCase;

final class InputTest extends DeskTestCase {

	private const SCHEMA = array(
		'type'                 => 'object',
		'additionalProperties' => false,
		'required'             => array( 'name' ),
		'properties'           => array(
			'name'    => array( 'type' => 'string', 'minLength' => 1, 'maxLength' => 5 ),
			'count'   => array( 'type' => 'integer', 'minimum' => 1, 'maximum' => 365 ),
			'rate'    => array( 'type' => 'number' ),
			'flag'    => array( 'type' => 'boolean', 'default' => true ),
			'agent'   => array( 'type' => array( 'integer', 'null' ), 'minimum' => 1 ),
			'word'    => array( 'type' => 'string', 'enum' => array( 'low', 'high' ) ),
			'tags'    => array( 'type' => 'array', 'items' => array( 'type' => 'string' ) ),
			'numbers' => array( 'type' => 'array', 'items' => array( 'type' => 'integer', 'minimum' => 1 ) ),
			'since'   => array( 'type' => 'string', 'format' => 'date-time' ),
			'group'   => array(
				'type'                 => 'object',
				'additionalProperties' => false,
				'required'             => array( 'days' ),
				'properties'           => array( 'days' => array( 'type' => 'integer', 'minimum' => 1 ) ),
			),
		),
	);

	public function testReadsAFormsTexts(): void {
		$given = array( 'name' => ' Ann ', 'count' => '2', 'agent' => '', 'word' => 'low', 'tags' => array( 'a, b', 'c' ), 'flag' => 'false' );
		self::assertSame( array( 'name' => 'Ann', 'count' => 2, 'flag' => false, 'word' => 'low', 'tags' => array( 'a, b', 'c' ) ), Input::form( self::SCHEMA, $given ) );
		$faults = array(
			'unknown_field'    => array( 'name' => 'a', 'status' => '' ),
			'missing_field'    => array( 'count' => '1' ),
			'validation_error' => array( 'name' => 'a', 'count' => 'x' ),
		);
		foreach ( $faults as $reason => $values ) {
			self::assertSame( $reason, $this->refusal( static fn() => Input::form( self::SCHEMA, $values ) ) );
		}
	}

	/** @return iterable<string, array{string, mixed}> Field, value. */
	public static function takenFromJson(): iterable {
		yield 'integer' => array( 'count', 2 );
		yield 'the smallest' => array( 'count', 1 );
		yield 'the largest' => array( 'count', 365 );
		yield 'number' => array( 'rate', 1.5 );
		yield 'boolean' => array( 'flag', false );
		yield 'null where it may be' => array( 'agent', null );
		yield 'a list' => array( 'tags', array( 'a', 'b' ) );
		yield 'an empty list' => array( 'tags', array() );
		yield 'an object' => array( 'group', array( 'days' => 3 ) );
		yield 'one of some words' => array( 'word', 'high' );
	}

	#[DataProvider( 'takenFromJson' )]
	public function testTakesFromJson( string $field, mixed $value ): void {
		self::assertSame( $value, Input::body( self::SCHEMA, array( 'name' => 'x', $field => $value ) )[ $field ] ?? null );
	}

	/** @return iterable<string, array{array<string, mixed>, string, list<string>}> Body, code, fields with errors. */
	public static function refusedFromJson(): iterable {
		$wrong = array(
			'text for an integer'        => array( 'count', '2' ),
			'a fraction for an integer'  => array( 'count', 2.5 ),
			'true for an integer'        => array( 'count', true ),
			'null for an integer'        => array( 'count', null ),
			'too small'                  => array( 'count', 0 ),
			'too large'                  => array( 'count', 366 ),
			'beyond every integer'       => array( 'count', 1.0e20 ),
			'one for a boolean'          => array( 'flag', 1 ),
			'a word for a boolean'       => array( 'flag', 'true' ),
			'an integer for a text'      => array( 'name', 5 ),
			'a list for a text'          => array( 'name', array( 'x' ) ),
			'null for a text'            => array( 'name', null ),
			'a text too long'            => array( 'name', 'abcdef' ),
			'six characters of six'      => array( 'name', 'äöüäöü' ),
			'a text too short'           => array( 'name', '' ),
			'white space'                => array( 'name', " \t\n" ),
			'an unknown word'            => array( 'word', 'medium' ),
			'a word in capitals'         => array( 'word', 'HIGH' ),
			'a text for a list'          => array( 'tags', 'a,b' ),
			'an object for a list'       => array( 'tags', array( 'a' => 'b' ) ),
			'another type in a list'     => array( 'tags', array( 'a', 1 ) ),
			'a bad number in a list'     => array( 'numbers', array( 1, 0 ) ),
			'a number as text in a list' => array( 'numbers', array( '1' ) ),
			'a list for an object'       => array( 'group', array( 1 ) ),
			'no time'                    => array( 'since', 'yesterday' ),
		);
		foreach ( $wrong as $name => [ $field, $value ] ) {
			yield $name => array( array( 'name' => 'x', $field => $value ), 'validation_error', array( $field ) );
		}
		yield 'an unknown field' => array( array( 'name' => 'x', 'nmae' => 'y' ), 'unknown_field', array( 'nmae' ) );
		yield 'two unknown fields' => array( array( 'name' => 'x', 'id' => 1, 'hash' => 'y' ), 'unknown_field', array( 'id', 'hash' ) );
		yield 'a missing field' => array( array(), 'missing_field', array( 'name' ) );
		yield 'wrong at depth' => array( array( 'name' => 'x', 'group' => array( 'days' => 0 ) ), 'validation_error', array( 'group.days' ) );
		yield 'another type at depth' => array( array( 'name' => 'x', 'group' => array( 'days' => '3' ) ), 'validation_error', array( 'group.days' ) );
		yield 'unknown at depth' => array( array( 'name' => 'x', 'group' => array( 'days' => 3, 'hours' => 1 ) ), 'unknown_field', array( 'group.hours' ) );
		yield 'missing at depth' => array( array( 'name' => 'x', 'group' => array() ), 'missing_field', array( 'group.days' ) );
		yield 'several at once' => array( array( 'name' => '', 'count' => 0, 'group' => array( 'days' => 0 ) ), 'validation_error', array( 'name', 'count', 'group.days' ) );
	}

	/**
	 * @param array<string, mixed> $body
	 * @param list<string>         $fields
	 */
	#[DataProvider( 'refusedFromJson' )]
	public function testRefusesFromJson( array $body, string $code, array $fields ): void {
		try {
			Input::body( self::SCHEMA, $body );
			self::fail( 'Not refused.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( $code, $refusal->reason );
			$errors = $refusal->details['errors'] ?? null;
			self::assertIsArray( $errors );
			self::assertSame( $fields, array_keys( $errors ) );
			self::assertNotContains( '', $errors );
			self::assertNotSame( '', $refusal->getMessage() );
		}
	}

	public function testCutsWhiteSpaceAtBothEndsFirst(): void {
		$read = Input::body( self::SCHEMA, array( 'name' => "\n abcde \t", 'tags' => array( ' a ' ), 'word' => ' low ' ) );
		self::assertSame( array( 'abcde', array( 'a' ), 'low' ), array( $read['name'], $read['tags'], $read['word'] ) );
	}

	/** @return iterable<string, array{string}> Four or five characters, however many bytes. */
	public static function unicode(): iterable {
		foreach ( array( 'Grüße', '你好世界吗', 'שלום', '😀😀😀😀😀', "a\u{301}bc", "x'\"\\y" ) as $text ) {
			yield $text => array( $text );
		}
	}

	#[DataProvider( 'unicode' )]
	public function testCountsCharactersAndChangesNone( string $text ): void {
		self::assertSame( $text, Input::body( self::SCHEMA, array( 'name' => $text ) )['name'] );
		self::assertSame( $text, Input::query( self::SCHEMA, array( 'name' => $text ) )['name'] );
	}

	public function testFillsDefaultsIn(): void {
		self::assertSame( array( 'name' => 'x', 'flag' => true ), Input::body( self::SCHEMA, array( 'name' => 'x' ) ) );
	}

	/** @return iterable<string, array{string, mixed, mixed}> Field, text, what it means. */
	public static function takenFromQueries(): iterable {
		yield 'integer' => array( 'count', '2', 2 );
		yield 'true' => array( 'flag', 'true', true );
		yield 'one' => array( 'flag', '1', true );
		yield 'false' => array( 'flag', 'false', false );
		yield 'zero' => array( 'flag', '0', false );
		yield 'a list by comma' => array( 'tags', 'a,b', array( 'a', 'b' ) );
		yield 'a list with spaces' => array( 'tags', 'a, b', array( 'a', 'b' ) );
		yield 'a list in brackets' => array( 'tags', array( 'a', 'b' ), array( 'a', 'b' ) );
		yield 'numbers by comma' => array( 'numbers', '1,22,333', array( 1, 22, 333 ) );
		yield 'a MySQL datetime' => array( 'since', '2026-05-07 12:00:00', '2026-05-07 12:00:00' );
		yield 'UTC' => array( 'since', '2026-05-07T12:00:00Z', '2026-05-07T12:00:00Z' );
		yield 'an offset' => array( 'since', '2026-05-07T12:00:00+02:00', '2026-05-07T12:00:00+02:00' );
	}

	#[DataProvider( 'takenFromQueries' )]
	public function testReadsQueriesFromText( string $field, mixed $text, mixed $value ): void {
		self::assertSame( $value, Input::query( self::SCHEMA, array( 'name' => 'x', $field => $text ) )[ $field ] ?? null );
	}

	public function testNothingIsWrittenNullInAQuery(): void {
		self::assertSame( array( 'name' => 'null', 'flag' => true, 'agent' => null ), Input::query( self::SCHEMA, array( 'name' => 'null', 'agent' => 'null' ) ) );
		$this->expectException( Refusal::class );
		Input::query( self::SCHEMA, array( 'name' => 'x', 'count' => 'null' ) );
	}

	/** @return iterable<string, array{string, mixed}> */
	public static function refusedFromQueries(): iterable {
		yield 'no number' => array( 'count', 'x' );
		yield 'a fraction' => array( 'count', '1.5' );
		yield 'too large' => array( 'count', '366' );
		yield 'a number with words' => array( 'count', '1 OR 1=1' );
		yield 'nothing for a number' => array( 'count', '' );
		yield 'a list for a number' => array( 'count', array( '1' ) );
		yield 'no boolean' => array( 'flag', 'yes' );
		yield 'one bad of a list' => array( 'numbers', '1,x' );
		yield 'no time' => array( 'since', '2026-05-07' );
	}

	#[DataProvider( 'refusedFromQueries' )]
	public function testRefusesFromQueries( string $field, mixed $text ): void {
		self::assertSame( 'validation_error', $this->refusal( static fn() => Input::query( self::SCHEMA, array( 'name' => 'x', $field => $text ) ) ) );
	}

	public function testIgnoresUnknownQueryParameters(): void {
		self::assertArrayNotHasKey( 'id', Input::query( self::SCHEMA, array( 'name' => 'x', 'id' => '7', '_locale' => 'user' ) ) );
	}

	public function testABodyWithoutAnythingRequiredMayBeEmpty(): void {
		self::assertSame( array( 'flag' => true ), Input::body( array_diff_key( self::SCHEMA, array( 'required' => true ) ), array() ) );
	}
}
