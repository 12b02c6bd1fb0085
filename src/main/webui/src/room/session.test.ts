import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import type { FromServer, RoomPolicy } from './protocol.ts';
import { Session } from './session.ts';

/** The other end of the room's socket: keeps what was said, says what the test wants heard. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static last: FakeSocket;
  readyState = 1;
  readonly said: { type: string; ref?: number }[] = [];

  constructor() {
    super();
    FakeSocket.last = this;
  }

  send(frame: string): void {
    this.said.push(JSON.parse(frame));
  }

  close(): void {}

  tell(message: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }

  get grantsAsked(): number {
    return this.said.filter((one) => one.type === 'grant').length;
  }
}

const policy = { media: 'video+audio', mode: 'webinar', quality: '720p' } as RoomPolicy;
const you = { id: 'carol', name: 'Carol', role: 'attendee' };
const welcome = { type: 'welcome', resume: 'r', you, phase: 'waiting', at: null, policy, people: [] };
const live = { type: 'live', at: null } as unknown as FromServer;
const refused = { type: 'refused', ref: 1, message: 'Not yet.' };

beforeEach(() => {
  Object.assign(globalThis, {
    window: new EventTarget(),
    document: { getElementById: () => ({ dataset: { provider: 'builtin' } }) },
    location: { href: 'http://lectern.test/' },
    WebSocket: FakeSocket,
  });
  const asked = new EventTarget();
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices: asked }, configurable: true });
});

/** Carol waits; the room's clock stands still unless told to go on. */
function waiting(t: TestContext): { session: Session; server: FakeSocket } {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const facts = { occurrence: 'o', pass: 'p', role: 'attendee', phase: 'waiting', startsAt: 0, policy, clockOffset: 0 } as const;
  const session = new Session({ ...facts });
  session.open();
  const server = FakeSocket.last;
  server.dispatchEvent(new Event('open'));
  server.tell(welcome);
  return { session, server };
}

/** What was promised is done, and so much time has gone by. */
async function later(t: TestContext, ms: number): Promise<void> {
  await new Promise((done) => setImmediate(done));
  t.mock.timers.tick(ms);
  await new Promise((done) => setImmediate(done));
}

test('the audience asks for its grant within a moment of the start', async (t) => {
  const { server } = waiting(t);

  server.tell(live);
  await later(t, 250);

  assert.equal(server.grantsAsked, 1);
});

test('who left before it was their turn to ask asks for no grant', async (t) => {
  const { server } = waiting(t);
  server.tell(live);

  server.tell({ type: 'ended', at: null });
  await later(t, 250);
  await later(t, 2_000);

  assert.equal(server.grantsAsked, 0);
});

test('who was refused asks again, but not after they left', async (t) => {
  const { server } = waiting(t);
  server.tell(live);
  await later(t, 250);
  server.tell(refused);
  await later(t, 2_000);
  assert.equal(server.grantsAsked, 2);

  server.tell({ ...refused, ref: 2 });
  server.tell({ type: 'ended', at: null });
  await later(t, 2_000);

  assert.equal(server.grantsAsked, 2);
});

test('whose camera opens only after they left asks for no grant, and it is let go', async (t) => {
  const track = Object.assign(new EventTarget(), { stopped: false, stop: () => (track.stopped = true) });
  let opened = (_: object) => {};
  Object.assign(navigator.mediaDevices, {
    getUserMedia: () => new Promise((done) => (opened = done)),
    enumerateDevices: async () => [],
  });
  const { session, server } = waiting(t);
  server.tell({ type: 'role', role: 'panelist' });
  const on = session.turnOn('camera');
  const asked = server.grantsAsked;

  server.tell({ type: 'ended', at: null });
  opened({ getVideoTracks: () => [track] });
  await on;
  await later(t, 2_000);

  assert.equal(server.grantsAsked, asked);
  assert.equal(track.stopped, true);
  assert.equal(session.isOn('camera'), false);
});
