import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import { Confirmation } from './confirmation.ts';
import { FakeSocket } from './fakesocket.ts';
import type { Session } from './session.ts';
import { RoomSocket } from './socket.ts';

/** A part of the page: a button, a sentence or the dialog. */
class FakePart extends EventTarget {
  hidden = true;
  textContent = '';
  open = false;
  readonly attributes = new Map<string, string>();

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  showModal(): void {
    this.open = true;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }
}

const page = new Map<string, FakePart>();
let told: string[];

function part(name: string): FakePart {
  const known = page.get(name) ?? new FakePart();
  page.set(name, known);
  return known;
}

function press(name: string): void {
  part(name).dispatchEvent(new Event('click'));
}

beforeEach(() => {
  page.clear();
  told = [];
  FakeSocket.said = [];
  const root = { querySelector: (which: string) => part(which.replace(/.*"(.*)".*/, '$1')) };
  const getElementById = (id: string) => (id === 'room' ? root : null);
  Object.assign(globalThis, { document: { getElementById }, window: new EventTarget(), WebSocket: FakeSocket });
});

/** A host in a room that waits, with the confirmation of its start open. */
function starting(t: TestContext): { phase: string; socket: RoomSocket } {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const session = { phase: 'waiting', socket: new RoomSocket('ws://lectern.test/room/o', 'p') };
  new Confirmation('start', session as unknown as Session, (text) => told.push(text));
  session.socket.open();
  FakeSocket.last.welcomes();
  press('start');
  return session;
}

/** So many seconds go by, and what was promised meanwhile is done. */
async function later(t: TestContext, seconds: number): Promise<void> {
  t.mock.timers.tick(seconds * 1000);
  await new Promise((done) => setImmediate(done));
}

/** The room is there again, after the pause that the page makes between two attempts. */
async function back(t: TestContext): Promise<void> {
  await later(t, 9);
  FakeSocket.last.welcomes();
}

const starts = () => FakeSocket.said.filter((one) => one.type === 'start').length;

test('what was put off while the room was away is not done when it is back', async (t) => {
  starting(t);
  FakeSocket.last.isCut();
  press('start-now');

  press('start-not');
  await back(t);

  assert.equal(part('start-dialog').open, false);
  assert.equal(starts(), 0);
  assert.deepEqual(told, []);
});

test('without an answer it is said, nothing is done later, and one may press again', async (t) => {
  starting(t);
  FakeSocket.last.isCut();
  press('start-now');
  assert.equal(part('start-now').attributes.get('aria-busy'), 'true');

  await later(t, 10);
  assert.equal(part('start-error').hidden, false);
  assert.equal(part('start-error').textContent, 'startUnsent');
  assert.equal(part('start-now').attributes.get('aria-busy'), 'false');
  await back(t);
  assert.equal(starts(), 0);
  press('start-now');

  assert.equal(starts(), 1);
  assert.equal(part('start-error').hidden, true);
});

test('what was asked before a short break is asked again, and the answer closes the dialog', async (t) => {
  starting(t);
  FakeSocket.last.isCut();
  press('start-now');

  await later(t, 9);
  FakeSocket.last.welcomes();
  const { ref } = FakeSocket.said.find((one) => one.type === 'start')!;
  FakeSocket.last.tell({ type: 'done', ref });
  await later(t, 0);

  assert.equal(part('start-dialog').open, false);
});

test('what was sent may have been heard, and that is said instead of a promise', async (t) => {
  starting(t);
  press('start-now');

  await later(t, 10);
  assert.equal(part('start-error').textContent, 'startUnanswered');
  FakeSocket.last.isCut();
  await back(t);

  assert.equal(starts(), 1);
});

test('whoever puts off what was sent reads that it may happen all the same', async (t) => {
  starting(t);
  press('start-now');

  press('start-not');
  await later(t, 0);

  assert.deepEqual(told, ['startUnanswered']);
});

test('a dialog that closes because it happened says nothing more', async (t) => {
  const session = starting(t);
  press('start-now');

  session.phase = 'live';
  part('start-dialog').close();
  await later(t, 0);

  assert.deepEqual(told, []);
});
