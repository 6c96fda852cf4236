<?php
/**
 * A file of the sources.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Architecture;

/**
 * Reads the sources as text and, for PHP, as tokens: what stands in comments and strings is told apart from code.
 */
final class Source {

	private const GENERATED = array( 'src/types/schema.ts' );

	/** @var list<\PhpToken>|null Without comments and white space. */
	private ?array $tokens = null;

	/** @param string $path From the root of the project. */
	public function __construct( public readonly string $path ) {}

	/**
	 * @param list<string> $folders    From the root of the project.
	 * @param list<string> $extensions
	 * @return list<self> In the order of their paths.
	 */
	public static function in( array $folders, array $extensions = array( 'php' ) ): array {
		$paths = array();
		foreach ( array_filter( $folders, static fn( string $folder ): bool => is_dir( self::root() . $folder ) ) as $folder ) {
			$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( self::root() . $folder, \FilesystemIterator::SKIP_DOTS ) );
			foreach ( $files as $file ) {
				if ( $file instanceof \SplFileInfo && in_array( $file->getExtension(), $extensions, true ) ) {
					$paths[] = substr( $file->getPathname(), strlen( self::root() ) );
				}
			}
		}
		sort( $paths );
		return array_map( static fn( string $path ): self => new self( $path ), array_values( array_diff( $paths, self::GENERATED ) ) );
	}

	/** @return list<self> Every PHP file that ships. */
	public static function shipped(): array {
		return array( new self( 'smart-support-guest.php' ), new self( 'uninstall.php' ), ...self::in( array( 'includes', 'blocks' ) ) );
	}

	public static function exists( string $path ): bool {
		return file_exists( self::root() . $path );
	}

	public function text(): string {
		return (string) file_get_contents( self::root() . $this->path );
	}

	/** @return list<\PhpToken> */
	public function tokens(): array {
		return $this->tokens ??= array_values(
			array_filter( \PhpToken::tokenize( $this->text() ), static fn( \PhpToken $token ): bool => ! $token->isIgnorable() )
		);
	}

	/** Whether the code (not a comment or a string) names a function, class or variable. Case counts. */
	public function names( string $name ): bool {
		foreach ( $this->tokens() as $token ) {
			if ( $token->is( array( T_STRING, T_VARIABLE, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED ) ) && ltrim( $token->text, '\\' ) === $name ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Which of these functions the code calls or names, also as text (as in a callback) or followed by `(...)`.
	 *
	 * @param list<string> $functions
	 * @return list<string>
	 */
	public function uses( array $functions ): array {
		$used = array();
		foreach ( $this->tokens() as $index => $token ) {
			$name     = strtolower( trim( $token->text, '\\\'"' ) );
			$isMember = $index > 0 && $this->tokens()[ $index - 1 ]->is( array( T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ) );
			if ( ! $isMember && $token->is( array( T_STRING, T_NAME_FULLY_QUALIFIED, T_CONSTANT_ENCAPSED_STRING, T_EVAL ) ) && in_array( $name, $functions, true ) ) {
				$used[] = $name;
			}
		}
		return array_values( array_unique( $used ) );
	}

	/** @return string Every text of the code, joined by line breaks: where SQL stands. */
	public function strings(): string {
		$texts = array_filter( $this->tokens(), static fn( \PhpToken $token ): bool => $token->is( array( T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE ) ) );
		return implode( "\n", array_map( static fn( \PhpToken $token ): string => $token->text, $texts ) );
	}

	/** @return array<string, int> Function or method => its lines, from its name to its closing brace. */
	public function functions(): array {
		$functions = array();
		$tokens    = $this->tokens();
		foreach ( $tokens as $index => $token ) {
			if ( $token->is( T_FUNCTION ) ) {
				$end                                 = self::end( array_slice( $tokens, $index ) );
				$functions[ $this->label( $index ) ] = $end - $token->line + 1;
			}
		}
		return $functions;
	}

	private function label( int $index ): string {
		$next = $this->tokens()[ $index + 1 ] ?? null;
		return $this->path . ':' . $this->tokens()[ $index ]->line . ' ' . ( null !== $next && $next->is( T_STRING ) ? $next->text : 'closure' );
	}

	/**
	 * Line where a function ends.
	 *
	 * @param list<\PhpToken> $tokens From the word `function` on.
	 */
	private static function end( array $tokens ): int {
		$depth = 0;
		foreach ( $tokens as $token ) {
			if ( ';' === $token->text && 0 === $depth ) {
				return $token->line;
			}
			if ( $token->is( array( '{', T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES ) ) ) {
				++$depth;
			}
			if ( '}' === $token->text && 0 === --$depth ) {
				return $token->line;
			}
		}
		return $tokens[0]->line;
	}

	private static function root(): string {
		return dirname( __DIR__, 2 ) . '/';
	}
}
