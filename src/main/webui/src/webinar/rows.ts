/** "Add a speaker", "leave out another day": one more row like the last, empty and numbered on. */
export function addRows(form: HTMLFormElement): void {
  form.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-add=row]');
    if (!button) return;
    const rows = button.parentElement?.querySelectorAll<HTMLElement>('[data-row]');
    const last = rows?.[rows.length - 1];
    if (!rows || !last) return;
    const row = last.cloneNode(true) as HTMLElement;
    number(row, rows.length);
    last.after(row);
    row.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus();
  });
}

function number(row: HTMLElement, index: number): void {
  const renumbered = (text: string) => text.replace(/\[\d+\]/, `[${index}]`);
  row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea').forEach((field) => {
    field.name = renumbered(field.name);
    if (field.id) field.id = renumbered(field.id);
    field.value = '';
    const label = field.getAttribute('aria-label');
    if (label) field.setAttribute('aria-label', label.replace(/\d+/, String(index + 1)));
    field.removeAttribute('aria-invalid');
  });
  row.querySelectorAll<HTMLElement>('.picture-shown, [data-picture-remove]').forEach((part) => (part.hidden = true));
  row.querySelectorAll<HTMLElement>('[aria-describedby], [id$=note]').forEach((part) => {
    if (part.id) part.id = renumbered(part.id);
    const note = part.getAttribute('aria-describedby');
    if (note) part.setAttribute('aria-describedby', renumbered(note));
  });
  row.querySelectorAll<HTMLLabelElement>('label').forEach((label) => (label.htmlFor = renumbered(label.htmlFor)));
  const legend = row.querySelector('legend');
  if (legend) legend.textContent = (legend.textContent ?? '').replace(/\d+$/, String(index + 1));
}
