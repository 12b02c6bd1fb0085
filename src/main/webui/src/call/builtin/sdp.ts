/** The few things that have to be read from or changed in an SDP by hand. */

export interface IceCredentials {
  ufrag: string;
  password: string;
}

export function iceCredentials(sdp: string): IceCredentials | null {
  const ufrag = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
  const password = /^a=ice-pwd:(\S+)/m.exec(sdp)?.[1];
  return ufrag && password ? { ufrag, password } : null;
}

/** The fragment (RFC 8840) that asks for an ICE restart: new credentials, the first media section. */
export function restartFragment(offer: string): string {
  const ice = iceCredentials(offer);
  if (!ice) throw new Error('an offer without ICE credentials');
  const media = /^m=\S+ /m.exec(offer) ? /^m=.*$/m.exec(offer)![0].trim() : 'm=audio 9 UDP/TLS/RTP/SAVPF 0';
  const mid = /^a=mid:(\S+)/m.exec(offer)?.[1] ?? '0';
  return [
    `a=ice-ufrag:${ice.ufrag}`,
    `a=ice-pwd:${ice.password}`,
    media,
    `a=mid:${mid}`,
    '',
  ].join('\r\n');
}

/** The former answer with the credentials and candidates of a restart's fragment in their place. */
export function restartedAnswer(answer: string, fragment: string): string {
  const ice = iceCredentials(fragment);
  if (!ice) throw new Error('a fragment without ICE credentials');
  const candidates = fragment.split(/\r?\n/).filter((line) => line.startsWith('a=candidate:'));
  const lines: string[] = [];
  let placed = candidates.length === 0;
  for (const line of answer.split(/\r?\n/)) {
    if (line.startsWith('a=candidate:') && candidates.length > 0) continue;
    if (line.startsWith('a=ice-ufrag:')) lines.push(`a=ice-ufrag:${ice.ufrag}`);
    else if (line.startsWith('a=ice-pwd:')) lines.push(`a=ice-pwd:${ice.password}`);
    else lines.push(line);
    if (!placed && line.startsWith('a=ice-pwd:') && lines.some((one) => one.startsWith('m='))) {
      lines.push(...candidates);
      placed = true;
    }
  }
  return lines.join('\r\n');
}

/** Asks for stereo, in-band error correction and silence suppression on every Opus line. */
export function withOpusWishes(sdp: string): string {
  const opus = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000\/2/gim)].map((found) => found[1]!);
  return opus.reduce((text, payload) => {
    const line = new RegExp(`^(a=fmtp:${payload} )(.*)$`, 'm');
    return text.replace(line, (_, head: string, rest: string) => {
      const known = rest.trim().split(';').filter((part) => !/^(useinbandfec|usedtx)=/.test(part.trim()));
      return head + [...known, 'useinbandfec=1', 'usedtx=1'].join(';');
    });
  }, sdp);
}
