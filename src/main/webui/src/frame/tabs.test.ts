import assert from 'node:assert/strict';
import { test } from 'node:test';
import { step } from './tabs.ts';

test('arrow keys walk the tabs round in both directions', () => {
  assert.equal(step('ArrowRight', 2, 3), 0);
  assert.equal(step('ArrowLeft', 0, 3), 2);
  assert.equal(step('Home', 2, 3), 0);
  assert.equal(step('End', 0, 3), 2);
});

test('other keys are left to the page', () => {
  assert.equal(step('a', 1, 3), undefined);
});
