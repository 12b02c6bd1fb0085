import { Backoff } from '../call/backoff.ts';
import { Emitter } from '../call/events.ts';
import type { Grant } from '../call/client.ts';
import { closeCodes, type FromClient, type FromServer, parse, removedByHost } from './protocol.ts';

export type SocketState = 'connecting' | 'open' | 'reconnecting' | 'over';

interface SocketEvents {
  state: (state: SocketState) => void;
  message: (message: FromServer) => void;
  /** The server closed for good: moved to another device, removed, not allowed. */
  over: (code: number) => void;
  /** It was a host who removed us; said after that it is over. */
  putOut: () => void;
  /** The room is full or locked: we knock again by and by. */
  outside: (code: number) => void;
}

type Asking = Extract<FromClient, { ref: number }>;
type WithoutRef<T> = T extends { ref: number } ? Omit<T, 'ref'> : never;

/** The server did what was asked, or said in a sentence why not. */
export class Refused extends Error {}

/** The question was taken back; what was sent of it before may have been heard all the same. */
export class Withdrawn extends Error {
  constructor(readonly sent: boolean) {
    super('taken back');
  }
}

interface Pending {
  frame: string;
  sent: boolean;
  done: (answer: FromServer) => void;
  failed: (reason: Error) => void;
}

const beatMs = 10_000;
const finalCodes: number[] = [closeCodes.moved, closeCodes.removed, closeCodes.protocol];

/**
 * The room's socket: says hello, comes back by itself with what it had, and repeats after a break
 * the questions that were not answered. What a person asks for before the first welcome is kept.
 */
export class RoomSocket extends Emitter<SocketEvents> {
  private socket: WebSocket | undefined;
  private resume: string | undefined;
  private take = false;
  private welcomed = false;
  private welcomedHere = false;
  private over = false;
  private lastRef = 0;
  private unanswered = false;
  private beat: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly pending = new Map<number, Pending>();
  private readonly sticky = new Map<string, string>();
  private readonly backoff = new Backoff(400, 8_000);

  constructor(private readonly address: string, private readonly pass: string) {
    super();
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('pagehide', () => this.socket?.close());
  }

  open(): void {
    if (this.over) return;
    this.emit('state', this.welcomed ? 'reconnecting' : 'connecting');
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.addEventListener('open', () => this.hello(socket));
    socket.addEventListener('message', (event) => this.hear(socket, String(event.data)));
    socket.addEventListener('close', (event) => this.closed(socket, event));
  }

  /** Says what is true of us now; said again after every break, only the latest counts. */
  say(message: Exclude<FromClient, Asking>): void {
    const frame = JSON.stringify(message);
    this.sticky.set(message.type, frame);
    if (this.ready) this.socket!.send(frame);
  }

  /** Asks for something and waits for the answer, across breaks, until it is taken back. */
  ask(question: WithoutRef<Asking>, until?: AbortSignal): Promise<FromServer> {
    const ref = ++this.lastRef;
    const frame = JSON.stringify({ ...question, ref });
    return new Promise((done, failed) => {
      const asked = { frame, sent: false, done, failed };
      this.pending.set(ref, asked);
      if (this.ready) this.put(asked, this.socket!);
      until?.addEventListener('abort', () => this.withdraw(ref));
    });
  }

  async grant(): Promise<Grant> {
    const answer = await this.ask({ type: 'grant' });
    if (answer.type !== 'grant') throw new Error(`expected a grant, got ${answer.type}`);
    return answer.grant;
  }

  /** Moves the one live place of this link here. */
  takeOver(): void {
    this.take = true;
    if (this.socket?.readyState === WebSocket.OPEN) this.hello(this.socket);
    else this.open();
  }

  close(): void {
    this.over = true;
    clearTimeout(this.retry);
    clearInterval(this.beat);
    this.socket?.close();
    this.emit('state', 'over');
  }

  private get ready(): boolean {
    return this.welcomedHere && this.socket?.readyState === WebSocket.OPEN;
  }

  private hello(socket: WebSocket): void {
    this.unanswered = false;
    clearInterval(this.beat);
    this.beat = setInterval(() => this.keepAlive(socket), beatMs);
    const hello: FromClient = { type: 'hello', version: 1, pass: this.pass };
    if (this.resume) hello.resume = this.resume;
    if (this.take) hello.take = true;
    socket.send(JSON.stringify(hello));
  }

  private hear(socket: WebSocket, text: string): void {
    if (socket !== this.socket) return;
    this.unanswered = false;
    const message = parse(text);
    if (!message) return;
    if (message.type === 'welcome') this.welcome(socket, message.resume);
    if ('ref' in message && message.ref !== undefined) this.answer(message.ref, message);
    this.emit('message', message);
  }

  private welcome(socket: WebSocket, resume: string): void {
    this.resume = resume;
    this.take = false;
    this.welcomed = true;
    this.welcomedHere = true;
    this.backoff.reset();
    for (const frame of this.sticky.values()) socket.send(frame);
    for (const asked of this.pending.values()) this.put(asked, socket);
    this.emit('state', 'open');
  }

  private put(asked: Pending, socket: WebSocket): void {
    asked.sent = true;
    socket.send(asked.frame);
  }

  private withdraw(ref: number): void {
    const asked = this.pending.get(ref);
    this.pending.delete(ref);
    asked?.failed(new Withdrawn(asked.sent));
  }

  private answer(ref: number, message: FromServer): void {
    const waiting = this.pending.get(ref);
    this.pending.delete(ref);
    if (message.type === 'refused') waiting?.failed(new Refused(message.message));
    else waiting?.done(message);
  }

  /**
   * Closes when a beat got no answer until the next. Counted in beats, not in seconds: browsers let
   * the timers of a hidden page run once a minute, and whoever waits there must not fall out.
   */
  private keepAlive(socket: WebSocket): void {
    if (this.unanswered) socket.close();
    else if (socket.readyState === WebSocket.OPEN) {
      this.unanswered = true;
      socket.send('{"type":"beat"}');
    }
  }

  private closed(socket: WebSocket, { code, reason }: CloseEvent): void {
    if (socket !== this.socket) return;
    clearInterval(this.beat);
    this.welcomedHere = false;
    if (this.over) return;
    if (finalCodes.includes(code)) {
      this.over = true;
      this.emit('over', code);
      if (code === closeCodes.removed && reason === removedByHost) this.emit('putOut');
      this.emit('state', 'over');
      return;
    }
    if (code === closeCodes.full || code === closeCodes.locked) this.emit('outside', code);
    this.emit('state', this.welcomed ? 'reconnecting' : 'connecting');
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), this.backoff.next());
  }

  private hurry(): void {
    const underWay = this.socket && this.socket.readyState <= WebSocket.OPEN;
    if (this.over || underWay) return;
    clearTimeout(this.retry);
    this.backoff.reset();
    this.open();
  }
}
