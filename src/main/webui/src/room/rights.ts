import type { Source } from '../call/client.ts';
import type { FromClient, Role, RoomPolicy } from './protocol.ts';

export const sources: Source[] = ['camera', 'microphone', 'screen'];

/** Camera and microphone go over one line, the screen has its own. */
export function lineOf(what: 'camera' | 'screen'): Source[] {
  return what === 'screen' ? ['screen'] : ['camera', 'microphone'];
}

/** Whether somebody in this role may send this in a room of this policy. */
export function maySend(source: Source, role: Role, policy: RoomPolicy): boolean {
  const publishes = role !== 'attendee' || policy.mode === 'team';
  const leads = role === 'host' || role === 'cohost';
  if (source === 'microphone') return publishes && policy.media !== 'video';
  if (source === 'camera') return publishes && policy.media !== 'audio';
  return policy.media !== 'audio' && (leads || (policy.screenShare && publishes));
}

export function forbidden(role: Role, policy: RoomPolicy): Source[] {
  return sources.filter((source) => !maySend(source, role, policy));
}

/** What a page says of its devices: what else of it is heard, silence or a shared tab, is no microphone. */
export function devicesOn(on: ReadonlySet<Source>, sounding: boolean): Extract<FromClient, { type: 'devices' }> {
  const [camera, microphone, screen] = [on.has('camera'), on.has('microphone'), on.has('screen')];
  const all = { type: 'devices', camera, microphone, screen } as const;
  return (sounding || screen) && !microphone ? { ...all, muted: true } : all;
}
