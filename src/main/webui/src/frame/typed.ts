const STORE = 'typed';
const CARRIED = 'input, textarea, select';
const NOT_CARRIED = new Set(['hidden', 'password', 'file', 'submit', 'button']);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { page: string; fields: Record<string, string> };

/** Choosing another language opens the page anew: what was typed there comes along. */
export function carryTyped(): void {
  restore();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.getAttribute('action') === '/language') keep(form);
  });
}

function keep(choice: HTMLFormElement): void {
  const fields: Record<string, string> = {};
  for (const [name, field] of named()) {
    if (changed(field)) fields[name] = read(field);
  }
  if (Object.keys(fields).length === 0) return;
  const page = choice.querySelector<HTMLInputElement>('[name=back]')?.value ?? '';
  sessionStorage.setItem(STORE, JSON.stringify({ page, fields } satisfies Kept));
}

function restore(): void {
  const text = sessionStorage.getItem(STORE);
  if (!text) return;
  sessionStorage.removeItem(STORE);
  const kept = JSON.parse(text) as Kept;
  if (kept.page !== location.pathname + location.search) return;
  for (const [name, field] of named()) {
    const value = kept.fields[name];
    if (value !== undefined) write(field, value);
  }
}

/** Every field by the form it is in, its name, and which of that name it is. */
function named(): Map<string, Field> {
  const all = new Map<string, Field>();
  for (const field of document.querySelectorAll<Field>(CARRIED)) {
    if (!field.form || !field.name || NOT_CARRIED.has(field.type)) continue;
    const name = `${field.form.getAttribute('action') ?? ''} ${field.name}`;
    let number = 0;
    while (all.has(`${name} ${number}`)) number++;
    all.set(`${name} ${number}`, field);
  }
  return all;
}

/** A form that came back with a mistake was typed whole, though it stands there as if given. */
function changed(field: Field): boolean {
  if (field.form?.querySelector('[aria-invalid=true]')) return true;
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return ticks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function read(field: Field): string {
  return ticks(field) ? String(field.checked) : field.value;
}

function write(field: Field, value: string): void {
  if (ticks(field)) field.checked = value === 'true';
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function ticks(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}
