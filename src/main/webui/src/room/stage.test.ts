import { test } from 'node:test';
import assert from 'node:assert/strict';
import { columnsFor, initials, largeTiles, type Scene, tilesOf } from './stage.ts';

const track = (name: string) => ({ name }) as unknown as MediaStreamTrack;
const person = (id: string, sends: Partial<{ camera: boolean; microphone: boolean; screen: boolean }> = {}) => ({
  id,
  name: id,
  role: 'panelist' as const,
  camera: true,
  microphone: true,
  screen: false,
  ...sends,
});
const scene = (over: Partial<Scene>): Scene => ({
  people: [],
  pictures: [],
  me: 'me',
  mine: {},
  layout: 'grid',
  speakers: [],
  ...over,
});

test('everybody on stage has a tile, with a face where no picture is sent', () => {
  const tiles = tilesOf(
    scene({
      people: [person('alice'), person('bob', { camera: false })],
      pictures: [{ key: 'slot-1', id: 'alice', source: 'camera', track: track('a') }],
    }),
  );
  assert.deepEqual(tiles.map((tile) => [tile.id, Boolean(tile.track)]), [['alice', true], ['bob', false]]);
});

test('a shared screen comes first and is large', () => {
  const tiles = tilesOf(
    scene({
      people: [person('alice'), person('bob', { screen: true })],
      pictures: [{ key: 'slot-0', id: 'bob', source: 'screen', track: track('s') }],
    }),
  );
  assert.equal(tiles[0]!.kind, 'screen');
  assert.deepEqual(largeTiles(tiles, 'grid', []), ['screen-bob']);
});

test('a place of its own is preferred to the programme, which moves on', () => {
  const own = track('own');
  const tiles = tilesOf(
    scene({
      people: [person('alice')],
      pictures: [
        { key: 'slot-0', id: 'alice', source: 'camera', track: track('programme') },
        { key: 'slot-2', id: 'alice', source: 'camera', track: own },
      ],
    }),
  );
  assert.equal(tiles[0]!.track, own);
});

test('as long as nobody talks, in the spotlight stands who is to be seen', () => {
  const tiles = tilesOf(
    scene({
      people: [person('alice', { camera: false }), person('bob')],
      pictures: [{ key: 'slot-1', id: 'bob', source: 'camera', track: track('b') }],
    }),
  );
  assert.deepEqual(largeTiles(tiles, 'spotlight', []), ['camera-bob']);
  assert.deepEqual(largeTiles(tiles, 'spotlight', ['alice']), ['camera-alice']);
});

test('in the spotlight stands who talks, in a duo two', () => {
  const tiles = tilesOf(scene({ people: [person('alice'), person('bob'), person('erin')] }));
  assert.deepEqual(largeTiles(tiles, 'spotlight', ['bob']), ['camera-bob']);
  assert.deepEqual(largeTiles(tiles, 'duo', ['erin']), ['camera-erin', 'camera-alice']);
});

test('what another program sends of oneself is said on one’s own tiles, which take no room from others', () => {
  const tiles = tilesOf(
    scene({
      people: [person('me', { screen: true }), person('bob')],
      pictures: [{ key: 'slot-1', id: 'bob', source: 'camera', track: track('b') }],
    }),
  );
  assert.deepEqual(
    tiles.map((tile) => [tile.key, tile.elsewhere]),
    [['screen-me', true], ['camera-me', true], ['camera-bob', false]],
  );
  assert.deepEqual(largeTiles(tiles, 'grid', []), ['screen-me', 'camera-me', 'camera-bob']);
  assert.deepEqual(largeTiles(tiles, 'spotlight', []), ['camera-bob']);
});

test('nothing is said of what oneself sends from here, or of who sends nothing', () => {
  const people = [person('me', { screen: true })];
  const mine = { camera: track('c'), screen: track('s') };
  assert.deepEqual(tilesOf(scene({ people, mine })).map((tile) => tile.elsewhere), [false, false]);

  const off = [person('me', { camera: false, microphone: false })];
  assert.deepEqual(tilesOf(scene({ people: off })).map((tile) => [tile.key, tile.elsewhere]), [['camera-me', false]]);
});

test('a screen that is on no more while its picture is still here has no tile, but one’s own has', () => {
  const pictures = [{ key: 'slot-0', id: 'bob', source: 'screen' as const, track: track('s') }];
  const tiles = tilesOf(scene({ people: [person('bob'), person('me')], pictures, mine: { screen: track('m') } }));
  assert.deepEqual(tiles.map((tile) => tile.key), ['screen-me', 'camera-bob', 'camera-me']);
});

test('columns fill a wide box with wide tiles and a tall one with rows', () => {
  assert.equal(columnsFor(1, 1600, 900), 1);
  assert.equal(columnsFor(4, 1600, 900), 2);
  assert.equal(columnsFor(2, 400, 800), 1);
  assert.equal(columnsFor(2, 1600, 500), 2);
});

test('initials are those of the first and last name, in any script', () => {
  assert.equal(initials('Ada Maria Lovelace'), 'AL');
  assert.equal(initials('élodie'), 'É');
  assert.equal(initials('山田 太郎'), '山太');
  assert.equal(initials(''), '');
});
