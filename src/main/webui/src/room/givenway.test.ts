import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Source } from '../call/client.ts';
import { GivenWay } from './givenway.ts';

const on = (...sources: Source[]) => (source: Source) => sources.includes(source);

test('a screen that gives way after the camera is offered back beside it, and said so', () => {
  const given = new GivenWay();

  given.add(['camera', 'microphone']);
  assert.equal(given.sentence, 'givenWay');
  given.add(['screen']);

  assert.equal(given.sentence, 'givenWayAll');
  assert.deepEqual(given.sources, ['camera', 'microphone', 'screen']);
});

test('a line that gives way with nothing on takes nothing from the offer', () => {
  const given = new GivenWay();
  given.add(['camera']);

  given.add([]);

  assert.equal(given.sentence, 'givenWay');
});

test('a screen alone is spoken of as a screen', () => {
  const given = new GivenWay();

  given.add(['screen']);

  assert.equal(given.sentence, 'givenWayScreen');
});

test('what is taken back is offered no more, with what shares its line, and the rest still is', () => {
  const given = new GivenWay();
  given.add(['camera', 'microphone']);
  given.add(['screen']);

  given.takenBack(on('microphone'));
  assert.deepEqual(given.sources, ['screen']);
  assert.equal(given.sentence, 'givenWayScreen');
  given.takenBack(on('screen'));

  assert.equal(given.sentence, null);
});

test('what the other page sends no more is not offered, line by line, and is while it sends', () => {
  const given = new GivenWay();
  given.add(['camera', 'microphone']);
  given.add(['screen']);

  given.sent(on('microphone'));
  assert.deepEqual([given.sentence, given.sources], ['givenWay', ['camera', 'microphone']]);
  given.sent(on());
  assert.deepEqual([given.sentence, given.sources], [null, []]);
  given.sent(on('screen'));

  assert.deepEqual([given.sentence, given.sources], ['givenWayScreen', ['screen']]);
});
