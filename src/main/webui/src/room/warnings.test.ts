import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Picture } from '../call/client.ts';
import { Emitter } from '../call/events.ts';
import type { FromServer, RoomPolicy, StagePerson } from './protocol.ts';
import type { Session } from './session.ts';
import type { SessionEvents } from './sessionevents.ts';
import { gigabytes, unseen, wantsH264, Warnings } from './warnings.ts';

/** A part of the page: a notice, what it says, or a button. */
class FakePart extends EventTarget {
  hidden = true;
  textContent = '';
}

const page = new Map<string, FakePart>();

function part(name: string): FakePart {
  const known = page.get(name) ?? new FakePart();
  page.set(name, known);
  return known;
}

function press(name: string): void {
  part(name).dispatchEvent(new Event('click'));
}

/** Somebody on stage with everything off. */
class Speaker extends Emitter<SessionEvents> {
  id = 'alice';
  over = false;
  mayPublish = true;
  mayShare = true;

  isOn(): boolean {
    return false;
  }
}

function speaker(): Speaker {
  const made = new Speaker();
  new Warnings(made as unknown as Session, undefined);
  return made;
}

beforeEach(() => {
  page.clear();
  const root = { querySelector: (which: string) => part(which.replace(/.*"(.*)".*/, '$1')) };
  const getElementById = (id: string) => (id === 'room' ? root : null);
  Object.assign(globalThis, { document: { getElementById, documentElement: { lang: 'en' } } });
});

const broke: FromServer = { type: 'recording', trouble: 'broke-off' };
const short: FromServer = { type: 'recording', trouble: 'space-short', bytesLeft: 1_000_000_000 };

test('that a recording broke off is said each time, though it was put away before', () => {
  const session = speaker();
  session.emit('message', broke);
  press('recording-trouble-close');
  assert.equal(part('recording-trouble').hidden, true);

  session.emit('message', broke);

  assert.equal(part('recording-trouble').hidden, false);
});

test('that space is short is said again and again, and shown once for each recording', () => {
  const session = speaker();
  session.emit('message', short);
  press('recording-trouble-close');

  session.emit('message', short);
  assert.equal(part('recording-trouble').hidden, true);
  session.emit('message', broke);
  press('recording-trouble-close');
  session.emit('message', short);

  assert.equal(part('recording-trouble').hidden, false);
});

test('that a recording has not begun yet is said until it has', () => {
  const session = speaker();
  session.emit('message', { type: 'recording', trouble: 'late' });
  assert.deepEqual([part('recording-trouble').hidden, part('recording-trouble-text').textContent], [false, 'recordingLate']);

  session.emit('message', { type: 'tape', state: 'on' });

  assert.equal(part('recording-trouble').hidden, true);
});

const late: FromServer = { type: 'recording', trouble: 'late' };

for (const state of ['paused', 'off'] as const) {
  test(`what has not begun and is ${state} is late no more`, () => {
    const session = speaker();
    session.emit('message', late);

    session.emit('message', { type: 'tape', state });

    assert.equal(part('recording-trouble').hidden, true);
  });
}

test('that a recording has not begun yet is said no more once the webinar is over', () => {
  const session = speaker();
  session.emit('message', late);

  session.over = true;
  session.emit('phase', 'ended', null);

  assert.equal(part('recording-trouble').hidden, true);
});

test('that a recording has not begun yet is said again and again, and shown once for each', () => {
  const session = speaker();
  session.emit('message', late);
  press('recording-trouble-close');

  session.emit('message', late);
  assert.equal(part('recording-trouble').hidden, true);
  session.emit('message', { type: 'tape', state: 'on' });
  session.emit('message', late);

  assert.equal(part('recording-trouble').hidden, false);
});

test('that a recording runs puts away nothing else', () => {
  const session = speaker();
  session.emit('message', broke);

  session.emit('message', { type: 'tape', state: 'on' });

  assert.equal(part('recording-trouble').hidden, false);
});

test('what another page sends can be put away, and is not brought back by what is turned on', () => {
  const session = speaker();
  session.emit('replaced', ['camera', 'microphone']);
  assert.equal(part('given-way').hidden, false);

  press('given-way-close');
  session.emit('devices');

  assert.equal(part('given-way').hidden, true);
  session.emit('replaced', ['screen']);
  assert.equal(part('given-way').hidden, false);
  assert.equal(part('given-way-text').textContent, 'givenWayScreen');
});

test('nothing is offered back once nobody sends for this person any more, whatever others send', () => {
  const session = speaker();
  const alice = { id: 'alice', camera: true, microphone: false, screen: false } as StagePerson;
  const bob = { id: 'bob', camera: true, microphone: true, screen: true } as StagePerson;
  session.emit('replaced', ['camera']);
  session.emit('stage', [alice, bob]);
  assert.equal(part('given-way').hidden, false);

  session.emit('stage', [{ ...alice, camera: false }, bob]);
  assert.equal(part('given-way').hidden, true);
  session.emit('stage', [alice, bob]);
  assert.equal(part('given-way').hidden, false);
  session.emit('stage', [bob]);

  assert.equal(part('given-way').hidden, true);
});

test('nothing is offered back once the webinar is over', () => {
  const session = speaker();
  session.emit('replaced', ['camera']);

  session.over = true;
  session.emit('devices');

  assert.equal(part('given-way').hidden, true);
});

test('what may be sent no more is not offered back, the rest still is', () => {
  const session = speaker();
  session.emit('replaced', ['camera']);
  session.emit('replaced', ['screen']);

  session.mayShare = false;
  session.emit('devices');
  assert.equal(part('given-way-text').textContent, 'givenWay');
  session.mayPublish = false;
  session.emit('devices');

  assert.equal(part('given-way').hidden, true);
});

const policy = (changes: Partial<RoomPolicy>) =>
  ({ media: 'video+audio', mode: 'webinar', recording: 'off', ...changes }) as RoomPolicy;

test('a webinar wants H264 for its stream, a team only for its recording', () => {
  assert.equal(wantsH264(policy({})), true);
  assert.equal(wantsH264(policy({ mode: 'team' })), false);
  assert.equal(wantsH264(policy({ mode: 'team', recording: 'manual' })), true);
  assert.equal(wantsH264(policy({ media: 'audio' })), false);
});

test('space is said in gigabytes as the reader writes numbers', () => {
  assert.equal(gigabytes(1_480_000_000, 'en'), '1.5 GB');
  assert.equal(gigabytes(1_480_000_000, 'de'), '1,5 GB');
});

test('a picture is missed where others show one and none of theirs arrives', () => {
  const alice = { id: 'alice', camera: true, screen: false } as StagePerson;
  const bob = { id: 'bob', camera: false, screen: false } as StagePerson;
  const of = (id: string) => ({ id }) as Picture;

  assert.equal(unseen([alice, bob], [], 'carol'), true);
  assert.equal(unseen([alice, bob], [of('alice')], 'carol'), false);
  assert.equal(unseen([alice, bob], [], 'alice'), false);
  assert.equal(unseen([bob], [], 'carol'), false);
});
