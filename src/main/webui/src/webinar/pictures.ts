const ADDRESS = '/webinars/pictures';

/** As large as they are shown at most; the server scales every other format. */
const LONGEST: Record<string, number> = { cover: 1600, photo: 512 };

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
  try {
    body.set('file', await fitting(file, place.dataset['picture'] ?? 'cover'), file.name);
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

/** A WebP no larger than it is shown: browsers read the format well, the Java platform does not. */
async function fitting(file: File, use: string): Promise<Blob> {
  if (file.type !== 'image/webp') return file;
  const picture = await createImageBitmap(file).catch(() => null);
  const scale = picture ? (LONGEST[use] ?? 1600) / Math.max(picture.width, picture.height) : 1;
  if (!picture || scale >= 1) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const fitted = await new Promise<Blob | null>((done) => canvas.toBlob(done, file.type, 0.86));
  return fitted ?? file;
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
