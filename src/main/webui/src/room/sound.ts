/** Plays what arrives, and says when the browser wants to be asked by a touch first. */
export class Sounds {
  private elements: HTMLAudioElement[] = [];
  private sink = '';

  constructor(private readonly blocked: (blocked: boolean) => void) {}

  play(tracks: MediaStreamTrack[]): void {
    for (const element of this.elements) {
      element.srcObject = null;
      element.remove();
    }
    this.elements = tracks.map((track) => {
      const element = document.createElement('audio');
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
      if (this.sink) void this.route(element);
      document.body.append(element);
      return element;
    });
    void this.start();
  }

  /** Called again from the touch that the browser asked for. */
  async start(): Promise<void> {
    const refused = await Promise.all(
      this.elements.map((element) =>
        element.play().then(
          () => false,
          (error: unknown) => error instanceof Error && error.name === 'NotAllowedError',
        ),
      ),
    );
    this.blocked(refused.includes(true));
  }

  set muted(muted: boolean) {
    for (const element of this.elements) element.muted = muted;
  }

  output(device: string): void {
    this.sink = device;
    for (const element of this.elements) void this.route(element);
  }

  private async route(element: HTMLAudioElement): Promise<void> {
    // Firefox on Android has no choice of outputs; the default goes on playing.
    await element.setSinkId?.(this.sink).catch(() => undefined);
  }
}
