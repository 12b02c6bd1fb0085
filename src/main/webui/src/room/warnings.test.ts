import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Picture } from '../call/client.ts';
import type { RoomPolicy, StagePerson } from './protocol.ts';
import { gigabytes, unseen, wantsH264 } from './warnings.ts';

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
