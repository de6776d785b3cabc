import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { numeral } from './board.ts';

type Foul = Extract<NoteFacts, { kind: 'foul' }>;

export function foul(value: Foul, variant: number): string {
  const { penalty, freeThrows, out, player, team } = value;
  const left =
    out === null
      ? ''
      : ` ${out === 'disqualified' ? `${player} is disqualified` : `${player} is out with ${numeral(value.count ?? 5)} fouls`}.`;
  const bonus = penalty ? ` ${team} are out of team fouls to give.` : '';
  const shots =
    freeThrows > 0 ? ` ${freeThrows === 1 ? 'One free throw' : `${capital(numeral(freeThrows))} free throws`}.` : '';
  return `${called(value, variant)}${left}${shots}${bonus}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function called(value: Foul, variant: number): string {
  const { by, team, foul: kind } = value;
  if (by === 'coach') return `Technical foul on the ${team} coach.`;
  if (by === 'bench') return `Technical foul on the ${team} bench.`;
  const who = value.player === null ? team : value.player;
  const count = countOf(value);
  if (value.double) return `Double foul: ${who}${count}.`;
  const on = value.drawn === null ? '' : ` on ${value.drawn}`;
  switch (kind) {
    case 'personal':
      return pick(variant, [
        `Foul by ${who}${on}${count}.`,
        `${who} fouls${value.drawn === null ? '' : ` ${value.drawn}`}${count}.`,
        `Foul${on} by ${who}${count}.`,
        ...(value.drawn === null ? [] : [`${value.drawn} draws the foul from ${who}${count}.`]),
      ]);
    case 'offensive':
      return value.drawn === null
        ? `Offensive foul by ${who}${count}.`
        : pick(variant, [
            `Offensive foul by ${who}${on}${count}.`,
            `${value.drawn} draws the offensive foul from ${who}${count}.`,
          ]);
    case 'throw-in':
      return `Throw-in foul by ${who}${on}${count}.`;
    case 'unsportsmanlike':
      return `Unsportsmanlike foul by ${who}${on}${count}.`;
    case 'technical':
      return `Technical foul on ${who}${count}.`;
    case 'disqualifying':
      return `Disqualifying foul by ${who}${on}.`;
  }
}

const ORDINALS = ['', '', 'second', 'third', 'fourth', 'fifth', 'sixth'];

function countOf({ count, out }: Foul): string {
  return count === null || count < 2 || out !== null ? '' : ` (${ORDINALS[count] ?? `${count}th`} foul)`;
}
