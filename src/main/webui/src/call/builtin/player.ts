import type { Appetite, ConnectionState, Grant, MediaPolicy, Parting, SlotUse } from '../client.ts';
import { here, type SessionRefused, type SlotWish } from './http.ts';
import { Line, type LineOwner } from './line.ts';

export interface PlayerEvents {
  changed(state: ConnectionState): void;
  refused(refusal: SessionRefused): boolean;
  tracks(videos: MediaStreamTrack[], audios: MediaStreamTrack[]): void;
}

/** How many pictures and sounds a viewer's connection has places for. */
export interface Places {
  video: number;
  audio: number;
}

/** One receiving connection with a fixed number of places that the engine fills as the stage changes. */
export class Player implements LineOwner {
  private readonly line: Line;
  private videos: RTCRtpTransceiver[] = [];
  private audios: RTCRtpTransceiver[] = [];

  constructor(
    grant: Grant,
    private readonly policy: MediaPolicy,
    private readonly places: Places,
    private readonly events: PlayerEvents,
  ) {
    this.line = new Line(target(grant), this);
  }

  open(): Promise<void> {
    return this.line.open();
  }

  renew(grant: Grant): void {
    this.line.retarget(target(grant));
  }

  close(parting: Parting): void {
    this.line.close(parting);
  }

  /** A hidden page needs no pictures, a strip of thumbnails no tall ones. */
  wish(appetite: Appetite): void {
    this.line.wish(wishesFor(appetite, this.places.video));
  }

  /** Who is in which slot of this connection, by the engine itself. */
  slots(): Promise<SlotUse[] | undefined> {
    return this.line.slots();
  }

  /** Holds every sound back as long as the pictures of its person wait. */
  keepInStep(slots: SlotUse[]): void {
    this.audios.forEach(({ receiver }, slot) => {
      const use = slots.find((one) => one.source === 'microphone' && one.slot === slot);
      const wait = use?.wait ?? null;
      if (receiver.jitterBufferTarget !== wait) receiver.jitterBufferTarget = wait;
    });
  }

  /** What the server calls this connection. */
  get session(): string {
    return this.line.sessionName;
  }

  get peer(): RTCPeerConnection | undefined {
    return this.line.peer;
  }

  furnish(connection: RTCPeerConnection): void {
    this.videos = [];
    this.audios = [];
    for (let place = 0; place < Math.max(this.places.video, this.places.audio); place++) {
      if (place < this.places.video && this.policy.media !== 'audio') {
        this.videos.push(connection.addTransceiver('video', { direction: 'recvonly' }));
      }
      if (place < this.places.audio && this.policy.media !== 'video') {
        this.audios.push(connection.addTransceiver('audio', { direction: 'recvonly' }));
      }
    }
    this.events.tracks(this.videos.map(trackOf), this.audios.map(trackOf));
  }

  changed(state: ConnectionState): void {
    this.events.changed(state);
  }

  refused(refusal: SessionRefused): boolean {
    return this.events.refused(refusal);
  }
}

const thumbnail = 360;

export function wishesFor(appetite: Appetite, slots: number): SlotWish[] {
  return Array.from({ length: slots }, (_, slot): SlotWish => {
    if (appetite === 'sound') return { show: 'nothing', height: 0 };
    const height = appetite === 'small' && slot > 0 ? thumbnail : 0;
    return { show: slot === 0 ? 'programme' : 'next', height };
  });
}

function trackOf(transceiver: RTCRtpTransceiver): MediaStreamTrack {
  return transceiver.receiver.track;
}

function target(grant: Grant) {
  const address = here(grant.whep ?? grant.url, location.href).href;
  return { address, token: grant.token, iceServers: grant.iceServers ?? [] };
}
