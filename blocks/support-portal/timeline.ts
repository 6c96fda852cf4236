import { inWords } from './limits';

/** What of a reply the timeline shows. */
export interface ShownReply {
	/** Safe HTML, as the server made it. */
	message: string;
	/** ISO 8601. */
	time: string;
	/** The time in words. */
	date: string;
	files: ShownFile[];
}

interface ShownFile {
	name: string;
	url: string;
	/** Bytes. */
	size: number;
}

/**
 * Adds a reply of the visitor's own to the end of the timeline.
 *
 * @param reply
 */
export function addToTimeline( reply: ShownReply ): void {
	const timeline = document.getElementById( 'smart-support-timeline' );
	const blank = document.getElementById( 'smart-support-blank' );
	if ( ! timeline || ! ( blank instanceof HTMLTemplateElement ) ) {
		return;
	}
	const item = blank.content.cloneNode( true ) as DocumentFragment;
	const time = item.querySelector( 'time' );
	const text = item.querySelector( '.smart-support-text' );
	if ( time && text ) {
		time.dateTime = reply.time;
		time.textContent = reply.date;
		text.innerHTML = reply.message;
		if ( reply.files.length ) {
			text.after( listOf( reply.files ) );
		}
	}
	timeline.append( item );
}

/**
 * @param files That came with a reply.
 */
function listOf( files: ShownFile[] ): HTMLElement {
	const list = document.createElement( 'ul' );
	list.className = 'smart-support-files';
	for ( const { name, url, size } of files ) {
		const link = document.createElement( 'a' );
		link.href = url;
		link.download = '';
		link.textContent = name;
		const item = document.createElement( 'li' );
		const hint = document.createElement( 'span' );
		hint.className = 'smart-support-hint';
		hint.textContent = inWords( size );
		item.append( link, hint );
		list.append( item );
	}
	return list;
}
