/** A mail follows what is typed: the server writes it, a frame shows it. */
const PAUSE = 350;

const form = document.querySelector<HTMLFormElement>('form[data-letter]');
const frames = document.querySelector<HTMLElement>('[data-frames]');
if (form && frames) {
  followTyping(form, frames);
  putTagsIn(form);
}

function followTyping(letter: HTMLFormElement, place: HTMLElement): void {
  const address = `${letter.dataset['letter'] ?? ''}/preview`;
  letter.querySelector<HTMLElement>('[data-show]')?.remove();
  let timer = 0;
  letter.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      showHtml(letter, place, address);
      void showWords(letter, address);
    }, PAUSE);
  });
}

/**
 * Each version loads in a frame of its own behind the one that is seen: nothing flickers, and the
 * browser's "back" does not walk through versions.
 */
function showHtml(letter: HTMLFormElement, place: HTMLElement, address: string): void {
  const seen = place.querySelector<HTMLIFrameElement>('iframe');
  if (!seen) return;
  place.querySelectorAll('.coming').forEach((late) => late.remove());
  const coming = seen.cloneNode() as HTMLIFrameElement;
  coming.removeAttribute('src');
  coming.name = `letter-${Date.now()}`;
  coming.classList.add('coming');
  place.append(coming);
  send(letter, address, coming.name);
  coming.addEventListener('load', () => {
    if (!coming.isConnected) return;
    coming.classList.remove('coming');
    place.querySelectorAll('iframe').forEach((one) => one !== coming && one.remove());
  });
}

function send(letter: HTMLFormElement, address: string, target: string): void {
  const copy = document.createElement('form');
  Object.assign(copy, { method: 'post', action: address, target, hidden: true });
  new FormData(letter).forEach((value, name) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value: String(value) });
    copy.append(input);
  });
  document.body.append(copy);
  copy.submit();
  copy.remove();
}

async function showWords(letter: HTMLFormElement, address: string): Promise<void> {
  const fields = new URLSearchParams({ as: 'text' });
  new FormData(letter).forEach((value, name) => fields.append(name, String(value)));
  const answer = await fetch(address, { method: 'POST', body: fields });
  if (!answer.ok) return;
  const words = (await answer.json()) as { subject: string; text: string };
  fill('[data-subject]', words.subject);
  fill('[data-text]', words.text);
}

function fill(selector: string, text: string): void {
  const place = document.querySelector(selector);
  if (place) place.textContent = text;
}

/** A tag's button puts it where one was typing last. */
function putTagsIn(letter: HTMLFormElement): void {
  let last: HTMLInputElement | HTMLTextAreaElement | null = letter.querySelector('textarea');
  letter.addEventListener('focusin', (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')) last = field;
  });
  letter.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('button[data-tag]');
    if (!button || !last) return;
    last.setRangeText(button.dataset['tag'] ?? '', last.selectionStart ?? 0, last.selectionEnd ?? 0, 'end');
    last.focus();
    last.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
