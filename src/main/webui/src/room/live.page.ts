import { clockText, everySecond } from './countdown.ts';
import { facts, part, say, show, word } from './page.ts';
import { closeCodes, type Phase } from './protocol.ts';
import { Theatre } from './theatre.ts';

const here = facts();
const theatre = new Theatre(here);
const { session } = theatre;
const room = document.getElementById('room')!;

const serverNow = () => Date.now() + here.clockOffset;

function phaseIs(phase: Phase): void {
  room.dataset.phase = phase;
  const badge = part('state');
  if (badge) badge.dataset.phase = phase;
  say(part('state-text'), word(`phase-${phase}`));
  show(part('before'), phase === 'waiting' && !session.onStage);
  show(part('theatre'), phase === 'live' || (phase === 'waiting' && session.onStage));
  show(part('after'), phase === 'ended' || phase === 'cancelled' || phase === 'missed');
  offerToJoinIn();
  say(part('after-title'), word(`after-${phase}`));
  say(part('after-text'), word(`after-${phase}-text`));
  tick();
}

function tick(): void {
  if (session.phase !== 'waiting') return;
  const left = here.startsAt - serverNow();
  say(part('countdown'), left > 0 ? clockText(left) : word('anyMoment'));
}

/** The link lives somewhere else now, or no longer; the page says so and offers the way back. */
function leftFor(code: number): void {
  const reason = code === closeCodes.moved ? 'moved' : code === closeCodes.removed ? 'removed' : 'closed';
  for (const name of ['before', 'theatre', 'after']) show(part(name), false);
  say(part('gone-title'), word(reason));
  say(part('gone-text'), word(`${reason}Text`));
  show(part('gone-back'), reason === 'moved');
  show(part('gone-lost'), reason === 'removed');
  show(part('gone'), true);
}

/** Where one may be seen and heard, one touch turns on what the room's policy wants on at entry. */
function wantedOnEntry(): ('camera' | 'microphone')[] {
  const { cameraOffOnEntry, microphoneOffOnEntry, media } = session.policy;
  const camera = !cameraOffOnEntry && media !== 'audio';
  const microphone = !microphoneOffOnEntry && media !== 'video';
  return [...(microphone ? ['microphone' as const] : []), ...(camera ? ['camera' as const] : [])];
}

function offerToJoinIn(): void {
  const off = wantedOnEntry().filter((source) => !session.isWanted(source));
  const untouched = off.length === wantedOnEntry().length && off.length > 0;
  show(part('join-in'), session.mayPublish && session.phase === 'live' && untouched);
}

part('join-in-now')?.addEventListener('click', () => {
  show(part('join-in'), false);
  for (const source of wantedOnEntry()) void session.turnOn(source);
});
session.on('devices', offerToJoinIn);
session.on('phase', phaseIs);
session.on('role', () => phaseIs(session.phase));
session.socket.on('over', leftFor);
part('leave')?.addEventListener('click', () => {
  void session.leave();
  leftFor(0);
});
part('gone-back')?.addEventListener('click', () => location.reload());
everySecond(tick);
session.open();
