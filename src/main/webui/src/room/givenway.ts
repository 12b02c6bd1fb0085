import type { Source } from '../call/client.ts';

/** Camera and microphone go over one line and give way together, the screen has its own. */
const lines: Source[][] = [['camera', 'microphone'], ['screen']];

/** What was on here and gave way to another page of the same person, until it is taken back. */
export class GivenWay {
  private all: Source[] = [];
  private isSent: (source: Source) => boolean = () => true;

  /** What is to be taken back: as long as the other page sends anything on the same line. */
  get sources(): Source[] {
    const sent = lines.filter((line) => line.some(this.isSent)).flat();
    return this.all.filter((source) => sent.includes(source));
  }

  add(sources: Source[]): void {
    this.all = [...new Set([...this.all, ...sources])];
  }

  /** What arrives of this person now, as the room says. */
  sent(isSent: (source: Source) => boolean): void {
    this.isSent = isSent;
  }

  /** What is on here again was taken from the other page, with all that shares its line. */
  takenBack(isOn: (source: Source) => boolean): void {
    const back = lines.filter((line) => line.some(isOn)).flat();
    this.all = this.all.filter((source) => !back.includes(source));
  }

  /** The rest can be taken back no more, or is not wanted. */
  keep(wanted: (source: Source) => boolean): void {
    this.all = this.all.filter(wanted);
  }

  /** The name of the sentence that says so; nothing where there is nothing to take back. */
  get sentence(): string | null {
    const { sources } = this;
    const screen = sources.includes('screen');
    const others = sources.some((source) => source !== 'screen');
    if (screen) return others ? 'givenWayAll' : 'givenWayScreen';
    return others ? 'givenWay' : null;
  }
}
