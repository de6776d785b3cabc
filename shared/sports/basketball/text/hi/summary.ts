import type { Star, SummaryFacts } from '../facts.ts';
import { afterOvertime, periodOblique } from './board.ts';

export function summary({ result, teams, score, phase, stars }: SummaryFacts): string {
  const [a, b] = teams;
  const best = stars.map(({ team, star }, index) => named(star, index === 0 ? null : team)).join('; ');
  const more = best === '' ? '।' : `: ${best}।`;
  if (result !== null) {
    switch (result.kind) {
      case 'win':
        return `${result.winner} ने ${result.loser} को ${afterOvertime(result.overtimes)}${result.score} से हराया${more}`;
      case 'forfeit':
        return `${result.loser} ने मुकाबला छोड़ा, ${result.winner} को ${result.score} से जीत मिली।`;
      case 'default':
        return `${result.loser} के पास खिलाड़ी कम पड़े, ${result.winner} को ${result.score} से जीत मिली।`;
      case 'draw':
        return `${a} और ${b} का मुकाबला ${result.score} से बराबर रहा${more}`;
      case 'abandoned':
        return `${a} और ${b} का मुकाबला ${result.score} के स्कोर पर रद्द हुआ।`;
    }
  }
  if (phase.kind === 'not started') return `${a} और ${b} का मुकाबला अभी शुरू नहीं हुआ।`;
  return `${moment(phase)}${standing(a, b, score)}${more}`;
}

function standing(a: string, b: string, [x, y]: readonly [number, number]): string {
  if (x === y) return `${a} और ${b} ${x}-${y} से बराबर`;
  const [leader, other, ahead] = x > y ? [a, b, `${x}-${y}`] : [b, a, `${y}-${x}`];
  return `${leader} को ${other} पर ${ahead} की बढ़त`;
}

function moment(phase: SummaryFacts['phase']): string {
  switch (phase.kind) {
    case 'period':
      return `${periodOblique(phase.period)} में `;
    case 'interval':
      return phase.halfTime ? 'हाफ टाइम तक ' : `${periodOblique(phase.after)} के बाद `;
    default:
      return '';
  }
}

function named({ name, points, rebounds, assists }: Star, team: string | null): string {
  const figures = [
    `${points} अंक`,
    ...(rebounds > 0 ? [`${rebounds} रिबाउंड`] : []),
    ...(assists > 0 ? [`${assists} असिस्ट`] : []),
  ];
  const last = figures.pop() ?? '';
  const list = figures.length === 0 ? last : `${figures.join(', ')} और ${last}`;
  return `${name} ने ${team === null ? '' : `${team} के लिए `}${list} बटोरे`;
}
