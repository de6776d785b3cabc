import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import { phaseOf, tieFacts, winnersFirst } from './facts.ts';
import { byMark } from './minute.ts';
import { higher } from './result.ts';
import { playerName, type Result, type State, scoreOf } from './state.ts';
import type { Scorer, SummaryFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** "Argentina beat France 4-2 on penalties after a 3-3 draw; Messi 2, Di María, Mbappé 3." */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const { result, shootOut } = state;
  const score = scoreOf(state);
  const winner = result !== null && 'winner' in result ? result.winner : higher(score);
  const first: Side = winner ?? 0;
  return text.summary({
    kind: kindOf(state, result),
    a: teamName(state, first),
    b: teamName(state, first === 0 ? 1 : 0),
    level: higher(score) === null,
    score: winnersFirst(score, first),
    by: result?.kind === 'win' ? result.by : null,
    kicks: shootOut === null ? null : winnersFirst(shootOut.scored, first),
    phase: text.phase(phaseOf(state)),
    scorers: outstanding([...scorersOf(state, first), ...scorersOf(state, first === 0 ? 1 : 0)]),
    tie: tieFacts(state),
  });
}

function kindOf(state: State, result: Result | null): SummaryFacts['kind'] {
  if (result !== null) return result.kind;
  return state.periods.length === 0 ? 'before' : 'during';
}

/** Who scored for a side, those with the most goals first. */
function scorersOf(state: State, side: Side): readonly Scorer[] {
  const found = new Map<string, Scorer>();
  for (const { side: own, kind, player, cancelled } of state.goals.toSorted(byMark)) {
    if (own !== side || cancelled || player === null) continue;
    const isOwn = kind === 'own goal';
    const name = playerName(state, isOwn ? (side === 0 ? 1 : 0) : side, player);
    const key = `${isOwn} ${name}`;
    found.set(key, { name, own: isOwn, goals: (found.get(key)?.goals ?? 0) + 1 });
  }
  return [...found.values()].toSorted((a, b) => Number(a.own) - Number(b.own) || b.goals - a.goals);
}

/** More than a sentence should hold. */
const MOST = 6;

function outstanding(scorers: readonly Scorer[]): readonly Scorer[] {
  if (scorers.length <= MOST) return scorers;
  const best = scorers.filter(({ goals }) => goals > 1);
  return best.length === 0 ? [] : best.slice(0, MOST);
}
