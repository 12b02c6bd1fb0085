import type { Phase, Role, RoomPolicy } from './protocol.ts';

/** What the server wrote into the page: where the room is, who we are in it, and the words to use. */
export interface Facts {
  occurrence: string;
  pass: string;
  role: Role;
  phase: Phase;
  startsAt: number;
  policy: RoomPolicy;
  /** The server's clock minus ours, in milliseconds. */
  clockOffset: number;
}

const root = (): HTMLElement => {
  const found = document.getElementById('room');
  if (!found) throw new Error('this page has no room');
  return found;
};

/** When this page's answer arrived, by our clock: loading the rest of it may take seconds. */
function answeredAt(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return performance.timeOrigin + (navigation?.responseStart || performance.now());
}

export function facts(): Facts {
  const { occurrence, pass, role, phase, startsAt, now, policy } = root().dataset;
  return {
    occurrence: occurrence!,
    pass: pass!,
    role: role as Role,
    phase: phase as Phase,
    startsAt: Date.parse(startsAt!),
    policy: JSON.parse(policy!) as RoomPolicy,
    clockOffset: Date.parse(now!) - answeredAt(),
  };
}

export function socketAddress(occurrence: string): string {
  const address = new URL(`/room/${occurrence}`, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

/** A named part of the page; a page leaves out what it has no use for. */
export function part<T extends HTMLElement = HTMLElement>(name: string): T | null {
  return root().querySelector<T>(`[data-part="${name}"]`);
}

export function parts<T extends HTMLElement = HTMLElement>(name: string): T[] {
  return [...root().querySelectorAll<T>(`[data-part="${name}"]`)];
}

/** A sentence in the reader's language, with its gaps filled. */
export function word(name: string, gaps: Record<string, string | number> = {}): string {
  const list = document.getElementById('room-words') as HTMLTemplateElement | null;
  const text = list?.content.querySelector(`[data-word="${name}"]`)?.textContent?.trim() ?? name;
  return Object.entries(gaps).reduce((all, [gap, value]) => all.replace(`[${gap}]`, String(value)), text);
}

/** An element with its class, its text and its attributes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export function show(element: HTMLElement | null, visible: boolean): void {
  if (element && element.hidden === visible) element.hidden = !visible;
}

export function say(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** An icon of the design's sprite, whose address the page names. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${document.documentElement.dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}
