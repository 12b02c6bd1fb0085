import { Confirmation } from './confirmation.ts';
import { icon, make, part, say, show, word } from './page.ts';
import type { RosterPerson } from './protocol.ts';
import { askBy } from './question.ts';
import type { Session } from './session.ts';
import type { RoomSocket } from './socket.ts';

type Question = Parameters<RoomSocket['ask']>[0];

const roleWords = { host: 'roleHost', cohost: 'roleCohost', panelist: 'rolePanelist', attendee: 'roleAttendee' };

/** Who is here; those who lead can bring people on stage, mute them, see them out, lock the door. */
export class People {
  private readonly rows = new Map<string, HTMLElement>();
  private readonly removal: Confirmation | undefined;

  constructor(private readonly session: Session) {
    session.on('message', (message) => {
      if (message.type === 'welcome') this.locked(message.locked);
      if (message.type !== 'presence') return;
      for (const count of document.querySelectorAll<HTMLElement>('[data-part="people"]')) {
        say(count, word(message.people === 1 ? 'onePerson' : 'people', { count: message.people }));
      }
      if (message.locked !== undefined) this.locked(message.locked);
      if (message.roster) this.draw(message.roster);
    });
    if (part('remove-dialog')) this.removal = new Confirmation('remove', session, tell);
    const lock = part('lock');
    const mayLock = () => show(lock, this.leads);
    session.on('role', mayLock);
    mayLock();
    lock?.addEventListener('click', () => {
      const on = lock.getAttribute('aria-pressed') !== 'true';
      this.ask(lock, { type: 'lock', on });
    });
  }

  private get leads(): boolean {
    return this.session.role === 'host' || this.session.role === 'cohost';
  }

  private locked(on: boolean): void {
    part('lock')?.setAttribute('aria-pressed', String(on));
    show(part('locked'), on);
  }

  private draw(roster: RosterPerson[]): void {
    const list = part('roster');
    if (!list) return;
    const ids = new Set(roster.map((person) => person.id));
    for (const [id, row] of this.rows) {
      if (!ids.has(id)) {
        row.remove();
        this.rows.delete(id);
      }
    }
    roster.forEach((person, index) => {
      const signature = JSON.stringify(person);
      let row = this.rows.get(person.id);
      if (row?.dataset.signature !== signature) {
        const fresh = this.row(person, signature);
        row?.replaceWith(fresh);
        row = fresh;
        this.rows.set(person.id, row);
      }
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
    });
    const hands = roster.filter((person) => person.hand).length;
    say(part('hands'), hands > 0 ? word('hands', { count: hands }) : '');
  }

  private row(person: RosterPerson, signature: string): HTMLElement {
    const row = make('li', 'roster-row');
    row.dataset.signature = signature;
    const mine = person.id === this.session.id;
    const name = make('span', 'roster-name', mine ? word('you', { name: person.name }) : person.name);
    const role = make('span', 'roster-role', word(roleWords[person.role]));
    row.append(name, role);
    if (person.hand) {
      const hand = make('span', 'roster-hand', '', { title: word('handUp') });
      hand.append(icon('hand'), make('span', 'visually-hidden', word('handUp')));
      name.append(hand);
    }
    if (this.leads && !mine && person.role !== 'host') row.append(this.actions(person));
    return row;
  }

  private actions(person: RosterPerson): HTMLElement {
    const box = make('span', 'roster-actions');
    const who = person.id;
    const name = person.name;
    if (person.role === 'attendee') {
      box.append(this.button('user-plus', word('bringUp', { name }), { type: 'promote', who }));
    } else {
      box.append(
        this.button('mic-off', word('muteThem', { name }), { type: 'mute', who, what: 'microphone' }),
        this.button('user-minus', word('takeDown', { name }), { type: 'demote', who }),
      );
    }
    const removal = this.symbol('user-x', word('removeThem', { name }));
    removal.addEventListener('click', () => {
      say(part('remove-title'), word('removeTitle', { name }));
      this.removal?.open({ type: 'remove', who });
    });
    box.append(removal);
    return box;
  }

  private button(symbol: string, label: string, question: Question): HTMLButtonElement {
    const button = this.symbol(symbol, label);
    button.addEventListener('click', () => this.ask(button, question));
    return button;
  }

  private symbol(symbol: string, label: string): HTMLButtonElement {
    const button = make('button', 'roster-action', '', { type: 'button', title: label, 'aria-label': label });
    button.append(icon(symbol));
    return button;
  }

  private ask(button: HTMLElement, question: Question): void {
    void askBy(button, this.session.socket, question, tell);
  }
}

function tell(text: string): void {
  const notice = part('notice');
  if (notice) notice.dataset.about = 'refusal';
  say(part('notice-text'), text);
  show(notice, true);
}
