import type Hls from 'hls.js';
import { wait } from '../backoff.ts';
import type { LineQuality } from '../client.ts';

const pauseMs = 3_000;

/** Three segments as they usually are, and not three of the longest that may be. */
const behindSeconds = 6;
const listType = 'application/vnd.apple.mpegurl';

/**
 * The programme over HTTP, for when the engine has no place for us: one picture with its sound, a
 * few seconds behind. It plays on through whatever breaks until it is closed.
 */
export class Programme {
  readonly video = document.createElement('video');
  private player: Hls | undefined;
  private closed = false;

  constructor(private readonly address: string) {
    this.video.autoplay = true;
    this.video.playsInline = true;
    this.video.disablePictureInPicture = true;
  }

  async open(): Promise<void> {
    const { default: Player } = await import('hls.js/light');
    if (this.closed) return;
    if (!Player.isSupported()) {
      if (this.video.canPlayType(listType)) this.video.src = this.address;
      return;
    }
    const player = new Player({
      enableWorker: false,
      liveDurationInfinity: true,
      backBufferLength: 30,
      liveSyncDuration: behindSeconds,
    });
    this.player = player;
    player.on(Player.Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      if (error.type === Player.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
      else void this.again(player);
    });
    player.loadSource(this.address);
    player.attachMedia(this.video);
  }

  /** A stream over HTTP has no round trip and loses nothing: it goes on or it waits. */
  quality(): LineQuality {
    const plays = this.video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    const level = plays ? 'good' : 'poor';
    return { level, roundTripMs: null, lossPercent: null, kilobitsIn: 0, kilobitsOut: 0 };
  }

  close(): void {
    this.closed = true;
    this.player?.destroy();
    this.player = undefined;
    this.video.removeAttribute('src');
    this.video.remove();
  }

  private async again(player: Hls): Promise<void> {
    await wait(pauseMs);
    if (!this.closed) player.loadSource(this.address);
  }
}
