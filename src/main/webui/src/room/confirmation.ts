import { part, say, show, word } from './page.ts';
import { answerMs } from './question.ts';
import type { Session } from './session.ts';
import { Refused, type RoomSocket, Withdrawn } from './socket.ts';

type Question = Parameters<RoomSocket['ask']>[0];

/**
 * A confirmation whose one button acts, and says here what the server said if it would not. Closed,
 * it takes back what was not answered, so that nothing happens later that nobody wants any more.
 * What was on its way by then may have been heard, and that is said.
 */
export class Confirmation {
  private asked: AbortController | undefined;
  private question: Question | undefined;
  private readonly dialog: HTMLDialogElement;
  private readonly error: HTMLElement | null;

  constructor(
    private readonly name: 'start' | 'end' | 'remove',
    private readonly session: Session,
    private readonly tell: (text: string) => void,
  ) {
    this.dialog = part<HTMLDialogElement>(`${name}-dialog`)!;
    this.error = part(`${name}-error`);
    if (name !== 'remove') part(name)?.addEventListener('click', () => this.open({ type: name }));
    part(`${name}-not`)?.addEventListener('click', () => this.dialog.close());
    part(`${name}-now`)?.addEventListener('click', () => void this.act());
    this.dialog.addEventListener('close', () => this.asked?.abort());
  }

  /** Asks whether to ask the room this. */
  open(question: Question): void {
    this.question = question;
    show(this.error, false);
    this.dialog.showModal();
  }

  private async act(): Promise<void> {
    if (this.asked || !this.question) return;
    const asked = new AbortController();
    const { phase } = this.session;
    this.busy(asked);
    show(this.error, false);
    const late = setTimeout(() => asked.abort(), answerMs);
    try {
      await this.session.socket.ask(this.question, asked.signal);
      this.dialog.close();
    } catch (reason) {
      if (reason instanceof Refused) this.complain(reason.message);
      else if (!(reason instanceof Withdrawn)) throw reason;
      else if (this.session.phase === phase) this.explain(reason.sent);
    } finally {
      clearTimeout(late);
      this.busy(undefined);
    }
  }

  private busy(asked: AbortController | undefined): void {
    this.asked = asked;
    part(`${this.name}-now`)?.setAttribute('aria-busy', String(asked !== undefined));
  }

  /** No answer came in time, or it was waited for no longer. */
  private explain(sent: boolean): void {
    if (this.dialog.open) this.complain(word(`${this.name}${sent ? 'Unanswered' : 'Unsent'}`));
    else if (sent) this.tell(word(`${this.name}Unanswered`));
  }

  private complain(text: string): void {
    say(this.error, text);
    show(this.error, true);
  }
}
