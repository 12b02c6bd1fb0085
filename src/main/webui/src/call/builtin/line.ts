import { Backoff, wait } from '../backoff.ts';
import type { ConnectionState, Parting, SlotUse } from '../client.ts';
import {
  askSlots,
  closeSession,
  goodbyeMs,
  isPassing,
  type OpenedSession,
  openSession,
  replacedStatus,
  restartSession,
  SessionRefused,
  type SlotWish,
  tellsOfSession,
  wishSlots,
} from './http.ts';
import { restartedAnswer, restartFragment, withOpusWishes } from './sdp.ts';

/** What a line asks of the side that owns it. */
export interface LineOwner {
  /** Puts the tracks or the empty places onto a fresh connection. */
  furnish(connection: RTCPeerConnection): void;
  changed(state: ConnectionState): void;
  /** The server refused in a way that trying again does not mend; false ends the line. */
  refused(refusal: SessionRefused): boolean;
  /**
   * Another page of the same person sends in its place; the line is closed. Only who sends has it:
   * a person may watch in several places.
   */
  replaced?(): void;
}

export interface LineTarget {
  address: string;
  token: string;
  iceServers: RTCIceServer[];
}

const firstWaitMs = 300;
const longestWaitMs = 8_000;
const patienceMs = 2_000;
/** Who is told to wait so long waits for a place, not for a server that starts anew. */
const noPlaceMs = 10_000;

/**
 * One peer connection to the engine, kept alive: a break is first mended by an ICE restart (PATCH),
 * then by a new session (POST) with growing waits, until it is closed. Before a new session the
 * former one is ended (DELETE). Who sends waits for the answer, however long it takes: it alone
 * tells whether another page of the same person sends meanwhile, which a new session would knock
 * out. Who watches waits a moment only, so that where all places are taken their own is free again.
 *
 * The offer is sent without waiting for candidates: the engine has an address of its own and
 * learns ours from the first packet.
 */
export class Line {
  private connection: RTCPeerConnection | undefined;
  private session: OpenedSession | undefined;
  /** The session before, until the server said what became of it. */
  private former: OpenedSession | undefined;
  /** Who watches: the goodbye to it while no answer came; done when it is waited for no longer. */
  private ending: { of: OpenedSession; done: Promise<void> } | undefined;
  private parting = false;
  private state: ConnectionState = 'idle';
  private closed = false;
  private dialing: Promise<void> | undefined;
  private suspicion: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff = new Backoff(firstWaitMs, longestWaitMs);
  private readonly partings = new Backoff(firstWaitMs, longestWaitMs);
  private parted = -Infinity;

  constructor(private target: LineTarget, private readonly owner: LineOwner) {}

  get peer(): RTCPeerConnection | undefined {
    return this.connection;
  }

  /** The last part of the session's address. */
  get sessionName(): string {
    return this.session ? (new URL(this.session.location).pathname.split('/').pop() ?? '') : '';
  }

  /** Dials until connected, refused for good, or closed. */
  async open(): Promise<void> {
    this.dialing ??= this.dial().finally(() => (this.dialing = undefined));
    return this.dialing;
  }

  /** Says what the slots of this connection are to show, if there is one. */
  wish(wishes: SlotWish[]): void {
    if (this.session) void wishSlots(this.session, this.target.token, wishes);
  }

  /** Who is in which slot of this connection; nothing where there is none. */
  async slots(): Promise<SlotUse[] | undefined> {
    return this.session && askSlots(this.session, this.target.token);
  }

  /** Takes another grant; the session in use goes on, the next one is opened with it. */
  retarget(target: LineTarget): void {
    this.target = target;
  }

  close(parting: Parting): void {
    this.closed = true;
    this.drop();
    if (parting === 'going' && this.former) void closeSession(this.former, this.target.token, goodbyeMs);
    this.former = undefined;
    this.become('closed');
  }

  private drop(): void {
    clearTimeout(this.suspicion);
    this.retire();
    this.connection?.close();
    this.connection = undefined;
  }

  private retire(): void {
    this.former = this.session ?? this.former;
    this.session = undefined;
  }

  private async dial(): Promise<void> {
    this.become(this.state === 'idle' ? 'connecting' : 'reconnecting');
    while (!this.closed) {
      try {
        if (await this.isReplaced()) return this.giveWay();
        if (this.closed) return;
        await this.establish();
        return;
      } catch (error) {
        this.drop();
        const refusal = error instanceof SessionRefused ? error : undefined;
        if (refusal && isTelling(refusal) && !this.owner.refused(refusal)) return;
        await wait(this.backoff.next(refusal?.retryAfterMs));
      }
    }
  }

  /** Ends the former session; for who sends, whether another page of theirs took its place. */
  private async isReplaced(): Promise<boolean> {
    if (this.owner.replaced) return this.askReplaced();
    const former = this.former;
    if (former && this.ending?.of !== former) {
      this.ending = { of: former, done: Promise.race([this.end(former), wait(goodbyeMs)]) };
    }
    await this.ending?.done;
    return false;
  }

  /** A session of which no answer told is ended once more before the next. */
  private async end(former: OpenedSession): Promise<void> {
    const status = await closeSession(former, this.target.token);
    if (this.ending?.of === former) this.ending = undefined;
    if (this.former === former && tellsOfSession(status)) this.former = undefined;
  }

  private async askReplaced(): Promise<boolean> {
    const asking = new Backoff(firstWaitMs, longestWaitMs);
    while (this.former && !this.closed) {
      const status = await closeSession(this.former, this.target.token);
      if (this.closed) return false;
      if (tellsOfSession(status)) {
        this.former = undefined;
        return status === replacedStatus;
      }
      if (status === 401) this.owner.refused(new SessionRefused(status, 0, null));
      await wait(asking.next());
    }
    return false;
  }

  private async establish(): Promise<void> {
    const connection = new RTCPeerConnection({
      bundlePolicy: 'max-bundle',
      iceServers: this.target.iceServers,
    });
    this.connection = connection;
    this.owner.furnish(connection);
    connection.addEventListener('connectionstatechange', () => this.watch(connection));
    const offer = await connection.createOffer();
    const sdp = withOpusWishes(offer.sdp ?? '');
    await connection.setLocalDescription({ type: 'offer', sdp });
    const session = await openSession(this.target.address, this.target.token, sdp);
    if (this.closed || this.connection !== connection) {
      void closeSession(session, this.target.token);
      return;
    }
    this.session = session;
    await connection.setRemoteDescription({ type: 'answer', sdp: session.answer });
    this.hearGoodbye(connection);
  }

  /** The engine parts from us with a word: there is nothing to wait for, and nothing to mend. */
  private hearGoodbye(connection: RTCPeerConnection): void {
    const [first] = connection.getTransceivers();
    const transport = first?.sender.transport ?? first?.receiver.transport;
    transport?.addEventListener('statechange', () => {
      if (transport.state === 'closed') void this.partedFrom(connection);
    });
  }

  /**
   * Comes again soon, but not in the same moment as everybody else, who may have been told of an
   * end that we are about to hear of; and ever later where it happens again and again. Who was
   * replaced stays away, or the two would replace each other for ever.
   */
  private async partedFrom(connection: RTCPeerConnection): Promise<void> {
    if (connection !== this.connection || this.closed || this.parting) return;
    this.parting = true;
    try {
      this.retire();
      if (await this.isReplaced()) return this.giveWay();
      const lately = performance.now() - this.parted < longestWaitMs * 2;
      if (!lately) this.partings.reset();
      this.parted = performance.now();
      await wait(this.partings.next());
    } finally {
      this.parting = false;
    }
    await this.redial(connection);
  }

  private giveWay(): void {
    if (this.closed) return;
    this.close('ended');
    this.owner.replaced?.();
  }

  private watch(connection: RTCPeerConnection): void {
    if (connection !== this.connection || this.closed) return;
    clearTimeout(this.suspicion);
    switch (connection.connectionState) {
      case 'connected':
        this.backoff.reset();
        this.become('connected');
        break;
      case 'disconnected':
        this.become('reconnecting');
        this.suspicion = setTimeout(() => void this.mend(connection), patienceMs / 2);
        break;
      case 'failed':
        void this.mend(connection);
        break;
      default:
    }
  }

  /** An ICE restart on the session we have; where the server no longer has it, a new session. */
  private async mend(connection: RTCPeerConnection): Promise<void> {
    if (connection !== this.connection || this.closed || this.parting || this.dialing) return;
    this.become('reconnecting');
    try {
      await this.restart(connection);
      this.suspicion = setTimeout(() => {
        if (connection.connectionState !== 'connected') void this.redial(connection);
      }, patienceMs * 2);
    } catch (error) {
      if (error instanceof SessionRefused && error.status === replacedStatus) return this.giveWay();
      // Whatever else went wrong with the restart, a new session mends it.
      if (error instanceof SessionRefused && error.status === 404) this.session = undefined;
      await this.redial(connection);
    }
  }

  private async restart(connection: RTCPeerConnection): Promise<void> {
    const session = this.session;
    if (!session) throw new Error('no session to restart');
    const offer = await connection.createOffer({ iceRestart: true });
    const sdp = withOpusWishes(offer.sdp ?? '');
    const fragment = await restartSession(session, this.target.token, restartFragment(sdp));
    await connection.setLocalDescription({ type: 'offer', sdp });
    session.answer = restartedAnswer(session.answer, fragment);
    await connection.setRemoteDescription({ type: 'answer', sdp: session.answer });
  }

  private async redial(connection: RTCPeerConnection): Promise<void> {
    if (connection !== this.connection || this.closed || this.parting) return;
    this.drop();
    await this.open();
  }

  private become(state: ConnectionState): void {
    if (state === this.state) return;
    this.state = state;
    this.owner.changed(state);
  }
}

/** Refusals that the owner has something to say to; of others it is enough to try again. */
function isTelling({ status, alternate, retryAfterMs }: SessionRefused): boolean {
  const noPlace = status === 503 && retryAfterMs >= noPlaceMs;
  return alternate !== null || noPlace || !isPassing(status);
}
