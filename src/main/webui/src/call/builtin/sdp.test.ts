import { test } from 'node:test';
import assert from 'node:assert/strict';
import { restartedAnswer, restartFragment, withOpusWishes } from './sdp.ts';

const answer = [
  'v=0', 'o=- 1 1 IN IP4 0.0.0.0', 's=-', 't=0 0', 'a=ice-lite', 'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=ice-ufrag:old', 'a=ice-pwd:oldpassword',
  'a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host', 'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1', '',
].join('\r\n');

test('a restart asks with the new credentials, the first media line and its mid', () => {
  const fragment = restartFragment(answer);
  assert.match(fragment, /^a=ice-ufrag:old\r\na=ice-pwd:oldpassword\r\nm=audio 9 .*111\r\na=mid:0\r\n$/);
});

test('a restarted answer has the new credentials and candidates and keeps the rest', () => {
  const fragment = 'a=ice-ufrag:new\r\na=ice-pwd:newpassword\r\na=candidate:1 1 udp 1 198.51.100.7 7882 typ host\r\n';
  const restarted = restartedAnswer(answer, fragment);
  assert.match(restarted, /a=ice-ufrag:new\r\na=ice-pwd:newpassword\r\na=candidate:1 1 udp 1 198\.51\.100\.7/);
  assert.doesNotMatch(restarted, /192\.0\.2\.1|old/);
  assert.match(restarted, /a=ice-lite/);
});

test('opus is asked for error correction and silence suppression once each', () => {
  const wished = withOpusWishes(answer);
  assert.match(wished, /a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1/);
  assert.equal(withOpusWishes(wished), wished);
});
