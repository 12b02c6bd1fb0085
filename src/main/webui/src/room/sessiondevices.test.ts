import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import { aPage, FakeDevices, later, live, onStage, policy, waiting, welcome, you } from './fakeroom.ts';

beforeEach(aPage);

test('whose camera opens only after they left asks for no grant, and it is let go', async (t) => {
  const devices = new FakeDevices();
  const { session, server } = onStage(t);
  const on = session.turnOn('camera');
  const asked = server.grantsAsked;

  server.tell({ type: 'ended', at: null });
  const track = devices.open();
  await on;
  await later(t, 2_000);

  assert.equal(server.grantsAsked, asked);
  assert.equal(track.stopped, true);
  assert.equal(session.isOn('camera'), false);
});

test('a microphone that was turned off while it opened stays off and is let go', async (t) => {
  const devices = new FakeDevices();
  const { session } = onStage(t);
  void session.turnOn('microphone');

  await session.turnOff('microphone');
  const track = devices.open();
  await later(t, 0);

  assert.equal(track.stopped, true);
  assert.equal(session.isOn('microphone'), false);
});

test('a camera that is pressed again while it opens stays off, pressed once more it comes on', async (t) => {
  const devices = new FakeDevices();
  const { session } = onStage(t);
  void session.toggle('camera');
  void session.toggle('camera');
  const first = devices.open();
  await later(t, 0);
  assert.deepEqual([first.stopped, session.isOn('camera')], [true, false]);

  void session.toggle('camera');
  const second = devices.open();
  await later(t, 0);

  assert.deepEqual([second.stopped, session.isOn('camera')], [false, true]);
});

test('a camera that is asked for twice at once is opened once', async (t) => {
  const devices = new FakeDevices();
  const { session } = onStage(t);

  void session.turnOn('camera');
  void session.turnOn('camera');
  const track = devices.open();
  await later(t, 0);

  assert.equal(devices.count, 1);
  assert.equal(session.isOn('camera'), true);
  assert.equal(session.capture.track('camera'), track as unknown);
});

test('what is left of a camera turned off and on again while it opens is the one that is on', async (t) => {
  const devices = new FakeDevices();
  const { session, server } = onStage(t);
  for (let presses = 0; presses < 3; presses++) void session.toggle('camera');
  const [first, second] = [devices.open(), devices.open()];
  await later(t, 0);
  assert.deepEqual([first.stopped, second.stopped, session.isOn('camera')], [true, false, true]);

  server.tell({ type: 'ended', at: null });

  assert.equal(second.stopped, true);
});

test('a microphone whose other device is busy is off, and one press turns it on', async (t) => {
  const devices = new FakeDevices();
  const { session, server, problems } = onStage(t);
  void session.turnOn('microphone');
  devices.open();
  await later(t, 0);

  session.capture.choose('audioinput', 'other');
  void session.switchTo('microphone');
  devices.refuse('NotReadableError');
  await later(t, 0);

  assert.deepEqual(problems, ['busy microphone']);
  assert.equal(session.isOn('microphone'), false);
  assert.deepEqual(server.devices, { type: 'devices', camera: false, microphone: false, screen: false });
  void session.toggle('microphone');
  devices.open();
  await later(t, 0);
  assert.equal(session.isOn('microphone'), true);
});

test('a microphone that is unplugged is off, and said so', async (t) => {
  const devices = new FakeDevices();
  const { session, problems } = onStage(t);
  void session.turnOn('microphone');
  const track = devices.open();
  await later(t, 0);

  track.breaks();
  await later(t, 0);

  assert.equal(session.isOn('microphone'), false);
  assert.deepEqual(problems, ['lost microphone']);
});

/** Carol on stage shares her screen, as far as her own page is concerned. */
async function sharing(t: TestContext) {
  const devices = new FakeDevices();
  const there = onStage(t);
  there.server.tell({ type: 'policy', policy: { ...policy, screenShare: true } });
  void there.session.turnOn('screen');
  const track = devices.open();
  await later(t, 0);
  assert.equal(there.session.isOn('screen'), true);
  return { ...there, track };
}

test('a screen that may be shared no more is let go, and said so', async (t) => {
  const { session, server, problems, track } = await sharing(t);

  server.tell({ type: 'policy', policy: { ...policy, screenShare: false } });
  await later(t, 0);

  assert.deepEqual([session.isOn('screen'), track.stopped], [false, true]);
  assert.deepEqual(server.devices, { type: 'devices', camera: false, microphone: false, screen: false });
  assert.deepEqual(problems, ['forbidden screen']);
});

test('what was forbidden during a break is let go after it', async (t) => {
  const { session, server, track } = await sharing(t);

  server.tell({ ...welcome, you: { ...you, role: 'panelist' }, policy: { ...policy, screenShare: false } });
  await later(t, 0);

  assert.deepEqual([session.isOn('screen'), track.stopped], [false, true]);
});

test('another change of the policy leaves the screen on', async (t) => {
  const { session, server, problems, track } = await sharing(t);

  server.tell({ type: 'policy', policy: { ...policy, screenShare: true, layout: 'duo' } });
  await later(t, 0);

  assert.deepEqual([session.isOn('screen'), track.stopped, problems.length], [true, false, 0]);
});

/** The addresses that the page asks for a connection to send by, which it never gets. */
function whipAsked(): string[] {
  const asked: string[] = [];
  class NoConnection extends EventTarget {
    addTransceiver = () => ({});
    createOffer = async () => ({ sdp: 'v=0\r\n' });
    setLocalDescription = async () => {};
    close(): void {}
  }
  const fetch = async (address: string) => {
    asked.push(String(address));
    return new Response('', { status: 503 });
  };
  Object.assign(globalThis, { RTCPeerConnection: NoConnection, MediaStream: class {}, fetch });
  return asked;
}

const whip = 'http://lectern.test/call/o/whip';

test('a camera that is on before the grant for the stage is there is sent once it is', async (t) => {
  const asked = whipAsked();
  const devices = new FakeDevices();
  const { session, server } = waiting(t);
  server.tell(live);
  await later(t, 250);
  server.grants({});
  await later(t, 0);
  server.tell({ type: 'role', role: 'panelist' });

  const on = session.turnOn('camera');
  devices.open();
  await on;
  assert.deepEqual([session.isOn('camera'), asked], [true, []]);
  server.grants({ whip });
  await later(t, 0);

  assert.deepEqual(asked, [whip]);
});

test('a grant that was asked for before the role changed is asked for again', async (t) => {
  const { server } = waiting(t);
  server.tell(live);
  await later(t, 250);
  server.tell({ type: 'role', role: 'panelist' });
  assert.equal(server.grantsAsked, 1);

  server.grants({});
  await later(t, 0);

  assert.equal(server.grantsAsked, 2);
});

test('a microphone that is off while its line is open is said to be muted, one that never was on is not', async (t) => {
  whipAsked();
  const devices = new FakeDevices();
  const { session, server } = onStage(t);
  await later(t, 0);
  server.grants({ whip });
  void session.turnOn('camera');
  devices.open();
  await later(t, 0);
  const off = { type: 'devices', camera: true, microphone: false, screen: false };
  assert.deepEqual(server.devices, off);

  void session.turnOn('microphone');
  devices.open();
  await later(t, 0);
  assert.deepEqual(server.devices, { ...off, microphone: true });
  await session.turnOff('microphone');

  assert.deepEqual(server.devices, { ...off, muted: true });
});
