import { word } from './page.ts';
import { Refused, type RoomSocket, Withdrawn } from './socket.ts';

/** How long an answer is waited for before it is said that none came. */
export const answerMs = 10_000;

/**
 * What a button asks of the room, which is busy meanwhile. Without an answer in time it is taken
 * back, so that nothing happens later that nobody wants any more, and that is said.
 */
export async function askBy(
  button: HTMLElement,
  socket: RoomSocket,
  question: Parameters<RoomSocket['ask']>[0],
  tell: (text: string) => void,
): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  const asked = new AbortController();
  const late = setTimeout(() => asked.abort(), answerMs);
  button.setAttribute('aria-busy', 'true');
  try {
    await socket.ask(question, asked.signal);
  } catch (reason) {
    if (reason instanceof Refused) tell(reason.message);
    else if (reason instanceof Withdrawn) tell(word(reason.sent ? 'askUnanswered' : 'askUnsent'));
    else throw reason;
  } finally {
    clearTimeout(late);
    button.setAttribute('aria-busy', 'false');
  }
}
