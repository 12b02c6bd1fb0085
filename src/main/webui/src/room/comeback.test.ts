import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Source } from '../call/client.ts';
import { Emitter } from '../call/events.ts';
import { comeBack } from './comeback.ts';
import type { FromServer } from './protocol.ts';
import type { Session } from './session.ts';
import type { SessionEvents } from './sessionevents.ts';
import type { SocketState } from './socket.ts';

/** What a tab of a browser keeps while its page is loaded again. */
let kept: Map<string, string>;
/** How the page was come to, in the browser's words. */
let way: string;

beforeEach(() => {
  kept = new Map();
  way = 'reload';
  performance.getEntriesByType = () => [{ type: way } as unknown as PerformanceEntry];
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  Object.assign(globalThis, { sessionStorage });
});

/** Somebody's page, freshly loaded: what they may send, and what is on. */
class Visit extends Emitter<SessionEvents> {
  readonly wanted = new Set<Source>();
  readonly socket = new Emitter<{ state: (state: SocketState) => void }>();

  constructor(public allowed: Source[], occurrence = 'o') {
    super();
    comeBack(this as unknown as Session, occurrence);
  }

  may(source: Source): boolean {
    return this.allowed.includes(source);
  }

  isWanted(source: Source): boolean {
    return this.wanted.has(source);
  }

  async turnOn(source: Source): Promise<void> {
    if (!this.may(source)) return;
    this.wanted.add(source);
    this.emit('devices');
  }

  turnOff(...sources: Source[]): void {
    for (const source of sources) this.wanted.delete(source);
    this.emit('devices');
  }

  hears(type: 'welcome' | 'elsewhere'): this {
    this.emit('message', { type } as FromServer);
    return this;
  }

  leaves(): void {
    this.socket.emit('state', 'over');
    this.turnOff(...this.wanted);
  }

  get isOn(): Source[] {
    return [...this.wanted];
  }
}

const speaker: Source[] = ['camera', 'microphone', 'screen'];

/** Whose camera and microphone were on when their page went. */
function hadBothOn(): Visit {
  const visit = new Visit(speaker).hears('welcome');
  void visit.turnOn('camera');
  void visit.turnOn('microphone');
  return visit;
}

test('who opens the page anew in the same tab has nothing on', () => {
  hadBothOn();
  way = 'navigate';

  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, []);
});

test('what was on comes on again once the room has welcomed the page', () => {
  hadBothOn();

  const again = new Visit(speaker);
  assert.deepEqual(again.isOn, []);
  again.hears('welcome');

  assert.deepEqual(again.isOn, ['camera', 'microphone']);
});

test('who was brought up comes back, though the page knows of it by the welcome only', () => {
  hadBothOn();
  const again = new Visit([]);
  again.emit('devices');

  again.allowed = speaker;
  again.hears('welcome');

  assert.deepEqual(again.isOn, ['camera', 'microphone']);
});

test('only what may be sent by now comes on, and nothing more of it later', () => {
  hadBothOn();
  const again = new Visit(['microphone']).hears('welcome');
  assert.deepEqual(again.isOn, ['microphone']);

  again.allowed = speaker;
  again.hears('welcome');

  assert.deepEqual(again.isOn, ['microphone']);
});

test('a page that is loaded twice in a row forgets nothing before it is welcomed', () => {
  hadBothOn();
  new Visit(speaker).emit('devices');

  const again = new Visit(speaker).hears('welcome');

  assert.deepEqual(again.isOn, ['camera', 'microphone']);
});

test('what was off before the page went stays off', () => {
  hadBothOn().turnOff('camera');

  const again = new Visit(speaker).hears('welcome');

  assert.deepEqual(again.isOn, ['microphone']);
});

test('nothing comes on where another page took over, or who was up went down', () => {
  hadBothOn().turnOff('camera', 'microphone');

  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, []);
});

test('who left comes back with everything off, also where they left before they were welcomed', () => {
  hadBothOn().leaves();
  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, []);

  hadBothOn();
  new Visit(speaker).leaves();

  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, []);
});

test('whose place is on another device sends nothing when they move it here', () => {
  hadBothOn();

  const again = new Visit(speaker).hears('elsewhere').hears('welcome');

  assert.deepEqual(again.isOn, []);
});

test('who loads a page again so fast that their former one still has the place comes back with the next', () => {
  hadBothOn();
  new Visit(speaker).hears('elsewhere');

  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, ['camera', 'microphone']);
});

test('a screen is chosen anew each time, and another room has its own', () => {
  const visit = new Visit(speaker).hears('welcome');
  void visit.turnOn('screen');
  void visit.turnOn('camera');

  assert.deepEqual(new Visit(speaker, 'another').hears('welcome').isOn, []);
  assert.deepEqual(new Visit(speaker).hears('welcome').isOn, ['camera']);
});

test('where the browser keeps nothing, everything else goes on', () => {
  const forbidden = () => {
    throw new Error('SecurityError');
  };
  Object.assign(globalThis, { sessionStorage: { getItem: forbidden, setItem: forbidden } });

  const visit = hadBothOn();

  assert.deepEqual(visit.isOn, ['camera', 'microphone']);
});
