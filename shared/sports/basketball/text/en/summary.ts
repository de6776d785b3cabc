import type { Star, SummaryFacts } from '../facts.ts';
import { afterOvertime, periodName } from './board.ts';

export function summary({ result, teams, score, phase, stars }: SummaryFacts): string {
  const [a, b] = teams;
  const best = stars.map(({ team, star }, index) => named(star, index === 0, team)).join(', ');
  const more = best === '' ? '.' : `; ${best}.`;
  if (result !== null) {
    switch (result.kind) {
      case 'win':
        return `${result.winner} beat ${result.loser} ${result.score}${afterOvertime(result.overtimes)}${more}`;
      case 'forfeit':
        return `${result.winner} win ${result.score}: ${result.loser} forfeit the game.`;
      case 'default':
        return `${result.winner} win ${result.score}: ${result.loser} lose by default.`;
      case 'draw':
        return `${a} and ${b} drew ${result.score}${more}`;
      case 'abandoned':
        return `${a} against ${b} was abandoned at ${result.score}.`;
    }
  }
  if (phase.kind === 'not started') return `${a} against ${b} has not begun.`;
  return `${standing(a, b, score)}${moment(phase)}${more}`;
}

function standing(a: string, b: string, [x, y]: readonly [number, number]): string {
  if (x === y) return `${a} and ${b} are level at ${x}-${y}`;
  return x > y ? `${a} lead ${b} ${x}-${y}` : `${b} lead ${a} ${y}-${x}`;
}

function moment(phase: SummaryFacts['phase']): string {
  switch (phase.kind) {
    case 'period':
      return ` in ${within(phase.period)}`;
    case 'interval':
      return phase.halfTime ? ' at half-time' : ` after ${within(phase.after)}`;
    default:
      return '';
  }
}

function within(period: Parameters<typeof periodName>[0]): string {
  if (period.overtime === 1) return 'overtime';
  return period.overtime === 0 && period.periods === 1 ? 'regular time' : `the ${periodName(period)}`;
}

/** "Ana Berg had 26 points and 9 rebounds", and then ", Eva Lund 18 for Ashton" */
function named({ name, points, rebounds, assists }: Star, isFirst: boolean, team: string): string {
  const more = [...(rebounds > 0 ? [`${rebounds} rebounds`] : []), ...(assists > 0 ? [`${assists} assists`] : [])];
  const figures = [isFirst || more.length > 0 ? `${points} points` : String(points), ...more];
  const last = figures.pop() ?? '';
  const list = figures.length === 0 ? last : `${figures.join(', ')} and ${last}`;
  return isFirst ? `${name} had ${list}` : `${name} ${list} for ${team}`;
}
