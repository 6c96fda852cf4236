<?php
/**
 * The plugin.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Access\AccessLinkController;
use SmartSupport\Access\ApiKeyController;
use SmartSupport\Access\RefusalController;
use SmartSupport\Agents\AgentController;
use SmartSupport\Attachments\AttachmentController;
use SmartSupport\Attachments\Download;
use SmartSupport\Customers\CustomerController;
use SmartSupport\Departments\DepartmentController;
use SmartSupport\Mail\MailPreviewController;
use SmartSupport\Portal\GuestTicketController;
use SmartSupport\Products\ProductController;
use SmartSupport\Replies\ReplyController;
use SmartSupport\Rest\Envelope;
use SmartSupport\Rest\PingController;
use SmartSupport\Settings\SettingsController;
use SmartSupport\Tickets\EventController;
use SmartSupport\Tickets\NewTicketController;
use SmartSupport\Tickets\TicketActionController;
use SmartSupport\Tickets\TicketController;
use SmartSupport\Tickets\TicketQueries;

defined( 'ABSPATH' ) || exit;

/**
 * Composition root, readable top to bottom: hooks what the current request may need, builds it when it does.
 */
final class Plugin {

	private const WORDPRESS = '7.0';

	/** How routes of ours begin: requests for others load none of our classes for REST. */
	private const ROUTES = '/smart-support/';

	private ?Services $services = null;

	private ?Portal\Front $front = null;

	private bool $hasRoutes = false;

	public function __construct( private readonly string $file ) {}

	public function boot(): void {
		if ( version_compare( get_bloginfo( 'version' ), self::WORDPRESS, '<' ) ) {
			add_action( 'admin_notices', $this->explainVersion( ... ) );
			return;
		}
		register_activation_hook( $this->file, Lifecycle::activate( ... ) );
		register_deactivation_hook( $this->file, Lifecycle::deactivate( ... ) );
		add_filter( 'wpmu_drop_tables', Lifecycle::tablesOfDeletedSite( ... ) );
		// Before core, which takes the site's options away.
		add_action( 'wp_uninitialize_site', Lifecycle::clearFilesOfDeletedSite( ... ), 5 );
		add_filter( 'cron_schedules', $this->addInterval( ... ) );
		add_action( 'init', $this->start( ... ) );
	}

	/** Runs on every request: nothing but hooks here. */
	private function start(): void {
		add_filter(
			'rest_post_dispatch',
			static fn( mixed $answer, \WP_REST_Server $server, \WP_REST_Request $request ) => self::isOurs( $request ) ? Envelope::wrap( $answer, $server, $request ) : $answer,
			99,
			3
		);
		if ( ! Lifecycle::isReady() && ! Lifecycle::install() ) {
			add_filter( 'rest_pre_dispatch', Envelope::refuseUnready( ... ), 10, 3 );
			return;
		}
		add_filter( 'rest_pre_dispatch', $this->startRest( ... ), 5, 3 );
		add_action( Lifecycle::SWEEP, $this->sweep( ... ) );
		add_action( 'smart_support_install_demo', fn() => ( new Demo\DemoData( $this->services() ) )->install() );
		add_action( 'parse_request', $this->startFront( ... ), 11 );
		add_action( 'smart_support_render_portal', fn( mixed $attributes = array() ) => $this->front()->render( is_array( $attributes ) ? $attributes : array() ) );
		add_action( 'wp_after_insert_post', $this->refreshSupportPage( ... ), 10, 2 );
		add_filter( 'site_status_tests', fn( mixed $tests ): array => $this->fileProbe()->register( is_array( $tests ) ? $tests : array() ) );
		( new Blocks\SupportPortal( $this->file ) )->hook();
		if ( is_admin() ) {
			$this->startAdmin();
		}
	}

	private function startAdmin(): void {
		$state = new Settings\State();
		add_action( 'wp_ajax_health-check-smart-support-files', fn() => $this->fileProbe()->answer() );
		( new Admin\Menu( $this->file, fn() => $this->services()->callers->current() ) )->hook();
		( new Admin\SupportPageOffer( new Portal\SupportPage( $state ), $state ) )->hook();
	}

	/**
	 * Registers our routes when a request is for them or for the index that lists them. Not on rest_api_init:
	 * every other plugin's request would pay for it.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function startRest( mixed $result, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		if ( self::isOurs( $request ) ) {
			NoCache::begin();
		}
		if ( $this->hasRoutes || ( '/' !== $request->get_route() && ! self::isOurs( $request ) ) ) {
			return $result;
		}
		$this->hasRoutes = true;
		$services        = $this->services();
		$routes          = new RouteServices( $services );
		$controllers     = array(
			new TicketController( $services->gate, $services->tickets, $services->ticketPresenter, new TicketQueries( $services->policy, $services->customers ) ),
			new NewTicketController( $services->gate, $services->ticketCreator, $services->tickets, $services->ticketPresenter, $services->settings, $services->clock, $services->guards()->publicCreation()->visitors() ),
			new TicketActionController( $services->gate, $services->tickets, $services->ticketPresenter ),
			new ReplyController( $services->gate, $services->replies, $services->replyPresenter, $services->tickets ),
			new EventController( $services->gate, $routes->ticketEvents(), $routes->eventPresenter(), $services->tickets ),
			new AccessLinkController( $services->gate, $routes->accessLinks(), $services->customers, $services->page ),
			new CustomerController( $services->gate, $routes->customerDirectory(), $services->policy ),
			new DepartmentController( $services->gate, $routes->departmentDirectory() ),
			new ProductController( $services->gate, $routes->productService() ),
			new AgentController( $services->gate, $services->agents ),
			new AttachmentController( $services->gate, $services->attachments, $services->attachmentPresenter() ),
			new SettingsController( $services->gate, $services->settings, $services->guards()->secrets(), $services->guards()->settingsRules() ),
			new MailPreviewController( $services->gate, $routes->mailPreview() ),
			new ApiKeyController( $services->gate, $routes->keyService(), $services->usage, $routes->keyPresenter() ),
			new RefusalController( $services->gate, $services->guards()->refusals() ),
			new PingController( $services->gate, $services->clock ),
			new GuestTicketController( $services->gate, $services->guards()->guestTickets(), $services->guards()->guestLinks(), $services->guards()->publicCreation() ),
			...( new PortalServices( $services ) )->controllers(),
		);
		Envelope::hook();
		( new Rest\KeyMeter( $services->callers, $services->usage ) )->hook();
		Download::hook();
		Portal\CrossOrigin::hook();
		foreach ( $controllers as $controller ) {
			$controller->registerRoutes();
		}
		return $result;
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	private static function isOurs( \WP_REST_Request $request ): bool {
		return str_starts_with( $request->get_route(), self::ROUTES );
	}

	/** Page requests alone come here: the REST API has ended its own by now. */
	private function startFront( \WP $wp ): void {
		$this->front()->start( $wp );
	}

	/** What cron does every minute. */
	private function sweep(): void {
		$services = $this->services();
		$services->worker()->run();
		$services->tickets->sweep( $services->settings->int( 'tickets', 'auto_close_days' ) );
		$services->limits->purge();
		( new PortalServices( $services ) )->purge();
		$services->idempotency->purge();
		$services->usage->purge();
		$services->guards()->purge();
		$services->attachments->purge();
	}

	/** The support page is found again whenever a page changes, so that no visitor's request looks for it. */
	private function refreshSupportPage( int $id, \WP_Post $post ): void {
		if ( 'page' === $post->post_type && ( $this->services()->state->supportPage() === $id || has_block( Portal\SupportPage::BLOCK, $post ) ) ) {
			$this->services()->page->refresh();
		}
	}

	/**
	 * @param array<string, array{interval: int, display: string}> $schedules
	 * @return array<string, array{interval: int, display: string}>
	 */
	private function addInterval( array $schedules ): array {
		$schedules[ Lifecycle::INTERVAL ] = array(
			'interval' => MINUTE_IN_SECONDS,
			'display'  => 'Every minute (Smart Support)',
		);
		return $schedules;
	}

	private function explainVersion(): void {
		$text = sprintf(
			/* translators: 1: Lowest WordPress version. 2: The site's version. */
			__( 'Smart Support needs WordPress %1$s or newer; this site runs %2$s. It stays switched off until WordPress is updated.', 'smart-support-guest' ),
			self::WORDPRESS,
			get_bloginfo( 'version' )
		);
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $text ) );
	}

	private function fileProbe(): Health\FileProbe {
		return new Health\FileProbe( new Attachments\AttachmentStore( new Settings\State() ) );
	}

	private function front(): Portal\Front {
		return $this->front ??= new Portal\Front( new Portal\SupportPage( new Settings\State() ), $this->services( ... ) );
	}

	private function services(): Services {
		return $this->services ??= new Services();
	}
}
