/** Plays what arrives, and says when the browser wants to be asked by a touch first. */
export class Sounds {
  private elements: HTMLMediaElement[] = [];
  private silenced = false;
  private sink = '';

  constructor(private readonly blocked: (blocked: boolean) => void) {}

  play(tracks: MediaStreamTrack[]): void {
    const programme = this.elements.filter((element) => !element.srcObject);
    for (const element of this.elements) {
      if (!element.srcObject) continue;
      element.srcObject = null;
      element.remove();
    }
    const voices = tracks.map((track) => {
      const element = document.createElement('audio');
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
      if (this.sink) void this.route(element);
      document.body.append(element);
      return element;
    });
    this.elements = [...voices, ...programme];
    void this.start();
  }

  /** A picture that brings its own sound, or no longer. */
  programme(video: HTMLVideoElement | null): void {
    this.elements = this.elements.filter((element) => element.srcObject);
    if (!video) return;
    video.muted = this.silenced;
    if (this.sink) void this.route(video);
    this.elements.push(video);
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
    this.silenced = muted;
    for (const element of this.elements) element.muted = muted;
  }

  output(device: string): void {
    this.sink = device;
    for (const element of this.elements) void this.route(element);
  }

  private async route(element: HTMLMediaElement): Promise<void> {
    // Firefox on Android has no choice of outputs; the default goes on playing.
    await element.setSinkId?.(this.sink).catch(() => undefined);
  }
}
