import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { MatchView } from '../views/match-view.ts';
import { isOver } from '../views/messages.ts';
import type { Views } from '../views/views.ts';
import type { Shown } from './conditional.ts';

/** Of every address of a match. */
export const params = z.object({ id: MatchId });

export interface FoundMatch extends Shown {
  readonly view: MatchView;
  readonly state: MatchState;
}

/** @throws ProblemError `no-match` when there is none. */
export async function findMatch(views: Views, id: string): Promise<FoundMatch> {
  const view = await views.view(id);
  const state = view?.fold.state ?? null;
  if (view === null || state === null) throw new ProblemError(problem('no-match', `There is no match ${id} here.`));
  const { term, seq, hash } = view.head;
  return {
    view,
    state,
    tag: `${term}-${seq}-${hash.slice(0, 12)}`,
    freshness: isOver(state.status) ? 'settled' : 'live',
  };
}
