import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Grant, MediaPolicy } from '../client.ts';
import { BuiltinClient } from './client.ts';

const grant = { whip: 'http://lectern.test/call/o/whip', token: 't' } as Grant;
const policy = { media: 'video+audio', quality: '720p', simulcast: false } as MediaPolicy;

/** The browser's end of a connection that is never made. */
class FakeConnection extends EventTarget {
  addTransceiver = () => ({});
  createOffer = async () => ({ sdp: 'v=0\r\n' });
  setLocalDescription = async () => {};
  close(): void {}
}

/** Somebody who publishes to a server that answers everything with this. */
function publishing(t: TestContext, status: number) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const seen = { asked: 0, refused: [] as string[], stale: 0, state: '' };
  Object.assign(globalThis, {
    location: { href: 'http://lectern.test/' },
    MediaStream: class {},
    RTCPeerConnection: FakeConnection,
    fetch: async () => {
      seen.asked++;
      return new Response('', { status });
    },
  });
  const client = new BuiltinClient(policy);
  client.on('refused', (what) => seen.refused.push(what));
  client.on('stale', () => seen.stale++);
  client.on('state', (state) => (seen.state = state));
  return { client, seen };
}

async function later(t: TestContext, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await new Promise((done) => setImmediate(done));
    t.mock.timers.tick(1_000);
  }
  await new Promise((done) => setImmediate(done));
}

test('a screen that is forbidden is asked for once, until it is shared again', async (t) => {
  const { client, seen } = publishing(t, 403);
  await client.join(grant);
  void client.publish('screen', {} as MediaStreamTrack);
  await later(t, 60);
  assert.deepEqual([seen.asked, seen.refused, seen.state], [1, ['screen'], 'closed']);

  void client.publish('screen', {} as MediaStreamTrack);
  await later(t, 60);

  assert.deepEqual([seen.asked, seen.refused], [2, ['screen', 'screen']]);
});

test('with a grant that ran out it is tried again', async (t) => {
  const { client, seen } = publishing(t, 401);
  await client.join(grant);

  void client.publish('camera', {} as MediaStreamTrack);
  await later(t, 20);

  assert.ok(seen.asked > 1);
  assert.ok(seen.stale > 1);
  assert.deepEqual(seen.refused, []);
});

test('what is to be sent before the grant for it is there is sent once it is', async (t) => {
  const { client, seen } = publishing(t, 403);
  await client.join({ token: 't' } as Grant);
  await client.publish('camera', {} as MediaStreamTrack);
  await later(t, 5);
  assert.equal(seen.asked, 0);

  await client.renew(grant);
  await later(t, 5);

  assert.equal(seen.asked, 1);
});

test('what was turned off before the grant for it came is not sent', async (t) => {
  const { client, seen } = publishing(t, 403);
  await client.join({ token: 't' } as Grant);
  await client.publish('camera', {} as MediaStreamTrack);

  await client.unpublish('camera');
  await client.renew(grant);
  await later(t, 5);

  assert.equal(seen.asked, 0);
});
