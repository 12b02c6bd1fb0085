import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aPage, later, live, refused, waiting } from './fakeroom.ts';

beforeEach(aPage);

test('the audience asks for its grant within a moment of the start', async (t) => {
  const { server } = waiting(t);

  server.tell(live);
  await later(t, 250);

  assert.equal(server.grantsAsked, 1);
});

test('who left before it was their turn to ask asks for no grant', async (t) => {
  const { server } = waiting(t);
  server.tell(live);

  server.tell({ type: 'ended', at: null });
  await later(t, 250);
  await later(t, 2_000);

  assert.equal(server.grantsAsked, 0);
});

test('who was refused asks again, but not after they left', async (t) => {
  const { server } = waiting(t);
  server.tell(live);
  await later(t, 250);
  server.tell(refused);
  await later(t, 2_000);
  assert.equal(server.grantsAsked, 2);

  server.tell({ ...refused, ref: 2 });
  server.tell({ type: 'ended', at: null });
  await later(t, 2_000);

  assert.equal(server.grantsAsked, 2);
});
