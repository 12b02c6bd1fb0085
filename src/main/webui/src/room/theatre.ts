import type { LineQuality, Picture } from '../call/client.ts';
import { comeBack } from './comeback.ts';
import { Controls } from './controls.ts';
import { everySecond } from './countdown.ts';
import { Devices } from './devices.ts';
import { Hand } from './hand.ts';
import { type Facts, part, say, show, word } from './page.ts';
import { People } from './people.ts';
import { closeCodes, type Role, type StagePerson } from './protocol.ts';
import { sayWhenPutOut } from './putout.ts';
import { Session } from './session.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { Sounds } from './sound.ts';
import { StageView } from './stage.ts';
import { Tape } from './tape.ts';
import { Warnings } from './warnings.ts';

const layouts = ['grid', 'spotlight', 'duo', 'full'] as const;
const lineAfterMs = 2_000;
const restMs = 4_000;
const noticeMs = 8_000;

/** What the studio and the attendee's page share: the stage, the bar, the line, the keys. */
export class Theatre {
  readonly session: Session;
  readonly sounds: Sounds;
  private readonly stage: StageView;
  private readonly controls: Controls;
  private people: StagePerson[] = [];
  private pictures: Picture[] = [];
  private speakers: string[] = [];
  private layout: (typeof layouts)[number] | undefined;
  private silent = false;
  private strip = false;
  private noticeTimer: ReturnType<typeof setTimeout> | undefined;
  private lineTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly broken = new Set<'socket' | 'media'>();

  constructor(facts: Facts) {
    this.session = new Session(facts);
    this.sounds = new Sounds((silent) => {
      this.silent = silent;
      this.offerSound();
    });
    this.stage = new StageView(part('stage')!);
    this.controls = new Controls(this.session);
    new Devices(this.session, this.sounds);
    new Hand(this.session);
    new People(this.session);
    new Warnings(this.session, document.getElementById('room')?.dataset.provider);
    sayWhenPutOut(this.session.socket);
    new Tape(this.session, (text) => this.tell(text));
    comeBack(this.session, facts.occurrence);
    this.listen();
    this.keys();
    part('play')?.addEventListener('click', () => void this.sounds.start());
    for (const touch of ['pointerdown', 'keydown']) {
      document.addEventListener(touch, () => this.silent && void this.sounds.start());
    }
    part('notice-close')?.addEventListener('click', () => show(part('notice'), false));
    part('full-screen')?.addEventListener('click', () => void this.fullScreen());
    part('layout')?.addEventListener('click', () => this.nextLayout());
    show(part('insecure'), !window.isSecureContext);
    this.restWhenIdle();
    this.easeWhenHidden();
    everySecond(() => void this.lightUp());
  }

  draw(): void {
    const { session } = this;
    this.strip = this.stage.draw({
      people: this.people,
      pictures: this.pictures,
      me: session.id,
      mine: {
        camera: session.isOn('camera') ? session.capture.track('camera') : undefined,
        screen: session.isOn('screen') ? session.capture.track('screen') : undefined,
      },
      layout: this.layout ?? session.policy.layout,
      speakers: this.speakers,
    });
    show(part('stage-empty'), this.people.length === 0 && !this.stage.showsProgramme);
    this.wish();
    this.offerSound();
  }

  /** The large button, where the browser waits for a touch and there is somebody to be heard. */
  private offerSound(): void {
    const others = this.people.some((person) => person.id !== this.session.id);
    show(part('play'), this.silent && others);
  }

  private listen(): void {
    const { session } = this;
    session.on('stage', (people) => {
      this.people = people;
      this.draw();
    });
    session.on('pictures', (pictures) => {
      this.pictures = pictures;
      this.draw();
    });
    session.on('speakers', (speakers) => {
      this.speakers = speakers;
      this.draw();
    });
    session.on('sounds', (tracks) => this.sounds.play(tracks));
    session.on('programme', (video) => this.showProgramme(video));
    session.on('full', () => this.tell(word('full')));
    session.on('devices', () => this.draw());
    session.on('role', (role, before) => this.moved(role, before));
    session.on('line', (state) => this.lineIs('media', state === 'reconnecting'));
    session.socket.on('state', (state) => this.lineIs('socket', state === 'reconnecting'));
    session.on('message', (message) => {
      if (message.type === 'elsewhere') show(part('elsewhere'), true);
      if (message.type === 'welcome') show(part('elsewhere'), false);
      if (message.type === 'mute') this.tell(word('mutedBy', { name: message.by }));
    });
    session.socket.on('outside', (code) => {
      this.tell(word(code === closeCodes.full ? 'full' : 'lockedOut'));
    });
    for (const button of document.querySelectorAll('[data-part="take-over"]')) {
      button.addEventListener('click', () => session.socket.takeOver());
    }
  }

  /** Between stage and audience. */
  private moved(role: Role, before: Role): void {
    if (before === 'attendee' && role !== 'attendee') this.tell(word('broughtUp'));
    if (before !== 'attendee' && role === 'attendee') this.tell(word('takenDown'));
  }

  /** Where there is no place in the room itself, its programme is shown, a little behind. */
  private showProgramme(video: HTMLVideoElement | null): void {
    this.stage.programme(video);
    this.sounds.programme(video);
    this.draw();
    if (video) this.tell(word('behind'));
  }

  /** Says something that is no error; it goes by itself. */
  tell(text: string): void {
    const notice = part('notice');
    clearTimeout(this.noticeTimer);
    if (notice) delete notice.dataset.about;
    say(part('notice-text'), text);
    show(notice, true);
    this.noticeTimer = setTimeout(() => {
      if (!notice?.dataset.about) show(notice, false);
    }, noticeMs);
  }

  /** The picture stays; only after a while a thin line says that something is being mended. */
  private lineIs(what: 'socket' | 'media', broken: boolean): void {
    if (broken) this.broken.add(what);
    else this.broken.delete(what);
    if (this.broken.size === 0) {
      clearTimeout(this.lineTimer);
      this.lineTimer = undefined;
      show(part('line'), false);
    } else {
      this.lineTimer ??= setTimeout(() => show(part('line'), true), lineAfterMs);
    }
  }

  private keys(): void {
    const press = (name: string) => () => part(name)?.click();
    listenForShortcuts(
      {
        m: () => this.controls.press('microphone'),
        v: () => this.controls.press('camera'),
        s: () => this.controls.press('screen'),
        h: press('hand'),
        f: press('full-screen'),
        l: press('layout'),
        '?': () => part<HTMLDialogElement>('shortcuts')?.showModal(),
      },
      (held) => this.controls.talk(held),
    );
  }

  private nextLayout(): void {
    const now = this.layout ?? this.session.policy.layout;
    this.layout = layouts[(layouts.indexOf(now) + 1) % layouts.length]!;
    this.draw();
  }

  private async fullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen?.();
  }

  /** The controls step back while nobody moves; never while one has the focus or a menu is open. */
  private restWhenIdle(): void {
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      delete document.documentElement.dataset.resting;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const busy = document.querySelector(':popover-open, dialog[open], .room-bar :focus-visible');
        if (!busy && this.session.phase === 'live') document.documentElement.dataset.resting = '';
      }, restMs);
    };
    for (const event of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
      document.addEventListener(event, wake, { passive: true });
    }
    wake();
  }

  private easeWhenHidden(): void {
    document.addEventListener('visibilitychange', () => this.wish());
  }

  private wish(): void {
    this.session.wish(document.hidden ? 'sound' : this.strip ? 'small' : 'full');
  }

  private async lightUp(): Promise<void> {
    const light = part('light');
    if (!light || document.hidden) return;
    const quality = this.broken.has('media') ? undefined : await this.session.quality();
    const level: LineQuality['level'] = quality?.level ?? 'none';
    if (light.dataset.level !== level) {
      light.dataset.level = level;
      say(part('light-text'), word(`line-${level}`));
    }
    light.title = !quality || quality.roundTripMs === null ? '' : word('lineDetail', {
      trip: Math.round(quality.roundTripMs),
      loss: (quality.lossPercent ?? 0).toFixed(1),
      rate: quality.kilobitsIn + quality.kilobitsOut,
    });
  }
}
