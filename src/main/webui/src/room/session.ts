import { wait } from '../call/backoff.ts';
import { Capture, CaptureFailed } from '../call/capture.ts';
import type { CallClient, Parting, Source } from '../call/client.ts';
import { Emitter } from '../call/events.ts';
import { openCall } from '../call/open.ts';
import { Grants } from './grants.ts';
import { type Facts, socketAddress } from './page.ts';
import { closeCodes, type FromServer, type Phase, type Role, type RoomPolicy, type Welcome } from './protocol.ts';
import { relay, relayNews } from './relay.ts';
import { devicesOn, forbidden, lineOf, maySend, sources } from './rights.ts';
import type { SessionEvents } from './sessionevents.ts';
import { RoomSocket } from './socket.ts';

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
  private readonly grants: Grants;
  private readonly sending = new Set<Source>();
  /** What was turned on and is not open yet, by the latest wish; whoever turns it off takes it away. */
  private readonly opening = new Map<Source, symbol>();
  private renewing = false;
  /** Our own line carries our microphone, silent or not. */
  private sounding = false;

  constructor(facts: Facts) {
    super();
    this.role = facts.role;
    this.phase = facts.phase;
    this.policy = facts.policy;
    this.capture = new Capture(facts.policy);
    this.capture.on('lost', (source) => void this.lose(source));
    this.socket = new RoomSocket(socketAddress(facts.occurrence), facts.pass);
    this.grants = new Grants(this.socket, () => void this.renew());
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
    return this.may('screen');
  }

  /** Whether the role and the policy let this be sent from here. */
  may(source: Source): boolean {
    return maySend(source, this.role, this.policy);
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
    if (!this.may(source) || this.over) return;
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
      if (source === 'microphone') this.sounding = true;
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
      case 'ended':
        this.move(message.type, message.at);
        break;
      case 'slots':
        this.call?.place(message.session, message.slots);
        break;
      case 'policy':
        this.policy = message.policy;
        void this.refuse(forbidden(this.role, this.policy));
        this.emit('devices');
        break;
      case 'role':
        void this.become(message.role);
        break;
      case 'mute':
        void this.turnOff(message.what);
        break;
      default:
        relayNews(message, this);
    }
    this.emit('message', message);
  }

  private welcomed(welcome: Welcome): void {
    this.id = welcome.you.id;
    this.name = welcome.you.name;
    this.policy = welcome.policy;
    this.call?.recall();
    if (welcome.you.role !== this.role) void this.become(welcome.you.role);
    void this.refuse(forbidden(this.role, this.policy));
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
    const module = openCall(document.getElementById('room')!.dataset.provider ?? 'builtin', this.policy);
    const stay = this.stay;
    if (spread) await wait(Math.random() * spreadMs);
    const call = await module;
    // Last, so that nothing is waited for between a grant and its use: a role that changes then renews it.
    const grant = await this.grants.fresh(() => stay === this.stay);
    if (!grant || stay !== this.stay) return undefined;
    this.call = call;
    relay(call, this);
    call.on('stale', () => void this.renew());
    call.on('refused', (what) => void this.refuse(lineOf(what)));
    call.on('replaced', (what) => this.gaveWay(what));
    void call.join(grant);
    return call;
  }

  private async renew(): Promise<void> {
    if (!this.call || this.renewing) return;
    this.renewing = true;
    try {
      const { stay } = this;
      const grant = await this.grants.fresh(() => stay === this.stay);
      if (grant) await this.call?.renew(grant);
    } finally {
      this.renewing = false;
    }
  }

  private async become(role: Role): Promise<void> {
    const before = this.role;
    this.role = role;
    this.grants.outdate();
    await this.giveUp(forbidden(this.role, this.policy));
    this.emit('role', role, before);
    this.emit('devices');
    if (this.call) await this.renew();
    else if (this.wanted) await this.join();
  }

  /** Turns off what is on of these, and says what it was. */
  private async giveUp(what: Source[]): Promise<Source[]> {
    const were = what.filter((source) => this.isWanted(source));
    for (const source of what) this.letGo(source);
    if (were.length === 0) return were;
    this.tellDevices();
    for (const source of were) if (source !== 'microphone') await this.call?.unpublish(source);
    return were;
  }

  /** What the room takes no more is off until it is turned on again, and that is said. */
  private async refuse(what: Source[]): Promise<void> {
    for (const source of await this.giveUp(what)) this.emit('problem', new CaptureFailed('forbidden', source));
  }

  private async leaveCall(parting: Parting): Promise<void> {
    this.stay++;
    this.grants.forget();
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
    const both = lineOf(what);
    const were = both.filter((source) => this.isOn(source));
    for (const source of both) this.letGo(source);
    this.tellDevices();
    this.emit('replaced', were);
  }

  private letGo(source: Source): void {
    this.opening.delete(source);
    this.sending.delete(source);
    this.capture.stop(source);
    if (source === 'microphone') this.sounding = false;
  }

  private tellDevices(): void {
    this.socket.say(devicesOn(this.sending, this.sounding));
    this.emit('devices');
  }
}
