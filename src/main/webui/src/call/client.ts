/** The browser's side of the call port: one interface, one module per provider, chosen by the grant. */

export type Source = 'camera' | 'microphone' | 'screen';
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'closed';

/** What the server hands out to let one person into one room; fields beyond these are the provider's. */
export interface Grant {
  provider: string;
  url: string;
  token: string;
  expiresAt: string;
  identity?: string;
  whip?: string;
  whep?: string;
  hls?: string;
  iceServers?: RTCIceServer[];
  [extra: string]: unknown;
}

/** How a person's picture and sound should be made; the room's policy decides. */
export interface MediaPolicy {
  media: 'video+audio' | 'video' | 'audio';
  quality: '720p' | '1080p' | '1440p';
  simulcast: boolean;
}

/** Whose picture or sound arrives in a slot; the room tells it, or the provider knows by itself. */
export interface SlotUse {
  slot: number;
  id: string;
  source: 'camera' | 'screen' | 'microphone';
  /** For how many milliseconds a sound is held back, so that it comes with its person's pictures. */
  wait?: number;
}

/** One picture to show: somebody's camera or screen, and the track it arrives on. */
export interface Picture {
  key: string;
  id: string | null;
  source: 'camera' | 'screen';
  track: MediaStreamTrack;
}

/** How well the connection carries, worst direction first. */
export interface LineQuality {
  level: 'good' | 'fair' | 'poor' | 'none';
  roundTripMs: number | null;
  lossPercent: number | null;
  kilobitsIn: number;
  kilobitsOut: number;
}

/** Whether one goes, or the room has ended everybody's connections already. */
export type Parting = 'going' | 'ended';

/** How much picture this page has use for right now. */
export type Appetite = 'full' | 'small' | 'sound';

export interface CallEvents {
  state: (state: ConnectionState) => void;
  pictures: (pictures: Picture[]) => void;
  sounds: (tracks: MediaStreamTrack[]) => void;
  speakers: (ids: string[]) => void;
  /** The whole programme in one, a little behind, instead of the people; null when they are back. */
  programme: (video: HTMLVideoElement | null) => void;
  /** All places are taken; the client comes in by itself as soon as one is free. */
  full: () => void;
  /** The stage is not open yet or not to us; ask again after so many seconds. */
  early: (retryAfterSeconds: number) => void;
  /** The grant is no longer taken: a fresh one is needed. */
  stale: () => void;
  /** The room does not take this from us, and it is sent no more until it is published again. */
  refused: (what: 'camera' | 'screen') => void;
  /** Another page of the same person sends now; this one has stopped. */
  replaced: (what: 'camera' | 'screen') => void;
}

export interface CallClient {
  /** Begins to receive, and to publish what was asked for before. */
  join(grant: Grant): Promise<void>;
  /** Takes a fresh grant: the role changed under way, or the former one ran out. */
  renew(grant: Grant): Promise<void>;
  leave(parting: Parting): Promise<void>;
  publish(source: Source, track: MediaStreamTrack, sound?: MediaStreamTrack): Promise<void>;
  unpublish(source: Source): Promise<void>;
  /** Who is in which slot of a connection; providers that know it by themselves need not listen. */
  place(session: string, slots: SlotUse[]): void;
  /** The room was away for a while: what it said meanwhile of the slots was not heard. */
  recall(): void;
  wish(appetite: Appetite): void;
  quality(): Promise<LineQuality>;
  on<E extends keyof CallEvents>(event: E, listener: CallEvents[E]): void;
}
