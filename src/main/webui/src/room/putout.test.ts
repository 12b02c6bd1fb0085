import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayWhenPutOut } from './putout.ts';
import { RoomSocket } from './socket.ts';

/** The other end of the room's socket, which closes as the test says. */
class FakeSocket extends EventTarget {
  static last: FakeSocket;

  constructor() {
    super();
    FakeSocket.last = this;
  }

  isClosed(code: number, reason: string): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  }
}

interface FakePart {
  hidden: boolean;
  textContent: string;
  dataset: Record<string, string>;
}

/** A page with these parts, whose link says its own when it is closed. */
function open(names: string[]) {
  const parts = new Map<string, FakePart>(
    names.map((name) => [name, { hidden: true, textContent: '', dataset: {} }]),
  );
  const root = { querySelector: (which: string) => parts.get(which.replace(/.*"(.*)".*/, '$1')) ?? null };
  const getElementById = (id: string) => (id === 'room' ? root : null);
  Object.assign(globalThis, { document: { getElementById }, window: new EventTarget(), WebSocket: FakeSocket });
  const socket = new RoomSocket('ws://lectern.test/room/o', 'p');
  sayWhenPutOut(socket);
  socket.on('over', () => {
    for (const name of ['gone', 'gone-lost']) if (parts.has(name)) parts.get(name)!.hidden = false;
    if (parts.has('gone-text')) parts.get('gone-text')!.textContent = 'removedText';
  });
  if (parts.has('leave')) parts.get('leave')!.hidden = false;
  socket.open();
  return parts;
}

const live = ['gone', 'gone-text', 'gone-lost', 'leave', 'notice', 'notice-text'];

test('whom a host removed reads that, and is offered no link that opens nothing', () => {
  const parts = open(live);

  FakeSocket.last.isClosed(4003, 'removed by the host');

  assert.equal(parts.get('gone-text')!.textContent, 'putOutText');
  assert.equal(parts.get('gone-lost')!.hidden, true);
  assert.equal(parts.get('gone')!.hidden, false);
  assert.equal(parts.get('leave')!.hidden, true);
  assert.equal(parts.get('notice')!.hidden, true);
});

test('whose link is good no more is still led to the newer one', () => {
  const parts = open(live);

  FakeSocket.last.isClosed(4003, 'not admitted');

  assert.equal(parts.get('gone-text')!.textContent, 'removedText');
  assert.equal(parts.get('gone-lost')!.hidden, false);
  assert.equal(parts.get('leave')!.hidden, false);
});

test('whom a host removed from the studio reads it there', () => {
  const parts = open(['notice', 'notice-text']);

  FakeSocket.last.isClosed(4003, 'removed by the host');

  assert.equal(parts.get('notice-text')!.textContent, 'putOutText');
  assert.equal(parts.get('notice')!.hidden, false);
});
