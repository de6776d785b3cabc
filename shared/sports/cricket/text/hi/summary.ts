import type { SummaryFacts } from '../facts.ts';
import { result, situation } from './board.ts';
import { list } from './grammar.ts';

/** "India ने 14 गेंदें शेष रहते 6 विकेट से मैच जीता; Kohli 101* (93)। Australia 265/8 (50 ओवर), India 269/4 (47.4 ओवर)।" */
export function summary(facts: SummaryFacts): string {
  const scores = facts.scores
    .map(({ score, gross, overs }) => {
      return overs === null ? score : `${score} (${gross === null ? '' : `${gross}, `}${overs} ओवर)`;
    })
    .join(', ');
  const supers = facts.superOver.length === 0 ? '' : `सुपर ओवर: ${facts.superOver.join(', ')}`;
  const sentences =
    facts.result === null
      ? [scores, supers, clauses(situation(facts.situation), atTheCrease(facts.players))]
      : [clauses(result(facts.result, facts.ballsLeft), facts.players.join(', ')), scores, supers];
  return sentences
    .filter((text) => text !== '')
    .map((text) => `${text}।`)
    .join(' ');
}

function clauses(...parts: readonly string[]): string {
  return parts.filter((text) => text !== '').join('; ');
}

function atTheCrease(players: readonly string[]): string {
  return players.length === 0 ? '' : `क्रीज़ पर ${list(players)}`;
}
