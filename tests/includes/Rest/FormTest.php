<?php
/**
 * Forms with files.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use SmartSupport\Rest\Form;
use SmartSupport\Tests\DeskTestCase;

final class FormTest extends DeskTestCase {

	public function testAFileIsAFieldWithItsName(): void {
		$request = $this->form( array( 'message' => 'Hello.' ), array( 'file' => $this->file( 'a.png' ), 'empty' => $this->file( error: UPLOAD_ERR_NO_FILE ), 'several' => array( 'name' => array( 'b', '', 'c' ), 'error' => array( 0, UPLOAD_ERR_NO_FILE, 0 ) ), 'none' => array( 'name' => array( '' ), 'error' => array( UPLOAD_ERR_NO_FILE ) ) ) );
		self::assertSame( array( 'message' => 'Hello.', 'file' => 'a.png', 'several' => array( 'b', 'c' ) ), Form::fields( $request ) );
	}

	public function testAFormThatPhpThrewAwayIsTooLarge(): void {
		$limit   = wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
		$request = $this->form( array(), array() );
		self::assertSame( array(), Form::fields( $request ) );
		$request->set_header( 'Content-Length', (string) $limit );
		self::assertSame( array(), Form::fields( $request ) );
		$request->set_header( 'Content-Length', (string) ( $limit + 1 ) );
		self::assertSame( 'file_too_large', $this->refusal( static fn() => Form::fields( $request ) ) );
	}

	/**
	 * @param array<string, mixed> $fields
	 * @param array<string, mixed> $files
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	private function form( array $fields, array $files ): \WP_REST_Request {
		/** @var \WP_REST_Request<array<string, mixed>> $request */
		$request = new \WP_REST_Request( 'POST', '/' );
		$request->set_body_params( $fields );
		$request->set_file_params( $files );
		return $request;
	}
}
