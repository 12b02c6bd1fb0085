const SHOWN = 6000;

/** Toasts that came with the page leave after a while, unless the reader is on them. */
export function releaseToasts(): void {
  document.querySelectorAll<HTMLElement>('.toasts > .toast').forEach(leaveLater);
}

/** Confirms something in a sentence; errors belong beside what failed, not here. */
export function toast(text: string): void {
  const list = document.querySelector('.toasts');
  if (!list) return;
  const note = document.createElement('div');
  note.className = 'toast';
  note.textContent = text;
  list.append(note);
  leaveLater(note);
}

function leaveLater(note: HTMLElement): void {
  setTimeout(() => {
    if (note.matches(':hover, :focus-within')) {
      leaveLater(note);
      return;
    }
    note.classList.add('leaving');
    setTimeout(() => note.remove(), 300);
  }, SHOWN);
}
