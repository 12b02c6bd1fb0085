import type { Session } from './session.ts';

const comingBack = ['camera', 'microphone'] as const;

/**
 * After a reload, what was on comes on again: the others should only have blinked. It waits for the
 * first welcome, which says what one may send by now; what may not come on then does not later.
 */
export function comeBack(session: Session, occurrence: string): void {
  const key = `lectern.on.${occurrence}`;
  const before = reloaded() ? read(key) : [];
  let waiting = comingBack.filter((source) => before.includes(source));
  const note = () => {
    const on = comingBack.filter((source) => waiting.includes(source) || session.isWanted(source));
    write(key, on.join(' '));
  };
  session.on('devices', note);
  session.socket.on('state', (state) => {
    if (state === 'over') waiting = [];
  });
  session.on('message', ({ type }) => {
    if (type !== 'welcome' && type !== 'elsewhere') return;
    const back = waiting;
    waiting = [];
    if (type === 'elsewhere') return;
    for (const source of back) void session.turnOn(source);
    note();
  });
}

/** Whoever opens the page anew, maybe another person in the same tab, is asked by no old note. */
function reloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}

function read(key: string): string[] {
  try {
    return (sessionStorage.getItem(key) ?? '').split(' ');
  } catch {
    return [];
  }
}

function write(key: string, on: string): void {
  try {
    sessionStorage.setItem(key, on);
  } catch {
    // Storage is forbidden here: a reload turns everything off.
  }
}
