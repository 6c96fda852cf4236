<?php
/**
 * Page requests of visitors.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\PortalServices;
use SmartSupport\Services;

defined( 'ABSPATH' ) || exit;

/**
 * Finds out whether a page request concerns us, answers it before WordPress looks for posts, and fills the block.
 */
final class Front {

	private ?Visit $visit = null;

	private ?View $view = null;

	/** @param \Closure(): Services $services Made only when a request concerns us. */
	public function __construct(
		private readonly SupportPage $page,
		private readonly \Closure $services,
	) {}

	/** Once the address is parsed, and after the REST API has taken what is its own. */
	public function start( \WP $wp ): void {
		$visit       = Visit::current( $wp );
		$this->visit = $visit;
		$ticketId    = $this->page->ticketAt( $visit->path ) ?? $visit->ticketId;
		$portalId    = $this->page->portalAt( $visit->path ) ?? $visit->portalTicketId;
		if ( null !== $visit->secret && $visit->reads() ) {
			$this->give( $this->tickets()->land( $visit->secret, 'get' === $visit->method ), $wp, true );
		} elseif ( null !== $visit->portalSecret && $visit->reads() ) {
			$this->give( $this->portal()->land( $visit->portalSecret ), $wp, true );
		} elseif ( $portalId > 0 ) {
			$this->give( $this->portal()->answer( $visit, $portalId ), $wp, true );
		} elseif ( $ticketId > 0 ) {
			$this->give( $this->tickets()->answer( $visit, $ticketId ), $wp, true );
		} elseif ( null !== $visit->code && $visit->reads() ) {
			$this->give( $this->list()->land( $visit->code ), $wp, true );
		} elseif ( null !== $visit->confirm && $visit->reads() ) {
			$this->give( $this->confirming()->land( $visit->confirm ), $wp, true );
		} elseif ( $visit->asksToConfirm || $this->page->isConfirming( $visit->path ) ) {
			$this->give( $this->confirming()->answer( $visit ), $wp, true );
		} elseif ( $visit->asksForList || $this->page->isList( $visit->path ) ) {
			$this->give( $this->list()->answer( $visit ), $wp, true );
		} else {
			$this->giveForm( $visit, $wp );
		}
	}

	/**
	 * The inside of the block.
	 *
	 * @param array<array-key, mixed> $attributes Of the block.
	 */
	public function render( array $attributes = array() ): void {
		$this->view ??= $this->forms()->view( $this->visit ?? Visit::none() );
		$view         = $this->view instanceof FormView ? $this->view->within( FormBlock::from( $attributes ) ) : $this->view;
		// WordPress runs shortcodes over what a block has rendered: what visitors wrote must stay words.
		ob_start( static fn( string $html ): string => str_replace( '[', '&#91;', $html ) );
		$this->renderWays( $view );
		$view->render();
		ob_end_flush();
	}

	/** To the pages that this is not; the same for everybody, as the form may come from a cache. */
	private function renderWays( View $view ): void {
		$isList = $view instanceof MyTicketsView || $view instanceof SignInView;
		$links  = $view instanceof FormView ? array() : array( $this->page->url() => __( 'New request', 'smart-support-guest' ) );
		$links += $isList ? array() : array( $this->page->listUrl() => __( 'My tickets', 'smart-support-guest' ) );
		require __DIR__ . '/templates/nav.php';
	}

	private function giveForm( Visit $visit, \WP $wp ): void {
		$isVirtual = $this->isVirtual( $visit );
		$answer    = match ( $visit->form() ) {
			'ticket' => $this->forms()->send( $visit ),
			'links'  => $this->forms()->sendLinks( $visit ),
			default  => null === $visit->notice ? null : Answer::view( $this->forms()->view( $visit ) ),
		};
		if ( null !== $answer ) {
			$this->give( $answer, $wp, $isVirtual );
		} elseif ( $isVirtual ) {
			VirtualPage::serve( $wp );
		}
		if ( $visit->isCut ) {
			add_action( 'wp', static fn() => is_singular() && has_block( SupportPage::BLOCK ) ? status_header( 413 ) : null );
		}
	}

	/** Whether the support page is asked for and there is none; a page of the owner's at its address stays. */
	private function isVirtual( Visit $visit ): bool {
		// Most requests are for other pages: they must not cost a look at ours.
		if ( ! $visit->asksForPage && SupportPage::PATH !== $visit->path ) {
			return false;
		}
		return null === $this->page->id() && ( $visit->asksForPage || null === get_page_by_path( $visit->path ) );
	}

	/** @param bool $moves Whether the support page is to be shown whatever the address names. */
	private function give( Answer $answer, \WP $wp, bool $moves ): void {
		PrivatePage::begin( $answer->retryAfter );
		if ( '' !== $answer->location ) {
			wp_safe_redirect( $answer->location, $answer->status, 'Smart Support' );
			exit;
		}
		$this->view = $answer->view;
		if ( null === $answer->view ) {
			$wp->query_vars = array( 'error' => (string) $answer->status );
			return;
		}
		if ( $moves ) {
			$this->move( $wp );
		}
		// WordPress says 200 as soon as it has found the page.
		add_action( 'wp', static fn() => status_header( $answer->status ) );
		add_filter( 'document_title_parts', $this->title( ... ) );
	}

	private function move( \WP $wp ): void {
		$id = $this->page->id();
		if ( null === $id ) {
			VirtualPage::serve( $wp );
			return;
		}
		$wp->query_vars = array( 'page_id' => $id );
	}

	/**
	 * @param array<string, string> $parts
	 * @return array<string, string>
	 */
	private function title( array $parts ): array {
		$title = $this->view?->title() ?? '';
		return '' === $title ? $parts : array_merge( $parts, array( 'title' => $title ) );
	}

	private function list(): MyTicketsPage {
		return ( new PortalServices( ( $this->services )() ) )->myTicketsPage();
	}

	private function portal(): PortalPage {
		return ( new PortalServices( ( $this->services )() ) )->portalPage();
	}

	private function confirming(): ConfirmPage {
		return ( new PortalServices( ( $this->services )() ) )->confirmPage();
	}

	private function tickets(): TicketPage {
		$services = ( $this->services )();
		$portal   = new PortalServices( $services );
		return new TicketPage( $services->linkHolders(), $services->tickets, $services->selfClosing(), $services->replies, $portal->guestReplies(), $portal->ownClosing(), $services->attachmentPresenter(), $services->page, $services->accounts() );
	}

	private function forms(): FormPage {
		$services = ( $this->services )();
		return new FormPage( $services->guards()->guestTickets(), $services->guards()->guestLinks(), $services->page, $services->callers );
	}
}
