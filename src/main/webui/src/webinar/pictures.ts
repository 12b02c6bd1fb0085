const ADDRESS = '/webinars/pictures';

/** Files chosen on the form go up at once; the form keeps the address they get. */
export function takePictures(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>('[data-needs-script]').forEach((part) => (part.hidden = false));
  form.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    const place = input.type === 'file' ? placeOf(input) : null;
    const file = input.files?.[0];
    if (place && file) void upload(form, place, input, file);
  });
  form.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-picture-remove]');
    const place = button && placeOf(button);
    if (place) show(place, '');
  });
}

function placeOf(part: Element): HTMLElement | null {
  return part.closest<HTMLElement>('[data-picture]');
}

async function upload(form: HTMLFormElement, place: HTMLElement, input: HTMLInputElement, file: File): Promise<void> {
  say(place, 'busy');
  const body = new FormData();
  body.set('csrf', (form.elements.namedItem('csrf') as HTMLInputElement).value);
  body.set('use', place.dataset['picture'] ?? 'cover');
  body.set('file', file);
  try {
    const answer = await fetch(ADDRESS, { method: 'POST', headers: { Accept: 'application/json' }, body });
    const said = (await answer.json()) as { address?: string; detail?: string; errors?: { message: string }[] };
    if (answer.ok && said.address) {
      show(place, said.address);
      say(place, 'help');
    } else {
      refuse(place, said.errors?.[0]?.message ?? said.detail);
    }
  } catch {
    refuse(place);
  }
  input.value = '';
}

/** The picture of this address, or none; the draft and the preview follow as after typing. */
function show(place: HTMLElement, address: string): void {
  const kept = place.querySelector<HTMLInputElement>('input[type=hidden]');
  const shown = place.querySelector<HTMLImageElement>('.picture-shown');
  const remove = place.querySelector<HTMLElement>('[data-picture-remove]');
  if (!kept || !shown || !remove) return;
  kept.value = address;
  if (address) shown.src = address;
  shown.hidden = remove.hidden = address === '';
  kept.dispatchEvent(new Event('input', { bubbles: true }));
}

function say(place: HTMLElement, what: 'help' | 'busy'): void {
  write(place, place.querySelector<HTMLElement>('[role=status]')?.dataset[what] ?? '', 'help');
}

function refuse(place: HTMLElement, why?: string): void {
  const note = place.querySelector<HTMLElement>('[role=status]');
  write(place, why ?? note?.dataset['failed'] ?? '', 'error');
}

function write(place: HTMLElement, text: string, kind: 'help' | 'error'): void {
  const note = place.querySelector<HTMLElement>('[role=status]');
  if (!note) return;
  note.textContent = text;
  note.className = kind;
}
