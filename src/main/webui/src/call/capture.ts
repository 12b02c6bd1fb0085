import type { MediaPolicy, Source } from './client.ts';
import { Emitter } from './events.ts';

export type DeviceKind = 'videoinput' | 'audioinput' | 'audiooutput';

export interface Device {
  kind: DeviceKind;
  id: string;
  label: string;
}

/** Why a device could not be opened, in words the page has sentences for. */
export type CaptureProblem = 'denied' | 'missing' | 'busy' | 'lost' | 'forbidden' | 'insecure' | 'dismissed' | 'other';

export class CaptureFailed extends Error {
  constructor(readonly problem: CaptureProblem, readonly source: Source) {
    super(`${source}: ${problem}`);
  }
}

interface CaptureEvents {
  /** The device or the browser's own bar ended it, not we. */
  lost: (source: Source) => void;
  devices: (devices: Device[]) => void;
}

const sizes = { '720p': [1280, 720], '1080p': [1920, 1080], '1440p': [2560, 1440] } as const;
const remembered: Record<string, string> = {
  videoinput: 'lectern.camera',
  audioinput: 'lectern.microphone',
  audiooutput: 'lectern.speaker',
};

/** This machine's camera, microphone and screen: opened when asked for, closed when not needed. */
export class Capture extends Emitter<CaptureEvents> {
  private readonly open = new Map<Source, MediaStreamTrack>();
  /** What is asked of the browser and still wanted; what comes of another question is let go. */
  private readonly asked = new Map<Source, Promise<MediaStream>>();
  private screenSound: MediaStreamTrack | undefined;

  constructor(private readonly policy: MediaPolicy) {
    super();
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.tellDevices());
  }

  static get possible(): boolean {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  }

  track(source: Source): MediaStreamTrack | undefined {
    return this.open.get(source);
  }

  /** The sound that goes with the shared screen, where the browser gives it. */
  soundOfScreen(): MediaStreamTrack | undefined {
    return this.screenSound;
  }

  async start(source: Source): Promise<MediaStreamTrack> {
    const there = this.open.get(source);
    if (there && there.readyState === 'live') return there;
    if (!Capture.possible) throw new CaptureFailed('insecure', source);
    const asked = this.asked.get(source) ?? this.ask(source);
    this.asked.set(source, asked);
    try {
      return this.keep(source, asked, await asked);
    } catch (error) {
      if (this.asked.get(source) === asked) this.asked.delete(source);
      throw error instanceof CaptureFailed ? error : new CaptureFailed(problemOf(error, source), source);
    }
  }

  stop(source: Source): void {
    this.asked.delete(source);
    this.open.get(source)?.stop();
    this.open.delete(source);
    if (source === 'screen') {
      this.screenSound?.stop();
      this.screenSound = undefined;
    }
  }

  /** Chooses a device for now and for the next visit; the caller starts the source again. */
  choose(kind: DeviceKind, id: string): void {
    try {
      localStorage.setItem(remembered[kind]!, id);
    } catch {
      // Storage is forbidden here: the choice lasts for this page only.
    }
    if (kind === 'videoinput') this.stop('camera');
    if (kind === 'audioinput') this.stop('microphone');
  }

  chosen(kind: DeviceKind): string | null {
    try {
      return localStorage.getItem(remembered[kind]!);
    } catch {
      return null;
    }
  }

  async devices(): Promise<Device[]> {
    if (!navigator.mediaDevices?.enumerateDevices) return [];
    const found = await navigator.mediaDevices.enumerateDevices();
    return found
      .filter((device) => device.deviceId !== '')
      .map((device) => ({ kind: device.kind as DeviceKind, id: device.deviceId, label: device.label }));
  }

  private async tellDevices(): Promise<void> {
    this.emit('devices', await this.devices());
  }

  private async ask(source: Source): Promise<MediaStream> {
    if (source === 'screen') return this.askScreen();
    return navigator.mediaDevices.getUserMedia(
      source === 'camera' ? { video: this.cameraWish() } : { audio: this.microphoneWish() },
    );
  }

  private askScreen(): Promise<MediaStream> {
    return navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { max: 30 } },
      audio: this.policy.media !== 'video',
    });
  }

  /** Keeps what the browser opened, once; where it is wanted no more by then, it is let go. */
  private keep(source: Source, asked: Promise<MediaStream>, stream: MediaStream): MediaStreamTrack {
    const [track] = source === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
    if (track && this.open.get(source) === track) return track;
    if (!track || this.asked.get(source) !== asked) {
      for (const one of stream.getTracks()) one.stop();
      throw new CaptureFailed(track ? 'dismissed' : 'other', source);
    }
    this.asked.delete(source);
    if (source !== 'microphone') track.contentHint = source === 'screen' ? 'detail' : 'motion';
    if (source === 'screen') this.screenSound = stream.getAudioTracks()[0];
    track.addEventListener('ended', () => this.dropIfSame(source, track));
    this.open.set(source, track);
    void this.tellDevices();
    return track;
  }

  private cameraWish(): MediaTrackConstraints {
    const [width, height] = sizes[this.policy.quality];
    const id = this.chosen('videoinput');
    return {
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: 30 },
      ...(id ? { deviceId: { ideal: id } } : {}),
    };
  }

  private microphoneWish(): MediaTrackConstraints {
    const id = this.chosen('audioinput');
    return {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(id ? { deviceId: { ideal: id } } : {}),
    };
  }

  private dropIfSame(source: Source, track: MediaStreamTrack): void {
    if (this.open.get(source) !== track) return;
    this.stop(source);
    this.emit('lost', source);
  }
}

export function problemOf(error: unknown, source: Source): CaptureProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return source === 'screen' ? 'dismissed' : 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'other';
}
