import type { CaptureFailed, CaptureProblem } from '../call/capture.ts';
import type { Source } from '../call/client.ts';
import { icon, part, say, show, word } from './page.ts';
import type { Session } from './session.ts';

const sources: Source[] = ['camera', 'microphone', 'screen'];
const icons: Record<Source, [on: string, off: string]> = {
  camera: ['video', 'video-off'],
  microphone: ['mic', 'mic-off'],
  screen: ['monitor-up', 'monitor-up'],
};

/** The toggles of the bar: what is pressed is what is sent. */
export class Controls {
  private heldToTalk = false;

  constructor(private readonly session: Session) {
    for (const source of sources) {
      part(source)?.addEventListener('click', () => void session.toggle(source));
    }
    session.on('devices', () => this.draw());
    session.on('problem', (failure) => this.explain(failure));
    this.draw();
  }

  /** Space: the microphone is open for as long as it is held, if it was closed. */
  talk(held: boolean): void {
    if (held === this.heldToTalk || (held && this.session.isWanted('microphone'))) return;
    this.heldToTalk = held;
    void (held ? this.session.turnOn('microphone') : this.session.turnOff('microphone'));
  }

  press(source: Source): void {
    const button = part<HTMLButtonElement>(source);
    if (button && !button.hidden) button.click();
  }

  private draw(): void {
    const { session } = this;
    for (const source of sources) {
      const button = part<HTMLButtonElement>(source);
      if (!button) continue;
      const on = session.isOn(source);
      button.setAttribute('aria-busy', String(!on && session.isWanted(source)));
      if (button.getAttribute('aria-pressed') !== String(on)) {
        button.setAttribute('aria-pressed', String(on));
        button.querySelector('.icon')?.replaceWith(icon(icons[source][on ? 0 : 1]));
      }
      show(button, this.offered(source));
      if (on) this.forgive(source);
    }
    show(part('devices'), session.mayPublish);
  }

  private offered(source: Source): boolean {
    const possible = Boolean(navigator.mediaDevices?.getDisplayMedia || !navigator.mediaDevices);
    return this.session.may(source) && (source !== 'screen' || possible);
  }

  private explain(failure: CaptureFailed): void {
    if (failure.problem === 'dismissed') return;
    const notice = part('notice');
    say(part('notice-text'), word(sentenceOf(failure.source, failure.problem)));
    if (notice) notice.dataset.about = failure.source;
    show(notice, true);
  }

  private forgive(source: Source): void {
    const notice = part('notice');
    if (notice?.dataset.about === source) show(notice, false);
  }
}

/** The name of the sentence that says what is wrong with a device and what to do. */
export function sentenceOf(source: Source, problem: CaptureProblem): string {
  if (problem === 'insecure') return 'insecure';
  const device = source === 'camera' ? 'Camera' : source === 'microphone' ? 'Microphone' : 'Screen';
  return `${problem}${device}`;
}
