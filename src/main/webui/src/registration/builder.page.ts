/**
 * Building a form without leaving the page: every step is drawn by the server, as it is without a
 * script, and put in place; what has the focus keeps it.
 */
const PAUSE = 400;

const form = document.querySelector<HTMLFormElement>('form[data-builder]');
if (form) {
  takeSteps(form);
  drawWhileTyping(form);
}

function takeSteps(builder: HTMLFormElement): void {
  builder.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    if (!button || button.value === 'save' || builder.dataset['plain']) return;
    event.preventDefault();
    void step(builder, button);
  });
}

async function step(builder: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const page = await draw(builder, button.value);
  if (!page) {
    builder.dataset['plain'] = 'yes';
    builder.requestSubmit(button);
    return;
  }
  replace(page, '[data-questions]');
  replace(page, '[data-preview]');
  focusAfter(button.value.split(':')[0] ?? '');
}

/** Where one was: at the button that moved the question, or in the question itself. */
function focusAfter(verb: string): void {
  const field = document.querySelector<HTMLElement>('[data-focus]');
  const again = field?.closest('[data-row]')?.querySelector<HTMLButtonElement>(`button[value^='${verb}:']:enabled`);
  (verb === 'up' || verb === 'down' ? (again ?? field) : field)?.focus();
}

function drawWhileTyping(builder: HTMLFormElement): void {
  let timer = 0;
  builder.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      void draw(builder, 'draw').then((page) => page && replace(page, '[data-preview]'));
    }, PAUSE);
  });
}

async function draw(builder: HTMLFormElement, verb: string): Promise<Document | null> {
  const fields = new URLSearchParams();
  new FormData(builder).forEach((value, name) => fields.append(name, String(value)));
  fields.set('do', verb);
  try {
    const answer = await fetch(builder.action, { method: 'POST', body: fields });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function replace(page: Document, selector: string): void {
  const fresh = page.querySelector(selector);
  const place = document.querySelector(selector);
  if (fresh && place) place.replaceChildren(...fresh.childNodes);
}
