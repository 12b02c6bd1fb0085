import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../call/events.ts';
import { People } from './people.ts';
import type { FromServer, Role } from './protocol.ts';
import type { Session } from './session.ts';
import type { SessionEvents } from './sessionevents.ts';

/** A button of the page, as far as it is looked at here. */
class FakeButton extends EventTarget {
  hidden = true;
  private readonly attributes = new Map([['aria-pressed', 'false']]);

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
}

/** Any other part of the page: a row, a button in it, the dialog that asks. */
class FakePart extends EventTarget {
  hidden = true;
  open = false;
  textContent = '';
  dataset: Record<string, string> = {};
  readonly children: FakePart[] = [];
  readonly attributes = new Map<string, string>();

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  append(...more: FakePart[]): void {
    this.children.push(...more);
  }

  insertBefore(one: FakePart): void {
    this.children.push(one);
  }

  showModal(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }

  /** The button of this name, wherever it is inside. */
  button(name: string): FakePart | undefined {
    return this.attributes.get('aria-label') === name
      ? this
      : this.children.map((child) => child.button(name)).find(Boolean);
  }
}

/** The studio of a host, with Eva on its list. */
function withEva() {
  const page = new Map<string, FakePart>();
  const part = (name: string) => page.get(name) ?? page.set(name, new FakePart()).get(name)!;
  const root = { querySelector: (which: string) => part(which.replace(/.*"(.*)".*/, '$1')) };
  const createElement = () => new FakePart();
  const document = {
    getElementById: (id: string) => (id === 'room' ? root : null),
    createElement,
    createElementNS: createElement,
    documentElement: { dataset: {} },
    querySelectorAll: () => [],
  };
  Object.assign(globalThis, { document });
  const asked: object[] = [];
  const socket = { ask: async (question: object) => void asked.push(question) };
  const session = Object.assign(new Emitter<SessionEvents>(), { role: 'host', id: 'alice', socket });
  new People(session as unknown as Session);
  const eva = { id: 'eva', name: 'Eva', role: 'attendee' };
  session.emit('message', { type: 'presence', people: 2, roster: [eva] } as unknown as FromServer);
  return { part, asked, press: (one: FakePart) => one.dispatchEvent(new Event('click')) };
}

/** The people's side of a page whose person has this role. */
function open(role: Role) {
  const lock = new FakeButton();
  const root = { querySelector: (which: string) => (which === '[data-part="lock"]' ? lock : null) };
  Object.assign(globalThis, { document: { getElementById: () => root } });
  const asked: object[] = [];
  const socket = { ask: async (question: object) => void asked.push(question) };
  const session = Object.assign(new Emitter<SessionEvents>(), { role, socket });
  new People(session as unknown as Session);
  const become = (now: Role) => {
    const before = session.role;
    session.role = now;
    session.emit('role', now, before);
  };
  return { lock, become, asked };
}

test('the lock is shown to those who lead and to nobody else', () => {
  const shown = (role: Role) => !open(role).lock.hidden;

  assert.deepEqual((['host', 'cohost', 'panelist', 'attendee'] as const).map(shown), [true, true, false, false]);
});

test('who is made to lead gets the lock, and who does not any more loses it', () => {
  const { lock, become } = open('panelist');

  become('cohost');
  assert.equal(lock.hidden, false);

  become('panelist');
  assert.equal(lock.hidden, true);
});

test('the lock is turned by its button', async () => {
  const { lock, asked } = open('host');

  lock.dispatchEvent(new Event('click'));
  await new Promise((done) => setImmediate(done));
  lock.setAttribute('aria-pressed', 'true');
  lock.dispatchEvent(new Event('click'));

  assert.deepEqual(asked, [{ type: 'lock', on: true }, { type: 'lock', on: false }]);
});

test('who is to be removed is asked about first, and kept unless that is confirmed', async () => {
  const { part, asked, press } = withEva();

  press(part('roster').button('removeThem')!);
  assert.equal(part('remove-dialog').open, true);
  assert.equal(part('remove-title').textContent, 'removeTitle');
  press(part('remove-not'));

  assert.equal(part('remove-dialog').open, false);
  assert.deepEqual(asked, []);

  press(part('roster').button('removeThem')!);
  press(part('remove-now'));
  await new Promise((done) => setImmediate(done));

  assert.deepEqual(asked, [{ type: 'remove', who: 'eva' }]);
  assert.equal(part('remove-dialog').open, false);
});

test('bringing up asks nothing first', () => {
  const { part, asked, press } = withEva();

  press(part('roster').button('bringUp')!);

  assert.deepEqual(asked, [{ type: 'promote', who: 'eva' }]);
  assert.equal(part('remove-dialog').open, false);
});
