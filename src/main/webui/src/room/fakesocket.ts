/** The other end of the room's socket, which is cut and comes back as the test says. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static said: { type: string; ref?: number }[] = [];
  static last: FakeSocket;
  readyState = 1;

  constructor() {
    super();
    FakeSocket.last = this;
  }

  send(frame: string): void {
    FakeSocket.said.push(JSON.parse(frame));
  }

  close(): void {}

  welcomes(): void {
    this.dispatchEvent(new Event('open'));
    this.tell({ type: 'welcome', resume: 'r' });
  }

  tell(message: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }

  isCut(): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 }));
  }
}
