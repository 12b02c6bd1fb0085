import type { CaptureFailed } from '../call/capture.ts';
import type { ConnectionState, Picture, Source } from '../call/client.ts';
import type { FromServer, Phase, Role, StagePerson } from './protocol.ts';

/** What the parts of a page hear of one person in one room. */
export interface SessionEvents {
  phase: (phase: Phase, at: string | null) => void;
  role: (role: Role, before: Role) => void;
  stage: (people: StagePerson[]) => void;
  pictures: (pictures: Picture[]) => void;
  sounds: (tracks: MediaStreamTrack[]) => void;
  speakers: (ids: string[]) => void;
  devices: () => void;
  line: (state: ConnectionState) => void;
  message: (message: FromServer) => void;
  problem: (failure: CaptureFailed) => void;
  programme: (video: HTMLVideoElement | null) => void;
  full: () => void;
  replaced: (sources: Source[]) => void;
}
