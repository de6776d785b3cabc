import type { Draft } from '#shared/match/event.ts';
import type { Conflict, MatchState } from '#shared/match/state.ts';
import type { Problem } from '#shared/problem.ts';
import { locale } from '../text/locale.ts';
import { codesToInsist } from './insist.ts';
import type { OpenMatch } from './open-match.ts';

/** What a correction would lead to. */
export interface Consequence {
  readonly before: readonly SideScore[];
  readonly after: readonly SideScore[];
  readonly situation: string;
  readonly result: string | null;
  /** Later events that would no longer fit. */
  readonly conflicts: readonly Conflict[];
  /** Rules to be set aside; empty: none. */
  readonly insist: readonly string[];
}

export interface SideScore {
  readonly name: string;
  readonly text: string;
}

export type Preview =
  | { readonly ok: true; readonly consequence: Consequence }
  | { readonly ok: false; readonly problem: Problem };

/** Tries a correction without making it. */
export function previewOf(open: OpenMatch, draft: Draft, now: number): Preview {
  const plainly = open.judge(draft, now);
  const codes = codesToInsist((other) => open.judge(other, now), draft);
  if (codes === null) {
    if (plainly.kind === 'refused') return { ok: false, problem: plainly.problem };
    return { ok: false, problem: { code: 'duplicate', message: 'This correction is in the log already.' } };
  }
  const decision =
    codes.length === 0 ? plainly : open.judge({ ...draft, override: { codes: [...codes], reason: '' } }, now);
  const before = open.fold.state;
  const after = decision.kind === 'accepted' ? open.fold.preview(decision.event) : before;
  const known = new Set(before?.conflicts.map((conflict) => conflict.id));
  const board = after?.game.board(locale);
  return {
    ok: true,
    consequence: {
      before: scores(before),
      after: scores(after),
      situation: board?.situation ?? '',
      result: after?.result ?? board?.result ?? null,
      conflicts: after?.conflicts.filter((conflict) => !known.has(conflict.id)) ?? [],
      insist: codes,
    },
  };
}

function scores(state: MatchState | null): readonly SideScore[] {
  const sides = state?.game.board(locale).sides ?? [];
  return sides.map(({ shortName, score, detail }) => ({
    name: shortName,
    text: detail === undefined ? score : `${score} ${detail}`,
  }));
}
