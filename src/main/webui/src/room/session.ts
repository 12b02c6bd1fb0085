import { wait } from '../call/backoff.ts';
import { Capture, CaptureFailed } from '../call/capture.ts';
import type { CallClient, Grant, Parting, Source } from '../call/client.ts';
import { Emitter } from '../call/events.ts';
import { openCall } from '../call/open.ts';
import { type Facts, socketAddress } from './page.ts';
import { closeCodes, type FromServer, type Phase, type Role, type RoomPolicy, type Welcome } from './protocol.ts';
import { grantFor, relay } from './relay.ts';
import type { SessionEvents } from './sessionevents.ts';
import { RoomSocket } from './socket.ts';

const sources: Source[] = ['camera', 'microphone', 'screen'];
const renewBeforeMs = 60_000;
/** A thousand people are told in the same moment; they need not knock in the same moment too. */
const spreadMs = 250;

/** One person in one room: the socket, the call and this machine's devices as one thing. */
export class Session extends Emitter<SessionEvents> {
  readonly socket: RoomSocket;
  readonly capture: Capture;
  role: Role;
  phase: Phase;
  policy: RoomPolicy;
  id = '';
  name = '';
  private call: CallClient | undefined;
  private joining: Promise<CallClient | undefined> | undefined;
  /** Counts on with every parting: what was begun before it comes to nothing. */
  private stay = 0;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private readonly sending = new Set<Source>();
  /** What was turned on and is not open yet, by the latest wish; whoever turns it off takes it away. */
  private readonly opening = new Map<Source, symbol>();
  private renewing = false;

  constructor(facts: Facts) {
    super();
    this.role = facts.role;
    this.phase = facts.phase;
    this.policy = facts.policy;
    this.capture = new Capture(facts.policy);
    this.capture.on('lost', (source) => void this.lose(source));
    this.socket = new RoomSocket(socketAddress(facts.occurrence), facts.pass);
    this.socket.on('message', (message) => this.hear(message));
    this.socket.on('over', (code) => void this.leaveCall(code === closeCodes.moved ? 'going' : 'ended'));
  }

  open(): void {
    this.socket.open();
  }

  get onStage(): boolean {
    return this.role !== 'attendee';
  }

  get mayPublish(): boolean {
    return this.onStage || this.policy.mode === 'team';
  }

  get mayShare(): boolean {
    const leads = this.role === 'host' || this.role === 'cohost';
    return this.policy.media !== 'audio' && (leads || (this.policy.screenShare && this.mayPublish));
  }

  isOn(source: Source): boolean {
    return this.sending.has(source);
  }

  /** On, or to be on as soon as it is open. */
  isWanted(source: Source): boolean {
    return this.sending.has(source) || this.opening.has(source);
  }

  async toggle(source: Source): Promise<void> {
    await (this.isWanted(source) ? this.turnOff(source) : this.turnOn(source));
  }

  async turnOn(source: Source): Promise<void> {
    if (!this.mayPublish || this.over) return;
    const wish = Symbol(source);
    this.opening.set(source, wish);
    this.emit('devices');
    try {
      const track = await this.capture.start(source);
      if (this.opening.get(source) !== wish) return;
      this.opening.delete(source);
      track.enabled = true;
      this.sending.add(source);
      this.tellDevices();
      const call = await this.join();
      if (!call || !this.sending.has(source) || this.capture.track(source) !== track) return;
      await call.publish(source, track, this.capture.soundOfScreen());
    } catch (error) {
      if (!(error instanceof CaptureFailed)) throw error;
      if (this.opening.get(source) === wish) await this.fail(error);
    }
  }

  /** What cannot be opened is off, also where it was on with another device. */
  private async fail(failure: CaptureFailed): Promise<void> {
    await this.turnOff(failure.source);
    this.emit('problem', failure);
  }

  /** Whoever ends the sharing in the browser's own bar knows; a device that goes says nothing. */
  private async lose(source: Source): Promise<void> {
    const said = source !== 'screen' && this.isOn(source);
    await this.turnOff(source);
    if (said) this.emit('problem', new CaptureFailed('lost', source));
  }

  /** A muted microphone stays open, so that it answers at once; camera and screen are let go. */
  async turnOff(source: Source): Promise<void> {
    this.opening.delete(source);
    this.sending.delete(source);
    const track = this.capture.track(source);
    if (source === 'microphone' && track) track.enabled = false;
    else this.capture.stop(source);
    this.tellDevices();
    if (source !== 'microphone') await this.call?.unpublish(source);
  }

  /** Another device was chosen: what was on goes on with it. */
  async switchTo(source: 'camera' | 'microphone'): Promise<void> {
    if (this.isWanted(source)) await this.turnOn(source);
  }

  async quality() {
    return this.call?.quality() ?? null;
  }

  wish(appetite: 'full' | 'small' | 'sound'): void {
    this.call?.wish(appetite);
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.leaveCall('going');
  }

  get over(): boolean {
    return this.phase === 'ended' || this.phase === 'cancelled' || this.phase === 'missed';
  }

  private hear(message: FromServer): void {
    switch (message.type) {
      case 'welcome':
        this.welcomed(message);
        break;
      case 'state':
        this.move(message.phase, message.at);
        break;
      case 'live':
        this.move('live', message.at);
        break;
      case 'ended':
        this.move('ended', message.at);
        break;
      case 'stage':
        this.emit('stage', message.people);
        break;
      case 'slots':
        this.call?.place(message.session, message.slots);
        break;
      case 'speakers':
        this.emit('speakers', message.ids);
        break;
      case 'policy':
        this.policy = message.policy;
        this.emit('devices');
        break;
      case 'role':
        void this.become(message.role);
        break;
      case 'mute':
        void this.turnOff(message.what);
        break;
      default:
    }
    this.emit('message', message);
  }

  private welcomed(welcome: Welcome): void {
    this.id = welcome.you.id;
    this.name = welcome.you.name;
    this.policy = welcome.policy;
    this.call?.recall();
    if (welcome.you.role !== this.role) void this.become(welcome.you.role);
    this.move(welcome.phase, welcome.at);
  }

  private move(phase: Phase, at: string | null): void {
    const before = this.phase;
    this.phase = phase;
    this.emit('phase', phase, at);
    if (this.over) void this.leaveCall('ended');
    else if (this.wanted) void this.join(before === 'waiting' && phase === 'live');
  }

  /** The stage meets before the start; everybody else comes in when it opens. */
  private get wanted(): boolean {
    return this.id !== '' && !this.over && (this.phase === 'live' || this.onStage);
  }

  private join(spread = false): Promise<CallClient | undefined> {
    this.joining ??= this.joinNow(spread && !this.onStage);
    return this.joining;
  }

  private async joinNow(spread: boolean): Promise<CallClient | undefined> {
    const module = openCall(this.root.dataset.provider ?? 'builtin', this.policy);
    const stay = this.stay;
    if (spread) await wait(Math.random() * spreadMs);
    const grant = await this.freshGrant(stay);
    const call = await module;
    if (!grant || stay !== this.stay) return undefined;
    this.call = call;
    relay(call, this);
    call.on('stale', () => void this.renew());
    call.on('replaced', (what) => this.gaveWay(what));
    void call.join(grant);
    return call;
  }

  private get root(): HTMLElement {
    return document.getElementById('room')!;
  }

  private async freshGrant(stay: number): Promise<Grant | undefined> {
    const grant = await grantFor(this.socket, () => stay === this.stay);
    if (grant) this.remindToRenew(grant);
    return grant;
  }

  private remindToRenew(grant: Grant): void {
    clearTimeout(this.renewal);
    const left = Date.parse(grant.expiresAt) - Date.now() - renewBeforeMs;
    if (left < 2 ** 31 - 1) this.renewal = setTimeout(() => void this.renew(), Math.max(left, 5_000));
  }

  private async renew(): Promise<void> {
    if (!this.call || this.renewing) return;
    this.renewing = true;
    try {
      const grant = await this.freshGrant(this.stay);
      if (grant) await this.call?.renew(grant);
    } finally {
      this.renewing = false;
    }
  }

  private async become(role: Role): Promise<void> {
    const before = this.role;
    this.role = role;
    if (!this.mayPublish) for (const source of sources) if (this.isWanted(source)) await this.turnOff(source);
    if (!this.mayPublish) this.capture.stop('microphone');
    this.emit('role', role, before);
    this.emit('devices');
    if (this.call) await this.renew();
    else if (this.wanted) await this.join();
  }

  private async leaveCall(parting: Parting): Promise<void> {
    this.stay++;
    clearTimeout(this.renewal);
    for (const source of sources) this.letGo(source);
    this.emit('devices');
    const call = this.call;
    this.call = undefined;
    this.joining = undefined;
    await call?.leave(parting);
    this.emit('pictures', []);
    this.emit('sounds', []);
  }

  /** What another page of this person sends now is off here until it is turned on again. */
  private gaveWay(what: 'camera' | 'screen'): void {
    const both: Source[] = what === 'screen' ? ['screen'] : ['camera', 'microphone'];
    const were = both.filter((source) => this.isOn(source));
    for (const source of both) this.letGo(source);
    this.tellDevices();
    this.emit('replaced', were);
  }

  private letGo(source: Source): void {
    this.opening.delete(source);
    this.sending.delete(source);
    this.capture.stop(source);
  }

  private tellDevices(): void {
    this.socket.say({
      type: 'devices',
      camera: this.isOn('camera'),
      microphone: this.isOn('microphone'),
      screen: this.isOn('screen'),
    });
    this.emit('devices');
  }
}
