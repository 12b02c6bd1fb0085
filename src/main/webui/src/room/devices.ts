import type { Device, DeviceKind } from '../call/capture.ts';
import { make, part, word } from './page.ts';
import type { Session } from './session.ts';
import type { Sounds } from './sound.ts';

const sourceOf: Partial<Record<DeviceKind, 'camera' | 'microphone'>> = {
  videoinput: 'camera',
  audioinput: 'microphone',
};

/** The choice of devices, and a look and a listen beside the controls that hold nobody up. */
export class Devices {
  private meter: LevelMeter | undefined;

  constructor(private readonly session: Session, private readonly sounds: Sounds) {
    session.capture.on('devices', (devices) => this.fill(devices));
    session.on('devices', () => this.listen());
    for (const kind of ['videoinput', 'audioinput', 'audiooutput'] as const) {
      part<HTMLSelectElement>(kind)?.addEventListener('change', (event) => {
        this.choose(kind, (event.target as HTMLSelectElement).value);
      });
    }
    void session.capture.devices().then((devices) => this.fill(devices));
    const output = session.capture.chosen('audiooutput');
    if (output) sounds.output(output);
  }

  private choose(kind: DeviceKind, id: string): void {
    this.session.capture.choose(kind, id);
    const source = sourceOf[kind];
    if (source) void this.session.switchTo(source);
    else this.sounds.output(id);
  }

  private fill(devices: Device[]): void {
    for (const kind of ['videoinput', 'audioinput', 'audiooutput'] as const) {
      const select = part<HTMLSelectElement>(kind);
      if (!select) continue;
      const own = devices.filter((device) => device.kind === kind);
      const chosen = this.session.capture.chosen(kind);
      select.replaceChildren(
        ...own.map((device, index) => {
          const option = make('option', '', device.label || word('device', { number: index + 1 }));
          option.value = device.id;
          option.selected = device.id === chosen;
          return option;
        }),
      );
      select.disabled = own.length === 0;
      if (own.length === 0) select.append(make('option', '', word('noDevice')));
    }
  }

  /** The level of our own voice, while the microphone is on. */
  private listen(): void {
    const track = this.session.isOn('microphone') ? this.session.capture.track('microphone') : undefined;
    if (this.meter?.track === track) return;
    this.meter?.stop();
    this.meter = track ? new LevelMeter(track, part<HTMLMeterElement>('level')) : undefined;
  }
}

/** Shows how loud a track is, ten times a second. */
class LevelMeter {
  private readonly context = new AudioContext();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(readonly track: MediaStreamTrack, meter: HTMLMeterElement | null) {
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 512;
    this.context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      if (meter) meter.value = Math.min(1, loudest * 1.6);
    }, 100);
  }

  stop(): void {
    clearInterval(this.timer);
    void this.context.close();
  }
}
