/**
 * Unpacks a zip.
 *
 * @param {string} file
 * @param {string} dir  Made if it is not there.
 */
export async function unzip( file, dir ) {
	// Loaded when needed: this module is also read before the packages are installed.
	const { default: AdmZip } = await import( 'adm-zip' );
	new AdmZip( file ).extractAllTo( dir, true );
}
