import type { Scorer, SummaryFacts, TieFacts } from '../facts.ts';

/** Who goes through to the next round, or has won a final of two matches. */
export function tie({ winner, aggregate, by }: TieFacts): string {
  return by === 'away goals'
    ? `${winner} win the tie on away goals (${aggregate} on aggregate)`
    : `${winner} win the tie ${aggregate} on aggregate`;
}

export function summary(facts: SummaryFacts): string {
  const { scorers, tie: pair } = facts;
  const names = scorers.map(scorer).join(', ');
  return `${[sentence(facts), ...(pair === null ? [] : [tie(pair)]), ...(names === '' ? [] : [names])].join('; ')}.`;
}

function sentence({ kind, a, b, level, score, by, kicks, phase }: SummaryFacts): string {
  switch (kind) {
    case 'before':
      return `${a} v ${b}: not started`;
    case 'during': {
      const shootOut = kicks === null ? '' : `, ${kicks} in the shoot-out`;
      const standing = level ? `${a} and ${b} are level at ${score}` : `${a} lead ${b} ${score}`;
      return `${standing}${shootOut} (${phase.charAt(0).toLowerCase()}${phase.slice(1)})`;
    }
    case 'win':
      if (by === 'penalties') {
        return `${a} beat ${b} ${kicks ?? ''} on penalties after ${level ? `a ${score} draw` : `it ended ${score}`}`;
      }
      return `${a} beat ${b} ${score}${by === 'extra time' ? ' after extra time' : by === 'golden goal' ? ' with a golden goal' : ''}`;
    case 'draw':
      return `${a} and ${b} drew ${score}`;
    case 'awarded':
      return `The match was awarded to ${a}, ${score} against ${b}`;
    case 'abandoned':
      return `${a} v ${b} was abandoned at ${score}`;
  }
}

/** "Messi 2", "Baker own goal" */
function scorer({ name, goals, own }: Scorer): string {
  return `${name}${goals > 1 ? ` ${goals}` : ''}${own ? ' (own goal)' : ''}`;
}
