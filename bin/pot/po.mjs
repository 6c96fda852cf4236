/**
 * @typedef {Object} Message
 * @property {string} id        The text.
 * @property {string} reference File it is in.
 * @property {string} [plural]  The text for several.
 * @property {string} [context] Tells two uses of a text apart.
 * @property {string} [comment] For translators.
 */

/**
 * @param {Message[]} messages
 * @return {string} PO without a header; a text may come twice, which msguniq mends.
 */
export const toPo = ( messages ) => messages.map( entry ).join( '\n' );

/** @param {Message} message */
function entry( { id, plural, context, comment, reference } ) {
	const lines = [
		comment && `#. ${ comment.replaceAll( '\n', '\n#. ' ) }`,
		`#: ${ reference }`,
		context && `msgctxt ${ quoted( context ) }`,
		`msgid ${ quoted( id ) }`,
		plural && `msgid_plural ${ quoted( plural ) }`,
		plural ? 'msgstr[0] ""\nmsgstr[1] ""' : 'msgstr ""',
	];
	return `${ lines.filter( Boolean ).join( '\n' ) }\n`;
}

/**
 * JSON's escapes are PO's, but that JSON may write letters by their number.
 *
 * @param {string} text
 */
const quoted = ( text ) => JSON.stringify( text );
