import {
  type Appetite,
  type CallClient,
  type CallEvents,
  type ConnectionState,
  type Grant,
  type LineQuality,
  type MediaPolicy,
  type Parting,
  type Picture,
  type SlotUse,
  type Source,
} from '../client.ts';
import { wait } from '../backoff.ts';
import { Emitter } from '../events.ts';
import { here, type SessionRefused } from './http.ts';
import type { Programme } from './programme.ts';
import { Player, type PlayerEvents } from './player.ts';
import { Publisher, type PublisherEvents } from './publisher.ts';
import { QualityMeter } from './quality.ts';

/** Places for pictures and sounds on a viewer's connection; the first of each is the programme. */
export const places = { video: 6, audio: 6 };
const roomsPatienceMs = 1_000;

/** The built-in engine's module: WHIP to send, WHEP with slots to receive. */
export class BuiltinClient implements CallClient {
  private readonly events = new Emitter<CallEvents>();
  private readonly meter = new QualityMeter();
  private grant: Grant | undefined;
  private player: Player | undefined;
  private readonly publishers = new Map<'camera' | 'screen', Publisher>();
  /** What is to be sent as soon as a grant lets it. */
  private readonly waiting = new Map<Source, { track: MediaStreamTrack; sound: MediaStreamTrack | undefined }>();
  private readonly states = new Map<string, ConnectionState>();
  private videos: MediaStreamTrack[] = [];
  private readonly slots = new Map<string, SlotUse[]>();
  private appetite: Appetite = 'full';
  private programme: Promise<Programme> | undefined;

  constructor(private readonly policy: MediaPolicy) {}

  on<E extends keyof CallEvents>(event: E, listener: CallEvents[E]): void {
    this.events.on(event, listener);
  }

  async join(grant: Grant): Promise<void> {
    this.grant = grant;
    if (grant.whep && !this.player) {
      this.player = new Player(grant, this.policy, places, this.playing());
      await this.player.open();
    }
  }

  async renew(grant: Grant): Promise<void> {
    this.grant = grant;
    this.player?.renew(grant);
    if (!grant.whip) this.stopPublishing();
    for (const publisher of this.publishers.values()) publisher.renew(grant);
    if (grant.whip) this.publishWaiting();
    if (!this.player) await this.join(grant);
  }

  async leave(parting: Parting): Promise<void> {
    this.waiting.clear();
    this.stopPublishing(parting);
    this.player?.close(parting);
    this.player = undefined;
    this.closeProgramme();
    this.tell('player', 'closed');
  }

  async publish(source: Source, track: MediaStreamTrack, sound?: MediaStreamTrack): Promise<void> {
    if (!this.grant?.whip) {
      this.waiting.set(source, { track, sound });
      return;
    }
    const publisher = this.publisher(source === 'screen' ? 'screen' : 'camera', this.grant);
    if (source === 'microphone') await publisher.send({ audio: track });
    else if (source === 'camera') await publisher.send({ video: track });
    else await publisher.send({ video: track, audio: sound ?? null });
  }

  async unpublish(source: Source): Promise<void> {
    this.waiting.delete(source);
    const kind = source === 'screen' ? 'screen' : 'camera';
    const publisher = this.publishers.get(kind);
    if (!publisher) return;
    if (source === 'screen') this.drop('screen');
    else await publisher.send(source === 'camera' ? { video: null } : { audio: null });
    if (kind === 'camera' && publisher.idle) this.drop('camera');
  }

  /** The news may come before the answer that tells which connection is ours: it is kept. */
  place(session: string, slots: SlotUse[]): void {
    this.slots.set(session, slots);
    this.tellPictures();
  }

  recall(): void {
    void this.askSlots();
  }

  wish(appetite: Appetite): void {
    if (appetite === this.appetite) return;
    this.appetite = appetite;
    this.player?.wish(appetite);
  }

  async quality(): Promise<LineQuality> {
    const peers = [this.player?.peer, ...[...this.publishers.values()].map((one) => one.peer)];
    const played = (await this.programme)?.quality();
    if (played) return played;
    const open = peers.filter((peer) => peer && peer.connectionState === 'connected');
    const reports = await Promise.all(open.map((peer) => peer!.getStats()));
    return this.meter.measure(reports, performance.now());
  }

  /** The room tells of the slots by itself; where it was away just then, the engine is asked. */
  private async expectSlots(): Promise<void> {
    await wait(roomsPatienceMs);
    if (!this.slots.has(this.player?.session ?? '')) await this.askSlots();
  }

  private async askSlots(): Promise<void> {
    const session = this.player?.session ?? '';
    const before = this.slots.get(session);
    const now = await this.player?.slots();
    if (now && this.slots.get(session) === before) this.place(session, now);
  }

  /** Nobody waits for the line: it comes and goes by itself. */
  private publishWaiting(): void {
    const all = [...this.waiting];
    this.waiting.clear();
    for (const [source, { track, sound }] of all) {
      if (track.readyState !== 'ended') void this.publish(source, track, sound);
    }
  }

  private publisher(kind: 'camera' | 'screen', grant: Grant): Publisher {
    const known = this.publishers.get(kind);
    if (known) return known;
    const made = new Publisher(kind, grant, this.policy, this.publishing(kind));
    this.publishers.set(kind, made);
    return made;
  }

  private drop(kind: 'camera' | 'screen', parting: Parting = 'going'): void {
    this.publishers.get(kind)?.close(parting);
    this.publishers.delete(kind);
    this.states.delete(kind);
  }

  private stopPublishing(parting: Parting = 'going'): void {
    this.drop('camera', parting);
    this.drop('screen', parting);
  }

  private playing(): PlayerEvents {
    return {
      changed: (state) => {
        if (!this.programme || state === 'connected') this.tell('player', state);
        if (state !== 'connected') return;
        this.closeProgramme();
        this.tellPictures();
        void this.expectSlots();
        if (this.appetite !== 'full') this.player?.wish(this.appetite);
      },
      refused: (refusal) => this.refusedPlaying(refusal),
      tracks: (videos, audios) => {
        this.videos = videos;
        this.tellPictures();
        this.events.emit('sounds', audios);
      },
    };
  }

  private publishing(kind: 'camera' | 'screen'): PublisherEvents {
    return {
      changed: (state) => this.tell(kind, state),
      refused: (refusal) => this.refusedPublishing(kind, refusal),
      replaced: () => {
        this.drop(kind);
        this.events.emit('replaced', kind);
      },
    };
  }

  /** What our role or the room's policy does not allow is not tried again, and said; the rest is. */
  private refusedPublishing(kind: 'camera' | 'screen', { status }: SessionRefused): boolean {
    if (status === 401 || status === 403) this.events.emit('stale');
    if (status !== 403) return true;
    this.drop(kind);
    this.events.emit('refused', kind);
    return false;
  }

  /** True goes on trying, with the pause that the server asked for. */
  private refusedPlaying(refusal: SessionRefused): boolean {
    if (refusal.alternate) this.openProgramme(here(refusal.alternate, location.href).href);
    else if (refusal.status === 503) this.events.emit('full');
    if (refusal.status === 409) this.events.emit('early', refusal.retryAfterMs / 1000);
    if (refusal.status === 401 || refusal.status === 403) this.events.emit('stale');
    if (refusal.status === 410) {
      this.player = undefined;
      this.closeProgramme();
      return false;
    }
    return true;
  }

  /** Plays over HTTP what the engine has no place for; the engine is asked again by and by. */
  private openProgramme(address: string): void {
    if (this.programme) return;
    this.programme = import('./programme.ts').then(({ Programme }) => new Programme(address));
    void this.programme.then(async (programme) => {
      await programme.open();
      if (!this.programme) return;
      this.events.emit('programme', programme.video);
      this.tell('player', 'connected');
    });
  }

  private closeProgramme(): void {
    const programme = this.programme;
    if (!programme) return;
    this.programme = undefined;
    void programme.then((one) => {
      one.close();
      this.events.emit('programme', null);
    });
  }

  private tellPictures(): void {
    const slots = this.slots.get(this.player?.session ?? '') ?? [];
    this.player?.keepInStep(slots);
    const pictures = slots.flatMap((use): Picture[] => {
      const track = use.source === 'microphone' ? undefined : this.videos[use.slot];
      return track && use.source !== 'microphone' ? [{ key: `slot-${use.slot}`, id: use.id, source: use.source, track }] : [];
    });
    this.events.emit('pictures', pictures);
  }

  /** The worst of all connections is what the page should speak of. */
  private tell(line: string, state: ConnectionState): void {
    this.states.set(line, state);
    const all = [...this.states.values()];
    const order: ConnectionState[] = ['reconnecting', 'connecting', 'connected', 'idle', 'closed'];
    this.events.emit('state', order.find((one) => all.includes(one)) ?? state);
  }
}

export function openBuiltin(policy: MediaPolicy): CallClient {
  return new BuiltinClient(policy);
}
