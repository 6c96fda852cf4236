<?php
/**
 * What API keys may do.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Every scope of the contract. A key has those it was given and no other.
 */
enum Scope: string {
	case TicketsRead       = 'tickets:read';
	case TicketsWrite      = 'tickets:write';
	case RepliesRead       = 'replies:read';
	case RepliesWrite      = 'replies:write';
	case NotesRead         = 'notes:read';
	case NotesWrite        = 'notes:write';
	case CustomersRead     = 'customers:read';
	case CustomersWrite    = 'customers:write';
	case ParticipantsWrite = 'participants:write';
	case AttachmentsRead   = 'attachments:read';
	case AttachmentsWrite  = 'attachments:write';
	case SettingsRead      = 'settings:read';
	case SettingsWrite     = 'settings:write';
	case KeysManage        = 'keys:manage';
	case Import            = 'import';
	case Export            = 'export';
	case Inbound           = 'inbound';

	/**
	 * @param list<string> $names
	 * @return list<self> Those that there are, each once, in the order of this list.
	 */
	public static function sorted( array $names ): array {
		return array_values( array_filter( self::cases(), static fn( self $scope ) => in_array( $scope->value, $names, true ) ) );
	}
}
