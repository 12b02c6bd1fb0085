import { holds } from './shown.ts';

const FIVE_WEEKS = 35 * 24 * 60 * 60 * 1000;
const CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The first date's day of the week is ticked once days are asked for, and goes along with the date. */
export function tickFirstDay(form: HTMLFormElement): void {
  let before = codeOf(form);
  form.addEventListener('change', (event) => {
    const changed = (event.target as HTMLInputElement).name;
    if (changed !== 'repeat' && changed !== 'startsAt') return;
    const now = codeOf(form);
    const untouched = days(form).every((day) => !day.checked || day.name === `day.${before}`);
    if (untouched && holds(form, 'repeat:weekly fortnightly')) {
      days(form).forEach((day) => (day.checked = day.name === `day.${now}`));
    }
    before = now;
  });
}

/** Whoever wants an end by day is given one to change. */
export function fillLastDay(form: HTMLFormElement): void {
  form.addEventListener('change', (event) => {
    const until = form.elements.namedItem('until') as HTMLInputElement | null;
    const first = firstDay(form).getTime();
    if ((event.target as HTMLInputElement).name !== 'ends' || !until || until.value || isNaN(first)) return;
    until.value = new Date(first + FIVE_WEEKS).toISOString().slice(0, 10);
    until.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function days(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name^="day."]')];
}

function codeOf(form: HTMLFormElement): string {
  return CODES[firstDay(form).getUTCDay()] ?? '';
}

function firstDay(form: HTMLFormElement): Date {
  const date = (form.elements.namedItem('startsAt') as HTMLInputElement | null)?.value ?? '';
  return new Date(`${date}T00:00:00Z`);
}
