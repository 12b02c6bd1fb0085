import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import { FakeSocket } from './fakesocket.ts';
import { askBy } from './question.ts';
import { RoomSocket } from './socket.ts';

/** A button of the page, as far as it is looked at here. */
class FakeButton {
  busy: string | null = null;

  getAttribute(): string | null {
    return this.busy;
  }

  setAttribute(_name: string, value: string): void {
    this.busy = value;
  }
}

let told: string[];

beforeEach(() => {
  told = [];
  FakeSocket.said = [];
  const document = { getElementById: () => null };
  Object.assign(globalThis, { document, window: new EventTarget(), WebSocket: FakeSocket });
});

/** A host in a room, with a button that brings Carol up. */
function hosting(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const socket = new RoomSocket('ws://lectern.test/room/o', 'p');
  const button = new FakeButton();
  socket.open();
  FakeSocket.last.welcomes();
  const press = () =>
    void askBy(button as unknown as HTMLElement, socket, { type: 'promote', who: 'carol' }, (text) => told.push(text));
  return { button, press };
}

/** So many seconds go by, and what was promised meanwhile is done. */
async function later(t: TestContext, seconds: number): Promise<void> {
  t.mock.timers.tick(seconds * 1000);
  await new Promise((done) => setImmediate(done));
}

/** The room is there again, after the pause that the page makes between two attempts. */
async function back(t: TestContext): Promise<void> {
  await later(t, 9);
  FakeSocket.last.welcomes();
}

const asked = () => FakeSocket.said.filter((one) => one.type === 'promote').length;

test('what was asked while the room is away is given up after a while, said, and not done later', async (t) => {
  const { button, press } = hosting(t);
  FakeSocket.last.isCut();
  press();
  assert.equal(button.busy, 'true');

  await later(t, 10);
  assert.equal(button.busy, 'false');
  assert.deepEqual(told, ['askUnsent']);
  await back(t);

  assert.equal(asked(), 0);
});

test('what was on its way when the room went away may have been heard, and is not said again', async (t) => {
  const { press } = hosting(t);
  press();
  FakeSocket.last.isCut();

  await later(t, 10);
  await back(t);

  assert.deepEqual(told, ['askUnanswered']);
  assert.equal(asked(), 1);
});

test('a short break is not noticed: it is asked again, and the button answers', async (t) => {
  const { button, press } = hosting(t);
  press();
  FakeSocket.last.isCut();

  await back(t);
  FakeSocket.last.tell({ type: 'done', ref: 1 });
  await later(t, 10);

  assert.equal(asked(), 2);
  assert.equal(button.busy, 'false');
  assert.deepEqual(told, []);
});

test('what is under way is not asked twice, and a refusal is said', async (t) => {
  const { button, press } = hosting(t);
  press();
  press();
  assert.equal(asked(), 1);

  FakeSocket.last.tell({ type: 'refused', ref: 1, message: 'Only a host can do this.' });
  await later(t, 0);

  assert.deepEqual(told, ['Only a host can do this.']);
  assert.equal(button.busy, 'false');
});
