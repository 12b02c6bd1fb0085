import { part, show } from './page.ts';
import type { Session } from './session.ts';

/** The audience raises a hand to be brought on stage; whoever is there has no use for it. */
export class Hand {
  private up = false;

  constructor(private readonly session: Session) {
    part('hand')?.addEventListener('click', () => this.raise(!this.up));
    session.on('phase', () => this.draw());
    session.on('role', () => {
      if (this.up) this.raise(false);
      this.draw();
    });
    this.draw();
  }

  private draw(): void {
    show(part('hand'), !this.session.onStage && this.session.phase === 'live');
  }

  private raise(up: boolean): void {
    if (part('hand')?.hidden && up) return;
    this.up = up;
    part('hand')?.setAttribute('aria-pressed', String(up));
    this.session.socket.say({ type: 'hand', up });
  }
}
