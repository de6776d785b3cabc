import type { SummaryFacts } from '../facts.ts';
import { result, situation } from './board.ts';
import { list } from './grammar.ts';

/** "India won by 6 wickets with 14 balls left; Kohli 101* (93). Australia 265/8 (50 ov), India 269/4 (47.4 ov)." */
export function summary(facts: SummaryFacts): string {
  const scores = facts.scores
    .map(({ score, gross, overs }) => {
      return overs === null ? score : `${score} (${gross === null ? '' : `${gross}, `}${overs} ov)`;
    })
    .join(', ');
  const supers = facts.superOver.length === 0 ? '' : `Super over: ${facts.superOver.join(', ')}`;
  const sentences =
    facts.result === null
      ? [scores, supers, clauses(situation(facts.situation), atTheCrease(facts.players))]
      : [clauses(result(facts.result, facts.ballsLeft), facts.players.join(', ')), scores, supers];
  return sentences
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}

function clauses(...parts: readonly string[]): string {
  return parts.filter((text) => text !== '').join('; ');
}

function atTheCrease(players: readonly string[]): string {
  return players.length === 0 ? '' : `${list(players)} at the crease`;
}
