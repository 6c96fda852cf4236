<?php
/**
 * HTML part of a mail.
 *
 * Inline styles and tables for the frame: mail programs know little else. Each text has its colour and its background, so
 * that a program which makes mails dark turns both and they stay apart; `light` says that there is no dark version.
 */

declare(strict_types=1);

use SmartSupport\Mail\Branding;
use SmartSupport\Mail\Color;
use SmartSupport\Mail\MailContent;

defined( 'ABSPATH' ) || exit;

assert( isset( $content, $branding ) && $content instanceof MailContent && $branding instanceof Branding );

$smart_support_logo   = $branding->logo();
$smart_support_start  = $content->isRtl ? 'right' : 'left';
$smart_support_card   = '#ffffff';
$smart_support_text   = $branding->textColor;
$smart_support_link   = Color::on( $smart_support_card, $branding->accentColor, $smart_support_text );
$smart_support_page   = $branding->backgroundColor;
$smart_support_aside  = Color::on( $smart_support_page, $smart_support_text );
$smart_support_button = Color::on( $branding->accentColor, '#ffffff' );
?>
<!DOCTYPE html>
<html lang="<?php echo esc_attr( $content->language ); ?>" dir="<?php echo $content->isRtl ? 'rtl' : 'ltr'; ?>">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width">
	<meta name="color-scheme" content="light">
	<meta name="supported-color-schemes" content="light">
	<title><?php echo esc_html( $content->subject ); ?></title>
	<style>
		:root { color-scheme: light; }
		a { color: <?php echo esc_attr( $smart_support_link ); ?>; }
		@media (max-width: 480px) { .smart-support-card { padding: 24px 20px !important; } }
	</style>
</head>
<body style="margin:0;padding:0;background:<?php echo esc_attr( $smart_support_page ); ?>;color:<?php echo esc_attr( $smart_support_aside ); ?>;font:16px/1.5 -apple-system,BlinkMacSystemFont,'Segoe UI',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="<?php echo esc_attr( $smart_support_page ); ?>" style="background:<?php echo esc_attr( $smart_support_page ); ?>">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;text-align:<?php echo esc_attr( $smart_support_start ); ?>">
<tr><td style="padding:0 8px 16px;color:<?php echo esc_attr( $smart_support_aside ); ?>;font-size:18px;font-weight:600">
<?php if ( null === $smart_support_logo ) : ?>
	<?php echo esc_html( Branding::site() ); ?>
<?php else : ?>
<img src="<?php echo esc_url( $smart_support_logo->url ); ?>" width="<?php echo esc_attr( (string) $smart_support_logo->width ); ?>" height="<?php echo esc_attr( (string) $smart_support_logo->height ); ?>" alt="<?php echo esc_attr( Branding::site() ); ?>" style="display:block;border:0;max-width:100%;height:auto">
<?php endif; ?>
</td></tr>
<tr><td class="smart-support-card" bgcolor="<?php echo esc_attr( $smart_support_card ); ?>" style="padding:32px;border-radius:8px;background:<?php echo esc_attr( $smart_support_card ); ?>;color:<?php echo esc_attr( $smart_support_text ); ?>;overflow-wrap:anywhere">
<?php foreach ( $content->lines as $smart_support_line ) : ?>
<p style="margin:0 0 16px"><?php echo esc_html( $smart_support_line ); ?></p>
<?php endforeach; ?>
<?php if ( '' !== $content->messageHtml ) : ?>
<div style="margin:0 0 16px;padding:0 16px;border-<?php echo esc_attr( $smart_support_start ); ?>:4px solid <?php echo esc_attr( $branding->accentColor ); ?>"><?php echo wp_kses_post( $content->messageHtml ); ?></div>
<?php endif; ?>
<p style="margin:24px 0"><a href="<?php echo esc_url( $content->buttonUrl ); ?>" style="display:inline-block;padding:12px 20px;border-radius:4px;background:<?php echo esc_attr( $branding->accentColor ); ?>;color:<?php echo esc_attr( $smart_support_button ); ?>;text-decoration:none"><?php echo esc_html( $content->buttonLabel ); ?></a></p>
<p style="margin:0;font-size:14px"><?php echo esc_html( $content->footer ); ?></p>
<?php if ( '' !== $content->portalUrl ) : ?>
<p style="margin:16px 0 0;font-size:14px"><?php echo esc_html( $content->portalNote ); ?></p>
<p style="margin:8px 0 0;font-size:14px"><a href="<?php echo esc_url( $content->portalUrl ); ?>" style="color:<?php echo esc_attr( $smart_support_link ); ?>"><?php echo esc_html( $content->portalLabel ); ?></a></p>
<?php endif; ?>
</td></tr>
<?php if ( '' !== $branding->footer ) : ?>
<tr><td style="padding:16px 8px 0;color:<?php echo esc_attr( $smart_support_aside ); ?>;font-size:13px"><?php echo nl2br( esc_html( $branding->footer ), false ); ?></td></tr>
<?php endif; ?>
</table>
</td></tr>
</table>
</body>
</html>
