import { clockText, everySecond } from './countdown.ts';
import { facts, part, say, show, word } from './page.ts';
import type { Phase } from './protocol.ts';
import { Refused } from './socket.ts';
import { Theatre } from './theatre.ts';

const here = facts();
const theatre = new Theatre(here);
const { session } = theatre;
let startedAt: number | undefined;

const serverNow = () => Date.now() + here.clockOffset;

function phaseIs(phase: Phase, at: string | null): void {
  const badge = part('state');
  if (badge) badge.dataset.phase = phase;
  say(part('state-text'), word(`phase-${phase}`));
  if (phase === 'live') startedAt = at ? Date.parse(at) : (startedAt ?? serverNow());
  else startedAt = undefined;
  const leads = session.role === 'host' || session.role === 'cohost';
  show(part('start'), leads && phase === 'waiting');
  show(part('end'), session.role === 'host' && phase === 'live');
  show(part('again'), leads && phase === 'ended');
  if (phase !== 'waiting') part<HTMLDialogElement>('start-dialog')?.close();
  if (phase !== 'live') part<HTMLDialogElement>('end-dialog')?.close();
  show(part('over'), phase !== 'waiting' && phase !== 'live');
  say(part('over-text'), word(`over-${phase}`));
  tick();
}

function tick(): void {
  const left = here.startsAt - serverNow();
  if (session.phase === 'live' && startedAt) {
    say(part('clock'), word('liveFor', { time: clockText(serverNow() - startedAt) }));
  } else if (session.phase === 'waiting') {
    say(part('clock'), left > 0 ? word('startsIn', { time: clockText(left) }) : word('lateBy', { time: clockText(-left) }));
  } else {
    say(part('clock'), '');
  }
}

let people = 0;
let onStage = 0;
session.on('message', (message) => {
  if (message.type === 'presence') people = message.people;
});
session.on('stage', (stage) => (onStage = stage.length));

function whoWaits(): string {
  const count = Math.max(0, people - onStage);
  return count > 1 ? word('startMany', { count }) : word(count === 1 ? 'startOne' : 'startNobody');
}

/** A confirmation whose one button acts, and says here what the server said if it would not. */
function confirmed(name: 'start' | 'end'): void {
  const dialog = part<HTMLDialogElement>(`${name}-dialog`)!;
  const act = part<HTMLButtonElement>(`${name}-now`)!;
  const error = part(`${name}-error`);
  part(name)?.addEventListener('click', () => {
    show(error, false);
    if (name === 'start') say(part('start-text'), whoWaits());
    dialog.showModal();
  });
  part(`${name}-not`)?.addEventListener('click', () => dialog.close());
  act.addEventListener('click', async () => {
    act.setAttribute('aria-busy', 'true');
    try {
      await session.socket.ask({ type: name });
      dialog.close();
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal;
      say(error, refusal.message);
      show(error, true);
    } finally {
      act.removeAttribute('aria-busy');
    }
  });
}

/** After a reload, what was on comes on again: the audience should only have blinked. */
function comeBack(): void {
  const key = `lectern.on.${here.occurrence}`;
  const before = (sessionStorage.getItem(key) ?? '').split(' ');
  session.on('devices', () => {
    const on = (['camera', 'microphone'] as const).filter((source) => session.isWanted(source));
    sessionStorage.setItem(key, on.join(' '));
  });
  for (const source of ['camera', 'microphone'] as const) {
    if (before.includes(source)) void session.turnOn(source);
  }
}

part('again')?.addEventListener('click', async () => {
  try {
    await session.socket.ask({ type: 'start' });
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    theatre.tell(refusal.message);
  }
});
confirmed('start');
confirmed('end');
session.on('phase', phaseIs);
session.on('role', () => phaseIs(session.phase, null));
everySecond(tick);
session.open();
if (here.phase === 'waiting' || here.phase === 'live') comeBack();
