import { pick } from '../../../../text/variant.ts';
import type { Remark } from '../facts.ts';
import { aRun, result } from './board.ts';

export function remark(value: Remark, variant: number): string {
  switch (value.kind) {
    case 'run':
      return pick(variant, [
        `${value.team} are on ${aRun(value.points)}.`,
        `That is ${value.points} unanswered points for ${value.team}.`,
        `${value.points} in a row for ${value.team}.`,
      ]);
    case 'tally':
      return pick(variant, [
        `${value.player} is up to ${value.points} points.`,
        `That makes it ${value.points} points for ${value.player}.`,
        `${value.player} has ${value.points}.`,
      ]);
    case 'double':
      return `A double-double for ${value.player}: ${value.points} points, ${value.other} ${value.what}.`;
    case 'closing':
      return value.seconds === 1 ? 'One second left.' : `${value.seconds} seconds left.`;
    case 'result':
      return `${result(value.result)}.`;
  }
}
