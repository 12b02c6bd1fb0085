import type { SlotUse } from '../client.ts';

/** One WHIP or WHEP session over HTTP: made by POST, restarted by PATCH, ended by DELETE. */

/** The server's refusal of a session, with what it said about trying again. */
export class SessionRefused extends Error {
  constructor(readonly status: number, readonly retryAfterMs: number, readonly alternate: string | null) {
    super(`refused with ${status}`);
  }
}

export interface OpenedSession {
  location: string;
  etag: string;
  answer: string;
}

/** What one video slot is to show, and how tall at most (0: as tall as it comes). */
export interface SlotWish {
  show: 'programme' | 'next' | 'nothing';
  height: number;
}

/**
 * The engine is where the page came from, by whatever name this browser reached it: what a grant
 * says is for programs outside.
 */
export function here(address: string, page: string): URL {
  const { pathname, search } = new URL(address, page);
  return new URL(pathname + search, page);
}

/** How long an answer may take, with a connection to be made for it on a line of slow round trips. */
const answerMs = 20_000;
/** The same for the last word of a page that goes. */
export const goodbyeMs = 2_000;
const sdpType = 'application/sdp';
const fragmentType = 'application/trickle-ice-sdpfrag';

function refusal(response: Response): SessionRefused {
  const seconds = Number(response.headers.get('Retry-After') ?? '0');
  const link = response.headers.get('Link') ?? '';
  const alternate = /<([^>]+)>\s*;[^,]*rel="?alternate"?/.exec(link)?.[1] ?? null;
  return new SessionRefused(response.status, Number.isFinite(seconds) ? seconds * 1000 : 0, alternate);
}

export async function openSession(address: string, token: string, offer: string): Promise<OpenedSession> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': sdpType, Accept: sdpType, Authorization: `Bearer ${token}` },
    body: offer,
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(answerMs),
  });
  if (response.status !== 201) throw refusal(response);
  const location = response.headers.get('Location') ?? address;
  return {
    location: new URL(location, response.url || address).href,
    etag: response.headers.get('ETag') ?? '*',
    answer: await response.text(),
  };
}

/** Answers the server's fragment with its new credentials, or nothing when it kept its own. */
export async function restartSession(
  session: OpenedSession,
  token: string,
  fragment: string,
): Promise<string> {
  const response = await fetch(session.location, {
    method: 'PATCH',
    headers: { 'Content-Type': fragmentType, Authorization: `Bearer ${token}`, 'If-Match': '"*"' },
    body: fragment,
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(answerMs),
  });
  if (response.status !== 200) throw refusal(response);
  session.etag = response.headers.get('ETag') ?? session.etag;
  return response.text();
}

/** Says what the video slots are to show; a server that cannot goes on sending what it sends. */
export async function wishSlots(session: OpenedSession, token: string, wishes: SlotWish[]): Promise<void> {
  await fetch(`${session.location}/slots`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(wishes),
    credentials: 'omit',
  }).catch(() => undefined);
}

/** Who is in which slot now; nothing where the server does not say. */
export async function askSlots(session: OpenedSession, token: string): Promise<SlotUse[] | undefined> {
  const response = await fetch(`${session.location}/slots`, {
    headers: { Authorization: `Bearer ${token}` },
    credentials: 'omit',
    cache: 'no-store',
  }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as SlotUse[]) : undefined;
}

/** The server's word for a session in whose place another of the same person sends. */
export const replacedStatus = 410;

/**
 * Says goodbye; also works while the page is being closed. A session already gone is no error: the
 * answer's status tells what became of it, and is nothing where no answer comes.
 */
export async function closeSession(
  session: OpenedSession,
  token: string,
  patienceMs = answerMs,
): Promise<number | undefined> {
  const response = await fetch(session.location, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
    keepalive: true,
    credentials: 'omit',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
  return response?.status;
}

/** Whether a status says something of the session, and not of the line, the server or the grant. */
export function tellsOfSession(status: number | undefined): status is number {
  return status !== undefined && !isPassing(status) && status !== 401;
}

/** What goes by when one tries again. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
