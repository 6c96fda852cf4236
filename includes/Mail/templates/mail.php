<?php
/**
 * HTML part of a mail.
 *
 * Inline styles and a table for the frame: mail programs know little else.
 */

declare(strict_types=1);

use SmartSupport\Mail\MailContent;

defined( 'ABSPATH' ) || exit;

assert( isset( $content ) && $content instanceof MailContent );

$smart_support_align = is_rtl() ? 'right' : 'left';
?>
<!DOCTYPE html>
<html lang="<?php echo esc_attr( str_replace( '_', '-', determine_locale() ) ); ?>" dir="<?php echo is_rtl() ? 'rtl' : 'ltr'; ?>">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width">
	<meta name="color-scheme" content="light dark">
	<title><?php echo esc_html( $content->subject ); ?></title>
</head>
<body style="margin:0;padding:24px;background:#f0f0f1;color:#1d2327;font:16px/1.5 -apple-system,BlinkMacSystemFont,'Segoe UI',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;background:#fff;border-radius:8px">
<tr><td style="padding:32px;text-align:<?php echo esc_attr( $smart_support_align ); ?>">
<?php foreach ( $content->lines as $smart_support_line ) : ?>
<p style="margin:0 0 16px"><?php echo esc_html( $smart_support_line ); ?></p>
<?php endforeach; ?>
<?php if ( '' !== $content->messageHtml ) : ?>
<div style="margin:0 0 16px;padding:0 16px;border-<?php echo esc_attr( $smart_support_align ); ?>:4px solid #c3c4c7"><?php echo wp_kses_post( $content->messageHtml ); ?></div>
<?php endif; ?>
<p style="margin:24px 0"><a href="<?php echo esc_url( $content->buttonUrl ); ?>" style="display:inline-block;padding:12px 20px;border-radius:4px;background:#1d4ed8;color:#fff;text-decoration:none"><?php echo esc_html( $content->buttonLabel ); ?></a></p>
<p style="margin:0;color:#50575e;font-size:14px"><?php echo esc_html( $content->footer ); ?></p>
</td></tr>
</table>
</body>
</html>
