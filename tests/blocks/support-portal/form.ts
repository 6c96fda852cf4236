/** The form as render.php has it, in short. */
export function makeForm(): HTMLFormElement {
	document.body.innerHTML = `
		<form data-draft="ticket">
			<input name="smart_support[email]" type="email" required>
			<input name="smart_support[subject]" maxlength="255" required>
			<textarea name="smart_support[message]" required></textarea>
			<input name="smart_support[website]">
			<input name="smart_support[token]" type="hidden" value="t">
			<button type="submit">Submit Ticket</button>
		</form>`;
	return document.querySelector( 'form' ) as HTMLFormElement;
}
