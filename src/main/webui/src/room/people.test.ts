import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../call/events.ts';
import { People } from './people.ts';
import type { Role } from './protocol.ts';
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
