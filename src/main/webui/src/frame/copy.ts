/** A button with data-copy puts that text on the clipboard and says so in its own place. */
export function copyOnClick(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-copy]');
    if (button) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset['copy'] ?? '';
  const label = button.querySelector('[data-label]');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    selectBeside(button);
    return;
  }
  if (!label) return;
  const before = label.textContent;
  label.textContent = button.dataset['copied'] ?? before;
  setTimeout(() => (label.textContent = before), 2000);
}

/** Without a clipboard, as on plain http, the text is at least selected for Ctrl+C. */
function selectBeside(button: HTMLButtonElement): void {
  const code = button.parentElement?.querySelector('code');
  if (code) getSelection()?.selectAllChildren(code);
}
