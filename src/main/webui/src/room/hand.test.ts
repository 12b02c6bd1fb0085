import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../call/events.ts';
import { Hand } from './hand.ts';
import type { Session } from './session.ts';
import type { SessionEvents } from './sessionevents.ts';

class FakeButton extends EventTarget {
  hidden = true;
  pressed = 'false';

  setAttribute(_: string, value: string): void {
    this.pressed = value;
  }
}

/** The page of somebody who watches, or is on stage. */
function open(onStage: boolean) {
  const button = new FakeButton();
  Object.assign(globalThis, { document: { getElementById: () => ({ querySelector: () => button }) } });
  const said: object[] = [];
  const socket = { say: (message: object) => void said.push(message) };
  const session = Object.assign(new Emitter<SessionEvents>(), { onStage, phase: 'live', socket });
  new Hand(session as unknown as Session);
  return { button, said, session };
}

test('whoever watches can raise a hand, whoever is on stage cannot', () => {
  assert.equal(open(false).button.hidden, false);
  assert.equal(open(true).button.hidden, true);
});

test('a raised hand is told, and down again when its person is brought on stage', () => {
  const { button, said, session } = open(false);
  button.dispatchEvent(new Event('click'));
  assert.deepEqual([said, button.pressed], [[{ type: 'hand', up: true }], 'true']);

  session.onStage = true;
  session.emit('role', 'panelist', 'attendee');

  assert.deepEqual(said.at(-1), { type: 'hand', up: false });
  assert.deepEqual([button.hidden, button.pressed], [true, 'false']);
});

test('when it is over there is no hand to raise', () => {
  const { button, said, session } = open(false);

  session.phase = 'ended';
  session.emit('phase', 'ended', null);
  button.dispatchEvent(new Event('click'));

  assert.equal(button.hidden, true);
  assert.deepEqual(said, []);
});

test('before the start there is none either', () => {
  const { button, session } = open(false);

  session.phase = 'waiting';
  session.emit('phase', 'waiting', null);

  assert.equal(button.hidden, true);
});
