import type { Picture } from '../call/client.ts';
import { icon, make, show, word } from './page.ts';
import type { Layout, StagePerson } from './protocol.ts';

interface Tile {
  key: string;
  id: string;
  name: string;
  kind: 'camera' | 'screen';
  track: MediaStreamTrack | null;
  mine: boolean;
  muted: boolean;
  /** One's own, sent by another program: nobody gets their own picture, so there is none. */
  elsewhere: boolean;
}

/** What the stage is drawn from. */
export interface Scene {
  people: StagePerson[];
  pictures: Picture[];
  me: string;
  mine: { camera?: MediaStreamTrack | undefined; screen?: MediaStreamTrack | undefined };
  layout: Layout;
  speakers: string[];
}

/**
 * Which tiles there are, screens first: everybody on stage has one, with a picture where one is
 * sent. Of several places that show the same, the last counts: the first is the programme, which
 * moves on with whoever talks.
 */
export function tilesOf(scene: Scene): Tile[] {
  const shown = new Map<string, MediaStreamTrack>();
  for (const { id, source, track } of scene.pictures) if (id) shown.set(`${source}-${id}`, track);
  const tiles: Tile[] = [];
  for (const person of scene.people) {
    const mine = person.id === scene.me;
    const camera = mine ? scene.mine.camera : shown.get(`camera-${person.id}`);
    const screen = mine ? scene.mine.screen : shown.get(`screen-${person.id}`);
    const common = { id: person.id, name: person.name, mine };
    if (screen ? mine || person.screen : mine && person.screen) {
      const elsewhere = !screen;
      const key = `screen-${person.id}`;
      tiles.push({ ...common, key, kind: 'screen', track: screen ?? null, muted: false, elsewhere });
    }
    const track = mine || person.camera ? (camera ?? null) : null;
    const elsewhere = mine && person.camera && !track;
    const key = `camera-${person.id}`;
    tiles.push({ ...common, key, kind: 'camera', track, muted: !person.microphone, elsewhere });
  }
  return tiles.sort((one, other) => Number(other.kind === 'screen') - Number(one.kind === 'screen'));
}

/** The tiles that stand large, by the layout: who talks, else who is to be seen. */
export function largeTiles(tiles: Tile[], layout: Layout, speakers: string[]): string[] {
  const screen = tiles.find((tile) => tile.kind === 'screen' && tile.track);
  if (!screen && layout === 'grid') return tiles.map((tile) => tile.key);
  const talking = speakers
    .map((id) => tiles.find((tile) => tile.id === id && tile.kind === 'camera'))
    .filter((tile): tile is Tile => Boolean(tile));
  const seen = tiles.filter((tile) => tile.track);
  const ranked = [...(screen ? [screen] : []), ...talking, ...seen, ...tiles];
  const keys = [...new Set(ranked.map((tile) => tile.key))];
  return keys.slice(0, layout === 'duo' ? 2 : 1);
}

/** How many columns let tiles of 16:9 fill a box best. */
export function columnsFor(count: number, width: number, height: number): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const tile = Math.min(width / columns, ((height / rows) * 16) / 9);
    if (tile > largest + 0.5) {
      largest = tile;
      best = columns;
    }
  }
  return best;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...words[words.length - 1]!][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

const gap = 8;

/** The people and screens as tiles that stay the same elements while they move about. */
export class StageView {
  private readonly tiles = new Map<string, HTMLElement>();
  private readonly main = make('div', 'stage-main');
  private readonly strip = make('div', 'stage-strip');
  private count = 1;

  constructor(private readonly root: HTMLElement) {
    root.append(this.main, this.strip);
    new ResizeObserver(() => this.arrange()).observe(this.main);
  }

  /** Draws it; true if some stand small in the strip. */
  draw(scene: Scene): boolean {
    const tiles = tilesOf(scene);
    const large = largeTiles(tiles, scene.layout, scene.speakers);
    const keys = new Set(tiles.map((tile) => tile.key));
    for (const [key, element] of this.tiles) {
      if (!keys.has(key)) {
        element.remove();
        this.tiles.delete(key);
      }
    }
    const strip = scene.layout === 'full' ? [] : tiles.filter((tile) => !large.includes(tile.key));
    this.place(this.main, tiles.filter((tile) => large.includes(tile.key)), scene);
    this.place(this.strip, strip, scene);
    this.root.dataset.strip = String(strip.length > 0);
    this.root.dataset.empty = String(tiles.length === 0);
    this.root.dataset.pictured = String(scene.people.some((person) => person.camera || person.screen));
    this.count = Math.max(1, large.length);
    this.arrange();
    return strip.length > 0;
  }

  /** Shows the programme in one instead of the people, or the people again. */
  programme(video: HTMLVideoElement | null): void {
    this.root.querySelector('.stage-programme')?.remove();
    this.root.dataset.programme = String(Boolean(video));
    if (!video) return;
    video.classList.add('stage-programme');
    video.setAttribute('aria-label', word('programme'));
    this.root.append(video);
  }

  get showsProgramme(): boolean {
    return this.root.dataset.programme === 'true';
  }

  private arrange(): void {
    const { clientWidth, clientHeight } = this.main;
    if (clientWidth === 0) return;
    const columns = columnsFor(this.count, clientWidth, clientHeight);
    const rows = Math.ceil(this.count / columns);
    const widest = (clientWidth - (columns - 1) * gap) / columns;
    const highest = (clientHeight - (rows - 1) * gap) / rows;
    const width = Math.floor(Math.min(widest, (highest * 16) / 9));
    this.main.style.setProperty('--columns', String(columns));
    this.main.style.setProperty('--tile-width', `${width}px`);
    this.main.style.setProperty('--tile-height', `${Math.floor((width * 9) / 16)}px`);
  }

  /** Moving an element stops its video, so only what stands elsewhere is moved. */
  private place(parent: HTMLElement, tiles: Tile[], scene: Scene): void {
    tiles.forEach((tile, index) => {
      const element = this.tiles.get(tile.key) ?? this.build(tile);
      this.refresh(element, tile, scene);
      if (parent.children[index] !== element) {
        parent.insertBefore(element, parent.children[index] ?? null);
        void element.querySelector('video')?.play().catch(() => undefined);
      }
    });
    while (parent.children.length > tiles.length) parent.lastElementChild!.remove();
  }

  private build(tile: Tile): HTMLElement {
    const figure = make('figure', `tile tile-${tile.kind}`);
    const video = make('video', 'tile-video', '', { playsinline: '', autoplay: '' });
    video.muted = true;
    video.disablePictureInPicture = true;
    const face = make('div', 'tile-face', initials(tile.name), { 'aria-hidden': 'true' });
    const caption = make('figcaption', 'tile-name');
    caption.append(make('span', 'tile-words'), icon('mic-off'));
    const elsewhere = make('p', 'tile-elsewhere', word(tile.kind === 'screen' ? 'screenElsewhere' : 'cameraElsewhere'));
    figure.append(video, face, elsewhere, caption);
    this.tiles.set(tile.key, figure);
    return figure;
  }

  private refresh(figure: HTMLElement, tile: Tile, scene: Scene): void {
    const video = figure.querySelector('video')!;
    const current = (video.srcObject as MediaStream | null)?.getVideoTracks()[0] ?? null;
    if (current !== tile.track) {
      video.srcObject = tile.track ? new MediaStream([tile.track]) : null;
      if (tile.track) void video.play().catch(() => undefined);
    }
    figure.classList.toggle('tile-plain', !tile.track);
    figure.classList.toggle('tile-mine', tile.mine && tile.kind === 'camera');
    figure.classList.toggle('tile-muted', tile.muted);
    show(figure.querySelector('.tile-elsewhere'), tile.elsewhere);
    figure.classList.toggle('tile-talking', tile.kind === 'camera' && scene.speakers.includes(tile.id));
    const name = tile.mine ? word('you', { name: tile.name }) : tile.name;
    const label = tile.kind === 'screen' ? word('screenOf', { name: tile.name }) : name;
    const words = figure.querySelector<HTMLElement>('.tile-words')!;
    if (words.textContent !== label) words.textContent = label;
    video.setAttribute('aria-label', label);
  }
}
