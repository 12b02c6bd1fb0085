/** A form is sent once: its buttons say that they are busy until the next page comes. */
export function guardForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method === 'dialog' || event.defaultPrevented) return;
    if (form.dataset['sent']) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  // Coming back by the browser's history shows the page as it was left: let it be sent again.
  addEventListener('pageshow', () => {
    document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach((form) => delete form.dataset['sent']);
    document.querySelectorAll('[aria-busy=true]').forEach((button) => button.removeAttribute('aria-busy'));
  });
  document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}
