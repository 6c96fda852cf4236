import {
	Button,
	FormFileUpload,
	Icon,
	ProgressBar,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { caution, closeSmall, page as fileIcon } from '@wordpress/icons';

import { sizeText } from '../../../components/Attachments';
import type { Upload, Uploads } from './uploads';

/**
 * The files that go with a message that is being written: how far each has come, what is wrong with it, and off with it.
 *
 * @param props         Properties.
 * @param props.uploads Files.
 */
export function Files( { uploads }: { uploads: Uploads } ) {
	const { files, remove } = uploads;
	if ( files.length === 0 ) {
		return null;
	}
	return (
		<ul
			className="smart-support-files"
			aria-label={ __( 'Files to send', 'smart-support-guest' ) }
		>
			{ files.map( ( file ) => (
				<File
					key={ file.key }
					file={ file }
					onRemove={ () => {
						remove( file.key );
					} }
				/>
			) ) }
		</ul>
	);
}

interface FileProps {
	file: Upload;
	onRemove: () => void;
}

function File( { file, onRemove }: FileProps ) {
	const { name, size, progress, id, fault } = file;
	const isUploading = id === undefined && fault === undefined;
	return (
		<li className={ `smart-support-file ${ fault ? 'is-faulty' : '' }` }>
			<Icon icon={ fault ? caution : fileIcon } />
			<span className="smart-support-file__name">
				<bdi>{ name }</bdi>
			</span>
			<span className="smart-support-file__size">
				{ sizeText( size ) }
			</span>
			{ isUploading && (
				<ProgressBar
					className="smart-support-file__progress"
					value={ Math.round( progress * 100 ) }
					aria-label={ sprintf(
						/* translators: %s: name of a file */
						__( 'Uploading %s', 'smart-support-guest' ),
						name
					) }
				/>
			) }
			{ fault && (
				<span className="smart-support-file__fault">{ fault }</span>
			) }
			<Button
				size="small"
				icon={ closeSmall }
				label={ sprintf(
					/* translators: %s: name of a file */
					__( 'Remove %s', 'smart-support-guest' ),
					name
				) }
				onClick={ onRemove }
			/>
		</li>
	);
}

/**
 * The button that picks files.
 *
 * @param props       Properties.
 * @param props.onAdd Gets what was picked.
 */
export function Picker( { onAdd }: { onAdd: Uploads[ 'add' ] } ) {
	return (
		<FormFileUpload
			multiple
			onClick={ ( event ) => {
				// The same file may be picked again.
				event.currentTarget.value = '';
			} }
			onChange={ ( { currentTarget } ) => {
				onAdd( [ ...( currentTarget.files ?? [] ) ] );
			} }
			render={ ( { openFileDialog } ) => (
				<Button variant="tertiary" onClick={ openFileDialog }>
					{ __( 'Attach files', 'smart-support-guest' ) }
				</Button>
			) }
		/>
	);
}
