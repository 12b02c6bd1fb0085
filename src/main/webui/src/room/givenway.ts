import type { Source } from '../call/client.ts';

/** Camera and microphone go over one line and give way together, the screen has its own. */
const lines: Source[][] = [['camera', 'microphone'], ['screen']];

/** What was on here and gave way to another page of the same person, until it is taken back. */
export class GivenWay {
  sources: Source[] = [];

  add(sources: Source[]): void {
    this.sources = [...new Set([...this.sources, ...sources])];
  }

  /** What is on here again was taken from the other page, with all that shares its line. */
  takenBack(isOn: (source: Source) => boolean): void {
    const back = lines.filter((line) => line.some(isOn)).flat();
    this.sources = this.sources.filter((source) => !back.includes(source));
  }

  /** The rest can be taken back no more, or is not wanted. */
  keep(wanted: (source: Source) => boolean): void {
    this.sources = this.sources.filter(wanted);
  }

  /** The name of the sentence that says so; nothing where there is nothing to take back. */
  get sentence(): string | null {
    const screen = this.sources.includes('screen');
    const others = this.sources.some((source) => source !== 'screen');
    if (screen) return others ? 'givenWayAll' : 'givenWayScreen';
    return others ? 'givenWay' : null;
  }
}
