import type { TestContext } from 'node:test';
import { FakeSocket } from './fakesocket.ts';
import type { FromServer, RoomPolicy } from './protocol.ts';
import { Session } from './session.ts';

/** The room, as the test says it is, and what was said to it. */
export class FakeRoom extends FakeSocket {
  /** What was said last of the devices. */
  get devices(): object | undefined {
    return FakeSocket.said.findLast((one) => one.type === 'devices');
  }

  /** The latest question for a grant is answered, with what its role may do. */
  grants(may: object): void {
    const { ref } = FakeSocket.said.findLast((one) => one.type === 'grant')!;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    this.tell({ type: 'grant', ref, grant: { token: 't', expiresAt, ...may } });
  }

  get grantsAsked(): number {
    return FakeSocket.said.filter((one) => one.type === 'grant').length;
  }
}

export const policy = { media: 'video+audio', mode: 'webinar', quality: '720p' } as RoomPolicy;
export const you = { id: 'carol', name: 'Carol', role: 'attendee' };
export const welcome = { type: 'welcome', resume: 'r', you, phase: 'waiting', at: null, policy, people: [] };
export const live = { type: 'live', at: null } as unknown as FromServer;
export const refused = { type: 'refused', ref: 1, message: 'Not yet.' };

/** The device behind a track: it is let go by us, or goes by itself. */
export class FakeTrack extends EventTarget {
  readyState = 'live';
  enabled = true;

  stop(): void {
    this.readyState = 'ended';
  }

  breaks(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  get stopped(): boolean {
    return this.readyState === 'ended';
  }
}

/** The browser's question for a device: it opens, or does not, when the test says so. */
export class FakeDevices {
  private readonly asked: { done: (stream: object) => void; failed: (reason: Error) => void }[] = [];
  count = 0;

  constructor() {
    Object.assign(navigator.mediaDevices, {
      getUserMedia: () => {
        this.count++;
        return new Promise((done, failed) => this.asked.push({ done, failed }));
      },
      enumerateDevices: async () => [],
    });
    Object.assign(navigator.mediaDevices, { getDisplayMedia: navigator.mediaDevices.getUserMedia });
  }

  /** The device that was asked for first opens. */
  open(): FakeTrack {
    const track = new FakeTrack();
    const all = () => [track];
    this.asked.shift()!.done({ getTracks: all, getVideoTracks: all, getAudioTracks: all });
    return track;
  }

  refuse(name: string): void {
    this.asked.shift()!.failed(Object.assign(new Error(name), { name }));
  }
}

/** Before each test: a page of the room, whose socket is ours. */
export function aPage(): void {
  FakeSocket.said = [];
  Object.assign(globalThis, {
    window: new EventTarget(),
    document: { getElementById: () => ({ dataset: { provider: 'builtin' } }) },
    location: { href: 'http://lectern.test/' },
    WebSocket: FakeRoom,
  });
  const asked = new EventTarget();
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices: asked }, configurable: true });
}

/** Carol waits; the room's clock stands still unless told to go on. */
export function waiting(t: TestContext): { session: Session; server: FakeRoom } {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const facts = { occurrence: 'o', pass: 'p', role: 'attendee', phase: 'waiting', startsAt: 0, policy, clockOffset: 0 } as const;
  const session = new Session({ ...facts });
  session.open();
  const server = FakeSocket.last as FakeRoom;
  server.dispatchEvent(new Event('open'));
  server.tell(welcome);
  return { session, server };
}

/** Carol has been brought up; what the session could not do is kept. */
export function onStage(t: TestContext): { session: Session; server: FakeRoom; problems: string[] } {
  const { session, server } = waiting(t);
  const problems: string[] = [];
  session.on('problem', ({ problem, source }) => problems.push(`${problem} ${source}`));
  server.tell({ type: 'role', role: 'panelist' });
  return { session, server, problems };
}

/** What was promised is done, and so much time has gone by. */
export async function later(t: TestContext, ms: number): Promise<void> {
  await new Promise((done) => setImmediate(done));
  t.mock.timers.tick(ms);
  await new Promise((done) => setImmediate(done));
}
