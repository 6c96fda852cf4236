<?php
/**
 * A second PHP process on the same site.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Runs code beside the test, with WordPress loaded: for what two requests do to each other, and for what a killed
 * one leaves behind.
 */
final class PhpProcess {

	/** @var resource */
	private $process;

	/** @var array<int, resource> */
	private array $pipes = array();

	/** @param string $code Statements; WordPress is loaded before them. */
	public function __construct( string $code ) {
		$load    = sprintf( 'require %s;', var_export( Site::LOADER, true ) );
		$process = proc_open(
			array( PHP_BINARY, '-d', 'display_errors=stderr', '-r', $load . $code ),
			array(
				0 => array( 'file', '/dev/null', 'r' ),
				1 => array( 'pipe', 'w' ),
				2 => array( 'pipe', 'w' ),
			),
			$this->pipes
		);
		if ( ! is_resource( $process ) ) {
			throw new \RuntimeException( 'PHP did not start.' );
		}
		$this->process = $process;
	}

	/** Waits for a line of output: the process says how far it is. */
	public function line(): string {
		return rtrim( (string) fgets( $this->pipes[1] ), "\n" );
	}

	/** Ends the process at once, as `kill -9` does, and waits until it is gone. */
	public function kill(): void {
		proc_terminate( $this->process, 9 );
		$this->close();
	}

	/**
	 * Waits for the end.
	 *
	 * @return string What is left of the standard output.
	 * @throws \RuntimeException When the process failed or printed an error.
	 */
	public function wait(): string {
		$output = (string) stream_get_contents( $this->pipes[1] );
		$errors = (string) stream_get_contents( $this->pipes[2] );
		$code   = $this->close();
		if ( 0 !== $code || '' !== $errors ) {
			throw new \RuntimeException( "PHP ended with $code: $errors" );
		}
		return $output;
	}

	private function close(): int {
		array_map( fclose( ... ), $this->pipes );
		return proc_close( $this->process );
	}
}
