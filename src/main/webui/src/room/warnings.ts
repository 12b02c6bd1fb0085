import { sendsH264 } from '../call/builtin/codecs.ts';
import { part, say, show, word } from './page.ts';
import type { FromServer, RoomPolicy } from './protocol.ts';
import type { Session } from './session.ts';

type Trouble = Extract<FromServer, { type: 'recording' }>;

/** What a host should know before the start and while it is recorded; each can be put away. */
export class Warnings {
  private told: Trouble['trouble'] | undefined;

  constructor(session: Session, provider: string | undefined) {
    for (const name of ['no-h264', 'recording-trouble']) {
      part(`${name}-close`)?.addEventListener('click', () => show(part(name), false));
    }
    show(part('no-h264'), provider === 'builtin' && wantsH264(session.policy) && !sendsH264());
    session.on('message', (message) => {
      if (message.type === 'recording') this.warn(message);
    });
  }

  /** The server says it again and again; whoever put it away is told once more only of the end. */
  private warn(message: Trouble): void {
    const text =
      message.trouble === 'space-short'
        ? word('spaceShort', { space: gigabytes(message.bytesLeft) })
        : word('recordingBroke');
    say(part('recording-trouble-text'), text);
    if (this.told !== message.trouble) show(part('recording-trouble'), true);
    this.told = message.trouble;
  }
}

/** Streams over HTTP and MP4 files take no other picture. */
export function wantsH264(policy: RoomPolicy): boolean {
  return policy.media !== 'audio' && (policy.mode === 'webinar' || policy.recording !== 'off');
}

export function gigabytes(bytes: number, language = document.documentElement.lang): string {
  return `${(bytes / 1e9).toLocaleString(language, { maximumFractionDigits: 1 })} GB`;
}
