import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import type { MatchView } from '../views/match-view.ts';
import type { Views } from '../views/views.ts';

/** Of every address of a match. */
export const params = z.object({ id: MatchId });

/** Of every answer that says something to people. */
export const locale = Locale.default(DEFAULT_LOCALE).meta({ description: 'Language of the texts' });

export interface FoundMatch {
  readonly view: MatchView;
  readonly state: MatchState;
  /** Names the state, for `sendState`. */
  readonly tag: string;
}

/** @throws ProblemError `no-match` when there is none. */
export async function findMatch(views: Views, id: string): Promise<FoundMatch> {
  const view = await views.view(id);
  const state = view?.fold.state ?? null;
  if (view === null || state === null) throw new ProblemError(problem('no-match', `There is no match ${id} here.`));
  const { term, seq, hash } = view.head;
  return { view, state, tag: `${term}-${seq}-${hash.slice(0, 12)}` };
}
