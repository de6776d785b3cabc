import type { Guard } from '#shared/client/guard.ts';
import { isText, shape } from '#shared/client/guard.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { MatchParts, PartKind } from '#shared/wire/page.ts';
import type { CommentaryPage, MatchDetail, MatchList } from '#shared/wire/rest.ts';
import { feedLocale, type Language } from '../text/language.tsx';
import type { Text } from '../text/text.ts';
import { isCommentaryPage, isMatchDetail, isMatchList, partGuards } from './guards.ts';

/** `gone`: there is no such thing, and asking again will not help. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly gone: boolean; readonly problem: Problem };

/** What the page asks of the relay. Each call ends within `PATIENCE`, or when `signal` says so. */
export interface Relay {
  matches(cursor: string | null, signal: AbortSignal): Promise<Answer<MatchList>>;
  liveMatches(signal: AbortSignal): Promise<Answer<MatchList>>;
  match(match: string, signal: AbortSignal): Promise<Answer<MatchDetail>>;
  /** `PAGE` lines before the cursor, or `LARGE_PAGE`. */
  commentary(match: string, part: Part, signal: AbortSignal): Promise<Answer<CommentaryPage>>;
  part<K extends PartKind>(match: string, kind: K, signal: AbortSignal): Promise<Answer<MatchParts[K]>>;
}

/** Two sizes, so that shared caches have few different answers to keep. */
export const PAGE = 50;
const LARGE_PAGE = 200;

export interface Part {
  /** `next` of the page before; null for the newest. */
  readonly before: string | null;
  readonly large: boolean;
}

const PATIENCE = 15_000;
/** RFC 9457. */
const isProblemDocument = shape({ code: isText, detail: isText });

/** The relay's REST API on this page's own host, answering in the reader's language. */
export function relayIn({ locale: spoken, text }: Language): Relay {
  const locale = spoken === feedLocale ? null : spoken;
  const of = (match: string, path: string, fields: Fields = {}) =>
    `/v1/matches/${match}${path}${query({ ...fields, locale })}`;
  return {
    matches: (cursor, signal) => get(`/v1/matches${query({ cursor })}`, isMatchList, text, signal),
    liveMatches: (signal) => get('/v1/matches/live', isMatchList, text, signal),
    match: (match, signal) => get(of(match, ''), isMatchDetail, text, signal),
    commentary: (match, { before, large }, signal) => {
      const limit = large ? String(LARGE_PAGE) : null;
      return get(of(match, '/commentary', { before, limit }), isCommentaryPage, text, signal);
    },
    part: (match, kind, signal) => get(of(match, `/${kind}`), partGuards[kind], text, signal),
  };
}

type Fields = Readonly<Record<string, string | null>>;

function query(fields: Fields): string {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function get<T>(path: string, guard: Guard<T>, text: Text, signal: AbortSignal): Promise<Answer<T>> {
  try {
    // "no-cache" asks the server each time; an unchanged answer comes back as an empty 304.
    const answer = await fetch(path, {
      cache: 'no-cache',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return guard(body) ? { ok: true, value: body } : failed('unreadable', text.problem.unreadable);
    return { ...failed('refused', refusal(answer.status, body, text)), gone: isFinal(answer.status) };
  } catch {
    return failed('network', text.problem.network);
  }
}

/** The same request will not fare better later (RFC 9110 §15.5; 408 and 429 say when to come back). */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function refusal(status: number, body: unknown, text: Text): string {
  if (status >= 500) return text.problem.server;
  return text.problem.refused(isProblemDocument(body) ? body.detail : String(status));
}

function failed(code: string, message: string): { ok: false; gone: boolean; problem: Problem } {
  return { ok: false, gone: false, problem: problem(code, message) };
}
