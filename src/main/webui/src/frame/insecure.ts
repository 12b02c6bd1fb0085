/** Shows the note that browsers open no camera here: on plain http other than localhost. */
export function sayWhenInsecure(): void {
  if (isSecureContext) return;
  document.querySelectorAll<HTMLElement>('[data-insecure]').forEach((note) => (note.hidden = false));
}
