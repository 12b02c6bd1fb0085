import { part, say, show, word } from './page.ts';
import type { RoomSocket } from './socket.ts';

/**
 * Says to whom a host removed that it was so, in place of what is said of a link that is good no
 * more: no newer one waits in their mailbox, and being sent theirs again opens nothing. Who leaves
 * would read that it does.
 */
export function sayWhenPutOut(socket: RoomSocket): void {
  socket.on('putOut', () => {
    const text = word('putOutText');
    say(part('gone-text'), text);
    show(part('gone-lost'), false);
    if (!part('gone')) notice(text);
    else show(part('leave'), false);
  });
}

/** The studio keeps its stage; there it stays above it. */
function notice(text: string): void {
  const notice = part('notice');
  if (notice) notice.dataset.about = 'removal';
  say(part('notice-text'), text);
  show(notice, true);
}
