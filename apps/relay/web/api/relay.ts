import type { Guard } from '#shared/client/guard.ts';
import { isText, shape } from '#shared/client/guard.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { CommentaryPage, MatchDetail, MatchList, ScorecardView } from '#shared/wire/rest.ts';
import { text } from '../text/text.ts';
import { isCommentaryPage, isMatchDetail, isMatchList, isScorecardView } from './guards.ts';

/** `gone`: there is no such thing, and asking again will not help. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly gone: boolean; readonly problem: Problem };

/** What the page asks of the relay. Each call ends within `PATIENCE`, or when `signal` says so. */
export interface Relay {
  matches(cursor: string | null, signal: AbortSignal): Promise<Answer<MatchList>>;
  liveMatches(signal: AbortSignal): Promise<Answer<MatchList>>;
  match(match: string, signal: AbortSignal): Promise<Answer<MatchDetail>>;
  commentary(match: string, before: string | null, signal: AbortSignal): Promise<Answer<CommentaryPage>>;
  scorecard(match: string, signal: AbortSignal): Promise<Answer<ScorecardView>>;
}

const PATIENCE = 15_000;
const isRefusal = shape({ code: isText, message: isText });

/** The relay's REST API on this page's own host. */
export const relay: Relay = {
  matches: (cursor, signal) => get(`/v1/matches${query({ before: cursor })}`, isMatchList, signal),
  liveMatches: (signal) => get('/v1/matches/live', isMatchList, signal),
  match: (match, signal) => get(`/v1/matches/${match}`, isMatchDetail, signal),
  commentary: (match, before, signal) =>
    get(`/v1/matches/${match}/commentary${query({ before })}`, isCommentaryPage, signal),
  scorecard: (match, signal) => get(`/v1/matches/${match}/scorecard`, isScorecardView, signal),
};

function query(fields: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function get<T>(path: string, guard: Guard<T>, signal: AbortSignal): Promise<Answer<T>> {
  try {
    // "no-cache" asks the server each time; an unchanged answer comes back as an empty 304.
    const answer = await fetch(path, {
      cache: 'no-cache',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return guard(body) ? { ok: true, value: body } : failed('unreadable', text.problem.unreadable);
    return { ...failed('refused', refusal(answer.status, body)), gone: answer.status === 404 || answer.status === 410 };
  } catch {
    return failed('network', text.problem.network);
  }
}

function refusal(status: number, body: unknown): string {
  if (status >= 500) return text.problem.server;
  return text.problem.refused(isRefusal(body) ? body.message : String(status));
}

function failed(code: string, message: string): { ok: false; gone: boolean; problem: Problem } {
  return { ok: false, gone: false, problem: problem(code, message) };
}
