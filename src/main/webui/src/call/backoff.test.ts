import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Backoff } from './backoff.ts';
import { wishesFor } from './builtin/player.ts';
import { levelOf } from './builtin/quality.ts';

test('waits double up to the longest, shortened by at most half', () => {
  const longest = new Backoff(300, 2_000, () => 0);
  assert.deepEqual([longest.next(), longest.next(), longest.next(), longest.next(), longest.next()], [300, 600, 1200, 2000, 2000]);
  assert.equal(new Backoff(300, 2_000, () => 1).next(), 150);
});

test('the server is never asked again before it wanted to be', () => {
  assert.equal(new Backoff(300, 2_000, () => 0).next(5_000), 5_000);
});

test('a success begins anew', () => {
  const backoff = new Backoff(300, 2_000, () => 0);
  backoff.next();
  backoff.next();
  backoff.reset();
  assert.equal(backoff.next(), 300);
});

test('a hidden page wishes for no picture, a strip for small ones beside the programme', () => {
  assert.deepEqual(wishesFor('sound', 2).map((wish) => wish.show), ['nothing', 'nothing']);
  assert.deepEqual(wishesFor('small', 2), [
    { show: 'programme', height: 0 },
    { show: 'next', height: 360 },
  ]);
});

test('the connection light speaks of the worse of loss and delay', () => {
  assert.equal(levelOf(null, null), 'none');
  assert.equal(levelOf(40, 0.1), 'good');
  assert.equal(levelOf(40, 4), 'fair');
  assert.equal(levelOf(900, 0), 'poor');
});
