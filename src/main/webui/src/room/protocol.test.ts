import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse } from './protocol.ts';

const document = readFileSync('../../../docs/protocol.md', 'utf8');
const examples = (side: string) =>
  [...document.matchAll(/```json (client|server)\n([\s\S]*?)```/g)]
    .filter((found) => found[1] === side)
    .map((found) => found[2]!);

test('every frame that the document lets the server say is understood', () => {
  const shown = examples('server');
  assert.ok(shown.length > 12);
  for (const text of shown) assert.notEqual(parse(text), null, text);
});

test('what a later server might add is ignored', () => {
  assert.equal(parse('{"type": "confetti"}'), null);
  assert.equal(parse('not json'), null);
});

test('the welcome of the document has what the page reads', () => {
  const welcome = examples('server').map(parse).find((one) => one?.type === 'welcome');
  assert.ok(welcome?.type === 'welcome');
  assert.equal(welcome.policy.mode, 'webinar');
  assert.equal(welcome.you.role, 'attendee');
});
