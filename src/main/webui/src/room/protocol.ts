import type { Grant, MediaPolicy } from '../call/client.ts';

/** The words of docs/protocol.md as types; every example there is parsed by a test of this file. */

export type Role = 'host' | 'cohost' | 'panelist' | 'attendee';
export type Phase = 'waiting' | 'live' | 'ended' | 'cancelled' | 'missed';
export type TapeState = 'off' | 'on' | 'paused';
export type Layout = 'grid' | 'spotlight' | 'duo' | 'full';

export interface StagePerson {
  id: string;
  name: string;
  role: Role;
  camera: boolean;
  microphone: boolean;
  screen: boolean;
}

export interface Slot {
  slot: number;
  id: string;
  source: 'camera' | 'screen' | 'microphone';
  wait?: number;
}

export interface RosterPerson {
  id: string;
  name: string;
  role: Role;
  hand: boolean;
}

export interface RoomPolicy extends MediaPolicy {
  mode: 'webinar' | 'team';
  screenShare: boolean;
  recording: 'off' | 'manual' | 'auto';
  chat: boolean;
  layout: Layout;
  cameraOffOnEntry: boolean;
  microphoneOffOnEntry: boolean;
}

export interface Welcome {
  type: 'welcome';
  version: number;
  you: { id: string; name: string; role: Role };
  resume: string;
  provider: string;
  phase: Phase;
  at: string | null;
  startsAt: string;
  endsAt: string;
  now: string;
  policy: RoomPolicy;
  locked: boolean;
}

export type FromServer =
  | Welcome
  | { type: 'state'; phase: Phase; at: string | null; startsAt: string; now: string }
  | { type: 'live'; at: string }
  | { type: 'ended'; at: string }
  | { type: 'stage'; people: StagePerson[] }
  | { type: 'slots'; session: string; slots: Slot[] }
  | { type: 'speakers'; ids: string[] }
  | { type: 'presence'; people: number; roster?: RosterPerson[]; locked?: boolean }
  | { type: 'policy'; policy: RoomPolicy }
  | { type: 'role'; role: Role }
  | { type: 'grant'; ref: number; grant: Grant }
  | { type: 'mute'; what: 'microphone' | 'camera' | 'screen'; by: string }
  | { type: 'tape'; state: TapeState }
  | { type: 'recording'; trouble: 'space-short'; bytesLeft: number }
  | { type: 'recording'; trouble: 'late' }
  | { type: 'recording'; trouble: 'broke-off' }
  | { type: 'elsewhere' }
  | { type: 'done'; ref: number }
  | { type: 'refused'; ref?: number; message: string }
  | { type: 'beat' };

export type FromClient =
  | { type: 'hello'; version: 1; pass: string; resume?: string; take?: boolean }
  | { type: 'beat' }
  | { type: 'grant'; ref: number }
  | { type: 'devices'; camera: boolean; microphone: boolean; screen: boolean; muted?: boolean }
  | { type: 'hand'; up: boolean }
  | { type: 'start'; ref: number }
  | { type: 'end'; ref: number }
  | { type: 'pause'; ref: number }
  | { type: 'resume'; ref: number }
  | { type: 'promote'; ref: number; who: string; role?: Role }
  | { type: 'demote'; ref: number; who: string }
  | { type: 'mute'; ref: number; who: string; what: 'microphone' | 'camera' | 'screen' }
  | { type: 'remove'; ref: number; who: string }
  | { type: 'lock'; ref: number; on: boolean };

/** Why the server closed the socket. */
export const closeCodes = {
  moved: 4001,
  removed: 4003,
  slow: 4008,
  protocol: 4009,
  full: 4013,
  locked: 4023,
} as const;

/** What is said beside {@link closeCodes.removed} when a host did it. */
export const removedByHost = 'removed by the host';

const known = new Set<FromServer['type']>([
  'welcome', 'state', 'live', 'ended', 'stage', 'slots', 'speakers', 'presence', 'policy', 'role', 'grant', 'mute',
  'tape', 'recording', 'elsewhere', 'done', 'refused', 'beat',
]);

/** What came over the socket, or nothing when a later server says something we do not know yet. */
export function parse(text: string): FromServer | null {
  try {
    const message = JSON.parse(text) as { type?: unknown };
    return known.has(message.type as FromServer['type']) ? (message as FromServer) : null;
  } catch {
    return null;
  }
}
