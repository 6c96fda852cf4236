<?php
/**
 * What becomes of the files of a form that comes back.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;
?>
<p><?php esc_html_e( 'Your browser does not keep files: please choose them again before you send the form.', 'smart-support-guest' ); ?></p>
