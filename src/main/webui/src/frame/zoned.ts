/** A time as the server's page wrote it, and in which zone the host reads it. */
export interface Written {
  from: string;
  to?: string | undefined;
  host?: string | undefined;
}

/**
 * A moment or a span in the words of the server's TimeWords: "Thu 26 Nov, 18:00–19:00 (New York;
 * 00:00 in Berlin)". Nothing for what is no time or no zone.
 */
export function inZone(written: Written, zone: string, language: string, now = new Date()): string | undefined {
  const from = new Date(written.from);
  const to = written.to ? new Date(written.to) : undefined;
  try {
    const words = new Words(zone, language, now);
    const hours = to ? `${words.hour(from)}–${words.until(from, to)}` : words.hour(from);
    const clock = words.german ? `${hours} Uhr` : hours;
    return `${words.day(from)}, ${clock} (${city(zone)}${elsewhere(from, words, written.host)})`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Words {
  readonly german: boolean;

  constructor(
    private readonly zone: string,
    private readonly language: string,
    private readonly now: Date,
  ) {
    this.german = language.startsWith('de');
  }

  at(zone: string): Words {
    return new Words(zone, this.language, this.now);
  }

  day(at: Date): string {
    const parts = this.parts(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    const year = parts['year'] === this.parts(this.now, { year: 'numeric' })['year'] ? '' : ` ${parts['year']}`;
    return this.german
      ? `${dotted(parts['weekday'])}, ${parts['day']}. ${parts['month']}${year}`
      : `${parts['weekday']} ${parts['day']} ${parts['month']}${year}`;
  }

  hour(at: Date): string {
    const parts = this.parts(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return `${parts['hour']}:${parts['minute']}`;
  }

  until(from: Date, to: Date): string {
    const day = this.day(to);
    return day === this.day(from) ? this.hour(to) : `${day}, ${this.hour(to)}`;
  }

  private parts(at: Date, options: Intl.DateTimeFormatOptions): Record<string, string> {
    const format = new Intl.DateTimeFormat(this.language, { ...options, timeZone: this.zone });
    return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  }
}

function elsewhere(at: Date, here: Words, host: string | undefined): string {
  if (!host) return '';
  const there = here.at(host);
  const same = there.day(at) === here.day(at) && there.hour(at) === here.hour(at);
  return same ? '' : `; ${there.hour(at)} in ${city(host)}`;
}

/** The place a zone is named after: "New York". */
function city(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function dotted(weekday: string | undefined): string {
  return weekday?.endsWith('.') ? weekday : `${weekday}.`;
}
