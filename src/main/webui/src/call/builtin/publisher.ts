import type { ConnectionState, Grant, MediaPolicy, Parting } from '../client.ts';
import { here, type SessionRefused } from './http.ts';
import { Line, type LineOwner } from './line.ts';

const highest = { '720p': 2_500_000, '1080p': 4_500_000, '1440p': 8_000_000 } as const;

/** Three sizes of one picture, so that every viewer gets what its connection bears. */
export function simulcastEncodings(quality: MediaPolicy['quality']): RTCRtpEncodingParameters[] {
  return [
    { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
    { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 600_000 },
    { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: highest[quality] },
  ];
}

export interface PublisherEvents {
  changed(state: ConnectionState): void;
  refused(refusal: SessionRefused): boolean;
  replaced(): void;
}

/** The tracks that one publication sends; a missing one keeps its place on the line. */
export interface Sent {
  video?: MediaStreamTrack | null;
  audio?: MediaStreamTrack | null;
}

/**
 * One sending connection: camera and microphone, or the screen with its sound.
 *
 * Both places exist from the start, so that turning a device on or off never renegotiates.
 */
export class Publisher implements LineOwner {
  private readonly line: Line;
  private readonly sent: Sent = {};
  private video: RTCRtpTransceiver | undefined;
  private audio: RTCRtpTransceiver | undefined;
  private opened = false;

  constructor(
    private readonly source: 'camera' | 'screen',
    grant: Grant,
    private readonly policy: MediaPolicy,
    private readonly events: PublisherEvents,
  ) {
    this.line = new Line(this.target(grant), this);
  }

  renew(grant: Grant): void {
    this.line.retarget(this.target(grant));
  }

  /** Sends these tracks from now on; what is not named stays as it is. */
  async send(change: Sent): Promise<void> {
    Object.assign(this.sent, change);
    if (!this.opened) {
      this.opened = true;
      await this.line.open();
      return;
    }
    if (!this.line.peer) return;
    await Promise.all([
      this.video?.sender.replaceTrack(this.sent.video ?? null),
      this.audio?.sender.replaceTrack(this.sent.audio ?? null),
    ]);
  }

  get idle(): boolean {
    return !this.sent.video && !this.sent.audio;
  }

  get peer(): RTCPeerConnection | undefined {
    return this.line.peer;
  }

  close(parting: Parting): void {
    this.line.close(parting);
  }

  furnish(connection: RTCPeerConnection): void {
    const stream = new MediaStream();
    if (this.policy.media !== 'video') {
      this.audio = connection.addTransceiver(this.sent.audio ?? 'audio', {
        direction: 'sendonly',
        streams: [stream],
        sendEncodings: [{ maxBitrate: this.source === 'screen' ? 128_000 : 48_000, priority: 'high' }],
      });
    }
    if (this.policy.media !== 'audio') {
      this.video = connection.addTransceiver(this.sent.video ?? 'video', {
        direction: 'sendonly',
        streams: [stream],
        sendEncodings: this.encodings(),
      });
    }
  }

  changed(state: ConnectionState): void {
    this.events.changed(state);
  }

  refused(refusal: SessionRefused): boolean {
    return this.events.refused(refusal);
  }

  replaced(): void {
    this.events.replaced();
  }

  private encodings(): RTCRtpEncodingParameters[] {
    if (this.source === 'screen') return [{ maxBitrate: highest[this.policy.quality], maxFramerate: 30 }];
    if (this.policy.simulcast) return simulcastEncodings(this.policy.quality);
    return [{ maxBitrate: highest[this.policy.quality] }];
  }

  private target(grant: Grant) {
    const address = here(grant.whip ?? grant.url, location.href);
    if (this.source === 'screen') address.searchParams.set('source', 'screen');
    return { address: address.href, token: grant.token, iceServers: grant.iceServers ?? [] };
  }
}
