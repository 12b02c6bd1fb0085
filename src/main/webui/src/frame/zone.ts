import { inZone, type Written } from './zoned.ts';

/** Tells the server which zone the reader's clock shows, so that times are written in it. */
export function rememberZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) return;
  rewrite(zone);
  if (cookie('zone') === zone) return;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** On a first visit the server could not know the zone: it marks the times it guessed one for. */
function rewrite(zone: string): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-zone]')) {
    const written: Written = {
      from: element.dataset['from'] ?? element.getAttribute('datetime') ?? '',
      to: element.dataset['to'],
      host: element.dataset['host'],
    };
    const theirs = inZone(written, zone, document.documentElement.lang);
    const guessed = inZone(written, element.dataset['zone'] ?? '', document.documentElement.lang);
    if (!theirs || !guessed) continue;
    element.textContent = element.matches('option')
      ? (element.textContent ?? '').replace(guessed, theirs)
      : theirs;
    delete element.dataset['zone'];
  }
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return pair && decodeURIComponent(pair.slice(name.length + 1));
}
