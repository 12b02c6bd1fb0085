/** What a key does; the list that `?` opens is made from the page. */
export type Actions = Partial<Record<string, () => void>>;

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Single keys, off while typing, while a dialog is open and with any modifier. */
export function listenForShortcuts(actions: Actions, talk: (held: boolean) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      if (!event.repeat) talk(true);
      return;
    }
    const action = event.repeat ? undefined : actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ') talk(false);
  });
  // A key let go in another window is never told of here.
  window.addEventListener('blur', () => talk(false));
  document.addEventListener('visibilitychange', () => talk(false));
}
