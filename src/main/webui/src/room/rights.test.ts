import { test } from 'node:test';
import assert from 'node:assert/strict';
import { devicesOn } from './rights.ts';

test('the sound of a shared tab is no microphone that is on', () => {
  assert.equal(devicesOn(new Set(['screen']), false).muted, true);
  assert.equal(devicesOn(new Set(['screen', 'microphone']), true).muted, undefined);
  assert.equal(devicesOn(new Set(['camera']), false).muted, undefined);
});
