import { test } from 'node:test';
import assert from 'node:assert/strict';
import { here } from './http.ts';

test('the engine is reached by the name that the page was reached by', () => {
  const address = here('http://localhost:8080/call/1/whep?a=b', 'http://192.0.2.2:8080/webinars/1/studio?x=y');
  assert.equal(address.href, 'http://192.0.2.2:8080/call/1/whep?a=b');
});

test('an address that is a path alone stays one of the page\'s', () => {
  assert.equal(here('/call/1/hls', 'https://talks.example/join').href, 'https://talks.example/call/1/hls');
});
