import { word } from './page.ts';

/** A span of time as a clock shows it: 1:02:03, 12:04, and days in words. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock =
    hours > 0 || days > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  if (days === 0) return clock;
  return `${word(days === 1 ? 'oneDay' : 'days', { count: days })} ${clock}`;
}

/** Calls back at once and then on every full second, until stopped. */
export function everySecond(tick: () => void): () => void {
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
