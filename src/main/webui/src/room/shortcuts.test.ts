import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Controls } from './controls.ts';
import type { Session } from './session.ts';
import { listenForShortcuts } from './shortcuts.ts';

/** Where the keys go: an element that is no field and no button. */
class FakeElement extends EventTarget {
  isContentEditable = false;
  tagName = 'BODY';
}

/** Somebody on stage whose microphone opens when the test says so. */
class Speaker {
  readonly policy = { media: 'video+audio' };
  readonly mayPublish = true;
  readonly said: string[] = [];
  wanted = false;

  on(): void {}
  isOn = () => false;
  isWanted = () => this.wanted;
  turnOn = async () => void this.said.push('on');
  turnOff = async () => void this.said.push('off');
}

let page: EventTarget & { hidden: boolean; querySelector: () => null; getElementById: () => object };
let speaker: Speaker;

beforeEach(() => {
  page = Object.assign(new FakeElement(), {
    hidden: false,
    querySelector: () => null,
    getElementById: () => ({ querySelector: () => null }),
  });
  Object.assign(globalThis, {
    document: page,
    window: new EventTarget(),
    HTMLElement: FakeElement,
    HTMLButtonElement: class {},
  });
  speaker = new Speaker();
  const controls = new Controls(speaker as unknown as Session);
  listenForShortcuts({}, (held) => controls.talk(held));
});

function key(type: 'keydown' | 'keyup'): void {
  page.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { key: ' ', repeat: false }));
}

test('who holds Space talks until they let go', () => {
  key('keydown');
  assert.deepEqual(speaker.said, ['on']);

  key('keyup');

  assert.deepEqual(speaker.said, ['on', 'off']);
});

test('Space that is let go in another window ends the talk, too', () => {
  key('keydown');

  window.dispatchEvent(new Event('blur'));

  assert.deepEqual(speaker.said, ['on', 'off']);
});

test('a page that is hidden while Space is held is silent', () => {
  key('keydown');

  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));

  assert.deepEqual(speaker.said, ['on', 'off']);
});

test('a microphone that was turned on by its button stays on when Space is let go', () => {
  speaker.wanted = true;

  key('keydown');
  key('keyup');

  assert.deepEqual(speaker.said, []);
});
