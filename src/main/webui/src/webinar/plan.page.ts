import { addRows } from './rows.ts';
import { followPresets } from './presets.ts';
import { fillLastDay, tickFirstDay } from './series.ts';
import { showWhere } from './shown.ts';
import { Drafting } from './drafting.ts';
import { takePictures } from './pictures.ts';

const form = document.querySelector<HTMLFormElement>('form[data-plan]');
if (form) {
  followPresets(form);
  showWhere(form);
  tickFirstDay(form);
  fillLastDay(form);
  addRows(form);
  takePictures(form);
  previewWhileTyping(form);
  if (form.dataset['plan'] === 'true') new Drafting(form).begin();
}

/** The public page in small follows what is typed; the server draws it. */
function previewWhileTyping(plan: HTMLFormElement): void {
  const place = document.querySelector<HTMLElement>('[data-preview]');
  if (!place) return;
  let timer = 0;
  plan.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void draw(plan, place), 300);
  });
}

async function draw(plan: HTMLFormElement, place: HTMLElement): Promise<void> {
  const id = plan.dataset['id'];
  const address = id ? `/webinars/${id}/preview` : '/webinars/preview';
  const answer = await fetch(address, { method: 'POST', body: fields(plan) });
  if (!answer.ok) return;
  place.innerHTML = await answer.text();
  say(plan, place.querySelector('[data-rhythm-said]')?.textContent ?? '');
}

/** How often it will happen stands beside the fields that say it; told anew only when it differs. */
function say(plan: HTMLFormElement, rhythm: string): void {
  const place = plan.querySelector('[data-rhythm]');
  if (place && place.textContent !== rhythm) place.textContent = rhythm;
}

function fields(plan: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(plan).forEach((value, name) => fields.append(name, String(value)));
  return fields;
}
