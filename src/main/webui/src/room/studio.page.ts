import { Confirmation } from './confirmation.ts';
import { clockText, everySecond } from './countdown.ts';
import { facts, part, say, show, word } from './page.ts';
import type { Phase } from './protocol.ts';
import { answerMs } from './question.ts';
import { Refused, Withdrawn } from './socket.ts';
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

part('again')?.addEventListener('click', async () => {
  try {
    await session.socket.ask({ type: 'start' }, AbortSignal.timeout(answerMs));
  } catch (reason) {
    if (reason instanceof Refused) theatre.tell(reason.message);
    else if (!(reason instanceof Withdrawn)) throw reason;
    else if (session.phase !== 'live') theatre.tell(word(reason.sent ? 'startUnanswered' : 'startUnsent'));
  }
});
/** Who came by a link goes to where it came from, and says so first. */
part('leave')?.addEventListener('click', () => void session.leave());
part('start')?.addEventListener('click', () => say(part('start-text'), whoWaits()));
for (const name of ['start', 'end'] as const) new Confirmation(name, session, (text) => theatre.tell(text));
session.on('phase', phaseIs);
session.on('role', () => phaseIs(session.phase, null));
everySecond(tick);
session.open();
