import { icon, part, say, show, word } from './page.ts';
import type { TapeState } from './protocol.ts';
import { askBy } from './question.ts';
import type { Session } from './session.ts';

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
    session.on('phase', () => this.draw());
    const pause = part('pause');
    pause?.addEventListener('click', () => {
      const type = this.state === 'paused' ? 'resume' : 'pause';
      void askBy(pause, session.socket, { type }, this.tell);
    });
  }

  private draw(): void {
    const { role, phase } = this.session;
    const state = phase === 'live' ? this.state : 'off';
    const paused = state === 'paused';
    const sign = part('tape');
    if (sign) {
      sign.dataset.tape = state;
      sign.querySelector('.icon')?.replaceWith(icon(paused ? 'pause' : 'circle-dot'));
    }
    say(part('tape-text'), state === 'off' ? '' : word(`tape-${state}`));
    show(part('pause'), state !== 'off' && (role === 'host' || role === 'cohost'));
    say(part('pause-text'), word(paused ? 'resumeTape' : 'pauseTape'));
    part('pause')?.querySelector('.icon')?.replaceWith(icon(paused ? 'play' : 'pause'));
  }
}
