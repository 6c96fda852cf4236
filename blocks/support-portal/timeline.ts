/** What of a reply the timeline shows. */
export interface ShownReply {
	/** Safe HTML, as the server made it. */
	message: string;
	/** ISO 8601. */
	time: string;
	/** The time in words. */
	date: string;
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
	}
	timeline.append( item );
}
