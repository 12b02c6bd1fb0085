/** command="show-modal" commandfor="id" opens a dialog, also in browsers that do not know it yet. */
export function openDialogs(): void {
  if (!('commandForElement' in HTMLButtonElement.prototype)) {
    document.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[commandfor]');
      if (button) obey(button);
    });
  }
  document.addEventListener('click', (event) => {
    const dialog = event.target;
    if (dialog instanceof HTMLDialogElement && dialog.classList.contains('dialog') && outside(dialog, event)) {
      dialog.close();
    }
  });
  for (const asked of document.querySelectorAll<HTMLDialogElement>('dialog[data-ask]')) {
    asked.removeAttribute('open');
    asked.showModal();
  }
}

function obey(button: HTMLButtonElement): void {
  const dialog = document.getElementById(button.getAttribute('commandfor') ?? '');
  if (!(dialog instanceof HTMLDialogElement)) return;
  const command = button.getAttribute('command');
  if (command === 'show-modal') dialog.showModal();
  if (command === 'close') dialog.close();
}

function outside(dialog: HTMLElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
