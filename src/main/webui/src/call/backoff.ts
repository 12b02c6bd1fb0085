/** Waits that double from `first` to `most`, each shortened by up to half at random. */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly firstMs: number,
    private readonly mostMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** The next wait in milliseconds, never below what the server asked for. */
  next(askedMs = 0): number {
    const full = Math.min(this.mostMs, this.firstMs * 2 ** this.attempt);
    this.attempt = Math.min(this.attempt + 1, 16);
    return Math.max(askedMs, full * (1 - this.random() / 2));
  }

  reset(): void {
    this.attempt = 0;
  }
}

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
