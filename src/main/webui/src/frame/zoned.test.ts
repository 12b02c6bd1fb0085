import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inZone } from './zoned.ts';

const now = new Date('2026-11-01T12:00:00Z');
const span = { from: '2026-11-25T13:57:00Z', to: '2026-11-25T14:57:00Z', host: 'Europe/Berlin' };

test('a span stands in the zone of the reader, and in the one of the host beside it', () => {
  assert.equal(inZone(span, 'America/New_York', 'en', now), 'Wed 25 Nov, 08:57–09:57 (New York; 14:57 in Berlin)');
  assert.equal(
    inZone(span, 'America/New_York', 'de', now),
    'Mi., 25. Nov., 08:57–09:57 Uhr (New York; 14:57 in Berlin)',
  );
});

test('who shares the clock of the host reads one time only', () => {
  assert.equal(inZone(span, 'Europe/Berlin', 'en', now), 'Wed 25 Nov, 14:57–15:57 (Berlin)');
  assert.equal(inZone(span, 'Europe/Madrid', 'en', now), 'Wed 25 Nov, 14:57–15:57 (Madrid)');
});

test('a moment has no end, a span over midnight names both days', () => {
  assert.equal(inZone({ from: span.from }, 'Asia/Tokyo', 'en', now), 'Wed 25 Nov, 22:57 (Tokyo)');
  assert.equal(
    inZone({ from: '2026-11-25T14:30:00Z', to: '2026-11-25T15:30:00Z' }, 'Asia/Tokyo', 'de', now),
    'Mi., 25. Nov., 23:30–Do., 26. Nov., 00:30 Uhr (Tokyo)',
  );
});

test('the year stands there only when it is not this one', () => {
  assert.equal(inZone({ from: '2027-01-02T09:00:00Z' }, 'UTC', 'en', now), 'Sat 2 Jan 2027, 09:00 (UTC)');
});

test('what is no time or no zone is left as it is', () => {
  assert.equal(inZone({ from: 'soon' }, 'Europe/Berlin', 'en', now), undefined);
  assert.equal(inZone(span, 'Mars/Olympus', 'en', now), undefined);
});
