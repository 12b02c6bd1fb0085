import type { Source } from '../call/client.ts';
import type { Role, RoomPolicy } from './protocol.ts';

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
