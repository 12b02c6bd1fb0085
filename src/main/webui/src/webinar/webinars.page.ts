/** Search that answers while typing: the list is fetched again and put in place. */
const PAUSE = 200;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live-search]')) {
  const place = document.getElementById(form.dataset['liveSearch'] ?? '');
  if (place) searchWhileTyping(form, place);
}

function searchWhileTyping(form: HTMLFormElement, place: HTMLElement): void {
  let timer = 0;
  let asked: AbortController | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      asked?.abort();
      asked = new AbortController();
      void refill(form, place, asked.signal);
    }, PAUSE);
  });
}

async function refill(form: HTMLFormElement, place: HTMLElement, signal: AbortSignal): Promise<void> {
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => query.set(name, String(value)));
  const address = `${form.getAttribute('action') ?? ''}?${query}`;
  try {
    const answer = await fetch(address, { signal, headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    place.replaceChildren(...(page.getElementById(place.id)?.childNodes ?? []));
    history.replaceState(null, '', address);
  } catch (failure) {
    if (!signal.aborted) form.requestSubmit();
  }
}
