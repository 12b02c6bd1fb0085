import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant, MediaPolicy, SlotUse } from '../client.ts';
import { Player, type PlayerEvents } from './player.ts';

interface FakeReceiver {
  track: object;
  jitterBufferTarget: number | null;
}

const grant = { url: 'http://lectern.test/call/o', token: 't' } as Grant;
const policy = { media: 'video+audio' } as MediaPolicy;
const events: PlayerEvents = { changed: () => {}, refused: () => true, tracks: () => {} };

/** A player with two places of each kind, and what receives in those of its sounds. */
function playing(): { player: Player; sounds: FakeReceiver[] } {
  Object.assign(globalThis, { location: { href: 'http://lectern.test/' } });
  const sounds: FakeReceiver[] = [];
  const connection = {
    addTransceiver: (kind: string) => {
      const receiver: FakeReceiver = { track: {}, jitterBufferTarget: null };
      if (kind === 'audio') sounds.push(receiver);
      return { receiver };
    },
  };
  const player = new Player(grant, policy, { video: 2, audio: 2 }, events);
  player.furnish(connection as unknown as RTCPeerConnection);
  return { player, sounds };
}

const alice: SlotUse[] = [
  { slot: 1, id: 'alice', source: 'camera' },
  { slot: 0, id: 'bob', source: 'microphone' },
  { slot: 1, id: 'alice', source: 'microphone', wait: 250 },
];

test('a voice is held back as long as it is said of its place, and no other is', () => {
  const { player, sounds } = playing();

  player.keepInStep(alice);

  assert.deepEqual(sounds.map((one) => one.jitterBufferTarget), [null, 250]);
});

test('a voice that need not wait any more does not', () => {
  const { player, sounds } = playing();
  player.keepInStep(alice);

  player.keepInStep([{ slot: 1, id: 'alice', source: 'microphone' }]);

  assert.deepEqual(sounds.map((one) => one.jitterBufferTarget), [null, null]);
});
