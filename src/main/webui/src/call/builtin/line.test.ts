import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import type { Grant, MediaPolicy } from '../client.ts';
import { Line, type LineOwner, type LineTarget } from './line.ts';
import { Player } from './player.ts';

const sdp = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:a\r\na=ice-pwd:b\r\na=mid:0\r\n';

/** The browser's end of a connection: its states are what the test says. */
class FakeConnection extends EventTarget {
  static last: FakeConnection;
  connectionState = 'connected';
  readonly transport = Object.assign(new EventTarget(), { state: 'connected' });

  constructor() {
    super();
    FakeConnection.last = this;
  }

  createOffer = async () => ({ sdp });
  setLocalDescription = async () => {};
  setRemoteDescription = async () => {};
  getTransceivers = () => [{ sender: { transport: this.transport } }];
  close(): void {}

  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** As the browser tells of the engine's goodbye. */
  hearsGoodbye(): void {
    this.transport.state = 'closed';
    this.transport.dispatchEvent(new Event('statechange'));
  }
}

/**
 * The engine's end of the signalling: answers with the statuses it was given, after as many seconds
 * as it was given; 0 is no answer at all.
 */
class FakeServer {
  readonly asked: string[] = [];
  readonly tokens: string[] = [];
  readonly statuses: Record<string, number> = { POST: 201, PATCH: 404, DELETE: 404 };
  readonly seconds: Record<string, number> = {};

  fetch = async (_: string, init: RequestInit): Promise<Response> => {
    const method = init.method!;
    this.asked.push(method);
    this.tokens.push(new Headers(init.headers).get('Authorization')!);
    const status = this.statuses[method]!;
    await taking(this.seconds[method] ?? 0, init.signal);
    if (status === 0) throw new TypeError('Failed to fetch');
    return new Response(sdp, { status, headers: { Location: 'http://lectern.test/call/o/whip/s' } });
  };

  count(method: string): number {
    return this.asked.filter((one) => one === method).length;
  }
}

async function taking(seconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  if (seconds === 0) return;
  await new Promise((done, failed) => {
    signal?.addEventListener('abort', () => failed(signal.reason));
    setTimeout(done, seconds * 1000);
  });
}

/** As the browser's own, by the clock of the test. */
function timeout(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('too long', 'TimeoutError')), ms);
  return controller.signal;
}

class Owner implements LineOwner {
  gaveWay = 0;
  readonly refusals: number[] = [];

  furnish(): void {}
  changed(): void {}
  refused({ status }: { status: number }): boolean {
    return this.refusals.push(status) > 0;
  }
  replaced(): void {
    this.gaveWay++;
  }
}

let server: FakeServer;
let owner: Owner;

beforeEach(() => {
  server = new FakeServer();
  owner = new Owner();
  Object.assign(globalThis, { RTCPeerConnection: FakeConnection, fetch: server.fetch });
  Object.assign(AbortSignal, { timeout });
});

const target = (token: string): LineTarget => ({ address: 'http://lectern.test/call/o/whip', token, iceServers: [] });

async function connected(t: TestContext): Promise<Line> {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const line = new Line(target('first'), owner);
  await line.open();
  FakeConnection.last.becomes('connected');
  return line;
}

/** So many seconds go by, and what was promised meanwhile is done. */
async function later(t: TestContext, seconds: number): Promise<void> {
  for (let tenth = 0; tenth < seconds * 10; tenth++) {
    await new Promise((done) => setImmediate(done));
    t.mock.timers.tick(100);
  }
  await new Promise((done) => setImmediate(done));
}

test('who is parted from while offline asks what became of its session before it sends anew', async (t) => {
  await connected(t);
  Object.assign(server.statuses, { POST: 0, DELETE: 0 });

  FakeConnection.last.hearsGoodbye();
  await later(t, 60);
  assert.equal(server.count('POST'), 1);
  Object.assign(server.statuses, { POST: 201, DELETE: 410 });
  await later(t, 10);

  assert.equal(server.count('POST'), 1);
  assert.equal(owner.gaveWay, 1);
});

test('whose line broke while offline asks so too', async (t) => {
  await connected(t);
  Object.assign(server.statuses, { POST: 0, PATCH: 0, DELETE: 0 });

  FakeConnection.last.becomes('failed');
  await later(t, 60);
  Object.assign(server.statuses, { POST: 201, PATCH: 410, DELETE: 410 });
  await later(t, 10);

  assert.equal(server.count('POST'), 1);
  assert.equal(owner.gaveWay, 1);
});

test('a line that fails while it is asked about makes no session of its own', async (t) => {
  await connected(t);
  server.statuses['DELETE'] = 0;

  FakeConnection.last.hearsGoodbye();
  FakeConnection.last.becomes('failed');
  await later(t, 60);

  assert.deepEqual([server.count('PATCH'), server.count('POST')], [0, 1]);
});

test('a server in trouble has said nothing of the session', async (t) => {
  await connected(t);
  server.statuses['DELETE'] = 503;

  FakeConnection.last.hearsGoodbye();
  await later(t, 20);
  assert.equal(server.count('POST'), 1);
  server.statuses['DELETE'] = 410;
  await later(t, 10);

  assert.deepEqual([server.count('POST'), owner.gaveWay], [1, 1]);
});

test('a session that is merely over has another after it, and one alone', async (t) => {
  await connected(t);

  FakeConnection.last.hearsGoodbye();
  await later(t, 20);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'POST']);
  assert.equal(owner.gaveWay, 0);
});

test('with a grant that ran out meanwhile it is asked again with a fresh one', async (t) => {
  const line = await connected(t);
  server.statuses['DELETE'] = 401;
  FakeConnection.last.hearsGoodbye();
  await later(t, 1);
  assert.equal(owner.refusals[0], 401);

  line.retarget(target('second'));
  server.statuses['DELETE'] = 410;
  await later(t, 10);

  assert.equal(server.tokens.at(-1), 'Bearer second');
  assert.deepEqual([server.count('POST'), owner.gaveWay], [1, 1]);
});

test('who goes while it still asks says goodbye and comes no more', async (t) => {
  const line = await connected(t);
  server.statuses['DELETE'] = 0;
  FakeConnection.last.hearsGoodbye();
  await later(t, 1);

  line.close('going');
  server.statuses['DELETE'] = 404;
  await later(t, 30);

  assert.equal(server.asked.at(-1), 'DELETE');
  assert.equal(server.count('POST'), 1);
});

test('a session whose answer is of no use is ended before the next is made', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const line = new Line(target('first'), owner);
  let failures = 1;
  owner.furnish = () => {
    if (failures-- > 0) FakeConnection.last.setRemoteDescription = async () => Promise.reject(new Error('no'));
  };

  void line.open();
  await later(t, 5);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'POST']);
});

test('on a line of slow round trips the answer is waited for', async (t) => {
  await connected(t);
  server.seconds['DELETE'] = 3;

  FakeConnection.last.hearsGoodbye();
  await later(t, 10);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'POST']);
});

test('a page that was replaced hears so over a slow line, too', async (t) => {
  await connected(t);
  Object.assign(server.statuses, { DELETE: 410 });
  server.seconds['DELETE'] = 3;

  FakeConnection.last.hearsGoodbye();
  await later(t, 10);

  assert.deepEqual([server.count('DELETE'), server.count('POST'), owner.gaveWay], [1, 1, 1]);
});

async function watching(t: TestContext): Promise<void> {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, { location: { href: 'http://lectern.test/' } });
  const grant = { url: 'http://lectern.test/call/o/whep', token: 't' } as Grant;
  const events = { changed: () => {}, refused: () => true, tracks: () => {} };
  await new Player(grant, {} as MediaPolicy, { video: 0, audio: 0 }, events).open();
  FakeConnection.last.becomes('connected');
}

test('who only watches comes again without an answer, and ends the former session once more before', async (t) => {
  await watching(t);
  server.statuses['DELETE'] = 0;

  FakeConnection.last.hearsGoodbye();
  await later(t, 5);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'DELETE', 'POST']);
});

test('who only watches lets a quick end of the former session free its place first', async (t) => {
  await watching(t);
  server.seconds['DELETE'] = 1;

  FakeConnection.last.hearsGoodbye();
  await later(t, 0.9);
  assert.deepEqual(server.asked, ['POST', 'DELETE']);
  await later(t, 0.7);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'POST']);
});

test('who only watches waits two seconds at most for the end of the former session', async (t) => {
  await watching(t);
  server.seconds['DELETE'] = 3_600;

  FakeConnection.last.hearsGoodbye();
  await later(t, 1.9);
  assert.deepEqual(server.asked, ['POST', 'DELETE']);
  await later(t, 0.7);

  assert.deepEqual(server.asked, ['POST', 'DELETE', 'POST']);
});

test('an offer that nobody answers is made again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  server.seconds['POST'] = 3_600;

  void new Line(target('first'), owner).open();
  await later(t, 25);

  assert.equal(server.count('POST'), 2);
});

test('a restart that nobody answers gives way to a new session', async (t) => {
  await connected(t);
  server.seconds['PATCH'] = 3_600;

  FakeConnection.last.becomes('failed');
  await later(t, 25);

  assert.deepEqual(server.asked, ['POST', 'PATCH', 'DELETE', 'POST']);
});
