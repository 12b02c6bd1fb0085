import { playsH264, sendsH264 } from '../call/builtin/codecs.ts';
import type { Picture, Source } from '../call/client.ts';
import { GivenWay } from './givenway.ts';
import { part, say, show, word } from './page.ts';
import type { FromServer, RoomPolicy, StagePerson } from './protocol.ts';
import type { Session } from './session.ts';

type Trouble = Extract<FromServer, { type: 'recording' }>;

const picturesComeMs = 4_000;

/** What people should know of what they send, see or record; each can be put away. */
export class Warnings {
  private told: Trouble['trouble'] | undefined;
  private people: StagePerson[] = [];
  private pictures: Picture[] = [];
  private unseenSince: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: Session, provider: string | undefined) {
    for (const name of ['no-h264', 'recording-trouble']) {
      part(`${name}-close`)?.addEventListener('click', () => show(part(name), false));
    }
    part('no-picture-close')?.addEventListener('click', () => part('no-picture')?.remove());
    show(part('no-h264'), provider === 'builtin' && wantsH264(session.policy) && !sendsH264());
    session.on('message', (message) => {
      if (message.type === 'recording') this.warn(message);
      if (message.type === 'tape') this.lateNoMore();
    });
    session.on('phase', () => {
      if (session.over) this.lateNoMore();
    });
    this.offerToTakeBack();
    if (provider === 'builtin' && !playsH264()) this.missPictures();
  }

  /** Another page of this person sends now: here is the way back. */
  private offerToTakeBack(): void {
    const given = new GivenWay();
    const offer = () => {
      if (given.sentence) say(part('given-way-text'), word(given.sentence));
      show(part('given-way'), given.sentence !== null);
    };
    this.session.on('replaced', (sources) => {
      given.add(sources);
      offer();
    });
    this.session.on('stage', (people) => {
      const me = people.find(({ id }) => id === this.session.id);
      given.sent((source) => Boolean(me?.[source]));
      offer();
    });
    this.session.on('devices', () => {
      given.takenBack((source) => this.session.isOn(source));
      given.keep((source) => maySend(this.session, source));
      offer();
    });
    part('given-way-close')?.addEventListener('click', () => {
      given.keep(() => false);
      offer();
    });
    part('send-here')?.addEventListener('click', () => {
      for (const source of given.sources) void this.session.turnOn(source);
    });
  }

  /** Says why there is no picture where somebody shows one that this browser cannot play. */
  private missPictures(): void {
    this.session.on('stage', (people) => this.look((this.people = people), this.pictures));
    this.session.on('pictures', (pictures) => this.look(this.people, (this.pictures = pictures)));
  }

  private look(people: StagePerson[], pictures: Picture[]): void {
    if (!unseen(people, pictures, this.session.id)) {
      clearTimeout(this.unseenSince);
      this.unseenSince = undefined;
      show(part('no-picture'), false);
    } else this.unseenSince ??= setTimeout(() => show(part('no-picture'), true), picturesComeMs);
  }

  /** What lasts is said again and again, and shown once; each end of a recording is. */
  private warn(message: Trouble): void {
    const text =
      message.trouble === 'space-short'
        ? word('spaceShort', { space: gigabytes(message.bytesLeft) })
        : word(message.trouble === 'late' ? 'recordingLate' : 'recordingBroke');
    say(part('recording-trouble-text'), text);
    const again = message.trouble !== 'broke-off' && this.told === message.trouble;
    if (!again) show(part('recording-trouble'), true);
    this.told = message.trouble;
  }

  /** It has begun, running or paused, or was called off: what was said of its coming late is no longer true. */
  private lateNoMore(): void {
    if (this.told !== 'late') return;
    this.told = undefined;
    show(part('recording-trouble'), false);
  }
}

function maySend(session: Session, source: Source): boolean {
  return !session.over && (source === 'screen' ? session.mayShare : session.mayPublish);
}

/** Whether others show something and none of it arrives. */
export function unseen(people: StagePerson[], pictures: Picture[], me: string): boolean {
  const showing = people.filter((one) => one.id !== me && (one.camera || one.screen));
  return showing.length > 0 && !pictures.some((one) => showing.some(({ id }) => id === one.id));
}

/** Streams over HTTP and MP4 files take no other picture. */
export function wantsH264(policy: RoomPolicy): boolean {
  return policy.media !== 'audio' && (policy.mode === 'webinar' || policy.recording !== 'off');
}

export function gigabytes(bytes: number, language = document.documentElement.lang): string {
  return `${(bytes / 1e9).toLocaleString(language, { maximumFractionDigits: 1 })} GB`;
}
