import { wait } from '../call/backoff.ts';
import type { Grant } from '../call/client.ts';
import type { RoomSocket } from './socket.ts';

const renewBeforeMs = 60_000;

/** The ways into the video room, asked of the room's socket, and the next in time before one runs out. */
export class Grants {
  private renewal: ReturnType<typeof setTimeout> | undefined;
  /** How often the role changed. */
  private roles = 0;

  constructor(private readonly socket: RoomSocket, private readonly renew: () => void) {}

  /** Nothing once this person has left since the stay it is for, or all have: then nobody asks. */
  async fresh(stays: () => boolean): Promise<Grant | undefined> {
    while (stays()) {
      try {
        const { roles } = this;
        const grant = await this.socket.grant();
        if (!stays()) break;
        if (roles !== this.roles) continue;
        this.remind(grant);
        return grant;
      } catch {
        // The room is being prepared, or full for the moment: it says so itself; ask again soon.
        await wait(1_000 + Math.random() * 1_000);
      }
    }
    return undefined;
  }

  /** The role changed: what is asked for already may let us do what the former did. */
  outdate(): void {
    this.roles++;
  }

  forget(): void {
    clearTimeout(this.renewal);
  }

  private remind(grant: Grant): void {
    clearTimeout(this.renewal);
    const left = Date.parse(grant.expiresAt) - Date.now() - renewBeforeMs;
    if (left < 2 ** 31 - 1) this.renewal = setTimeout(this.renew, Math.max(left, 5_000));
  }
}
