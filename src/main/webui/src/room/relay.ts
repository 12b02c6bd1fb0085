import { wait } from '../call/backoff.ts';
import type { CallClient, Grant } from '../call/client.ts';
import type { Emitter } from '../call/events.ts';
import type { SessionEvents } from './sessionevents.ts';
import type { RoomSocket } from './socket.ts';

/** What the call says of pictures and sounds goes on to the page as it is. */
export function relay(call: CallClient, session: Emitter<SessionEvents>): void {
  call.on('state', (state) => session.emit('line', state));
  call.on('pictures', (pictures) => session.emit('pictures', pictures));
  call.on('sounds', (tracks) => session.emit('sounds', tracks));
  call.on('speakers', (ids) => session.emit('speakers', ids));
  call.on('programme', (video) => session.emit('programme', video));
  call.on('full', () => session.emit('full'));
}

/** Nothing once this person has left since the stay it is for, or all have: then nobody asks. */
export async function grantFor(socket: RoomSocket, stays: () => boolean): Promise<Grant | undefined> {
  while (stays()) {
    try {
      const grant = await socket.grant();
      return stays() ? grant : undefined;
    } catch {
      // The room is being prepared, or full for the moment: it says so itself; ask again soon.
      await wait(1_000 + Math.random() * 1_000);
    }
  }
  return undefined;
}
