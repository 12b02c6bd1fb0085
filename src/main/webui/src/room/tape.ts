import { icon, part, say, show, word } from './page.ts';
import type { TapeState } from './protocol.ts';
import type { Session } from './session.ts';
import { Refused } from './socket.ts';

/** Says to everybody whether it is recorded; where there is a button, whoever leads can pause it. */
export class Tape {
  private state: TapeState = 'off';

  constructor(
    private readonly session: Session,
    private readonly tell: (text: string) => void,
  ) {
    session.on('message', (message) => {
      if (message.type !== 'tape') return;
      this.state = message.state;
      this.draw();
    });
    session.on('role', () => this.draw());
    part('pause')?.addEventListener('click', () => void this.turn());
  }

  private draw(): void {
    const sign = part('tape');
    if (sign) {
      sign.dataset.tape = this.state;
      sign.querySelector('.icon')?.replaceWith(icon(this.state === 'paused' ? 'pause' : 'circle-dot'));
    }
    say(part('tape-text'), this.state === 'off' ? '' : word(`tape-${this.state}`));
    const { role } = this.session;
    show(part('pause'), this.state !== 'off' && (role === 'host' || role === 'cohost'));
    const paused = this.state === 'paused';
    say(part('pause-text'), word(paused ? 'resumeTape' : 'pauseTape'));
    part('pause')?.querySelector('.icon')?.replaceWith(icon(paused ? 'play' : 'pause'));
  }

  private async turn(): Promise<void> {
    try {
      await this.session.socket.ask({ type: this.state === 'paused' ? 'resume' : 'pause' });
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal;
      this.tell(refusal.message);
    }
  }
}
