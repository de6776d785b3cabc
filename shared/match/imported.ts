import type { JsonObject, Parsed } from '../json/json.ts';
import { problem } from '../problem.ts';
import type { ImportedMatch } from '../sports/sport.ts';
import type { MatchEvent } from './event.ts';
import { MatchFold } from './fold.ts';
import type { Conflict } from './state.ts';

const NO_MATCH = { ok: false, problem: problem('no-match', 'The file does not begin with a match.') } as const;

/**
 * Folds an imported match without a desk: its events are taken as they are, what does not fit shows up in the state's
 * conflicts. There is no chain (`prev` is empty): this is for scoring a file, not for storing it.
 */
export function foldImported(match: ImportedMatch): Parsed<MatchFold> {
  const log = match.drafts.map(
    (draft, index): MatchEvent => ({
      ...draft,
      match: match.match,
      seq: index + 1,
      term: 1,
      recordedAt: draft.at,
      source: { kind: 'feed', id: 'file' },
      prev: '',
    }),
  );
  const fold = MatchFold.of(log);
  return fold.state === null ? NO_MATCH : { ok: true, value: fold };
}

/** An imported match's scorecard, and which of its events the match could not take. */
export function scoreImported(
  match: ImportedMatch,
): Parsed<{ readonly scorecard: JsonObject; readonly conflicts: readonly Conflict[] }> {
  const known = match.scorecard?.();
  if (known !== undefined) return { ok: true, value: { scorecard: known, conflicts: [] } };
  const fold = foldImported(match);
  if (!fold.ok) return fold;
  const { state } = fold.value;
  if (state === null) return NO_MATCH;
  return { ok: true, value: { scorecard: state.game.scorecard(), conflicts: state.conflicts } };
}
