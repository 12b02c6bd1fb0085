import type { CallClient } from '../call/client.ts';
import type { Emitter } from '../call/events.ts';
import type { FromServer } from './protocol.ts';
import type { SessionEvents } from './sessionevents.ts';

/** What the call says of pictures and sounds goes on to the page as it is. */
export function relay(call: CallClient, session: Emitter<SessionEvents>): void {
  call.on('state', (state) => session.emit('line', state));
  call.on('pictures', (pictures) => session.emit('pictures', pictures));
  call.on('sounds', (tracks) => session.emit('sounds', tracks));
  call.on('speakers', (ids) => session.emit('speakers', ids));
  call.on('programme', (video) => session.emit('programme', video));
  call.on('full', () => session.emit('full'));
}

/** What the room says of those on stage goes on, too. */
export function relayNews(news: FromServer, session: Emitter<SessionEvents>): void {
  if (news.type === 'stage') session.emit('stage', news.people);
  if (news.type === 'speakers') session.emit('speakers', news.ids);
}
