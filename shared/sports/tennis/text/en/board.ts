import { bracketed } from '../../../../text/reason.ts';
import type { Phase, ResultFacts, Situation } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'set':
      return `Set ${value.set}${value.tieBreak ? ', tie-break' : ''}`;
    case 'match tie-break':
      return 'Match tie-break';
    case 'result':
      return 'Result';
  }
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return `${value.winner} won the toss and ${choice(value.choice)}`;
    case 'point': {
      const what = `${value.what} point`;
      return `${value.count === 1 ? capital(what) : `${value.count} ${what}s`} ${value.side}`;
    }
    case 'tie-break':
      return 'Tie-break';
    case 'deuce':
      return value.deciding ? 'Deuce, deciding point' : 'Deuce';
    case 'ends':
      return 'Change of ends';
    case 'serving for':
      return `${value.name} serves for the ${value.what}`;
  }
}

export function choice(value: 'serve' | 'receive' | 'end' | 'deferred'): string {
  if (value === 'end') return 'chose the end';
  return value === 'deferred' ? 'left the choice to the opponent' : `chose to ${value}`;
}

export function result(value: ResultFacts): string {
  if (value.kind === 'unfinished') return value.score === '' ? 'Not played' : `Unfinished at ${value.score}`;
  const { winner, loser, score } = value;
  switch (value.kind) {
    case 'win':
      return `${winner} beat ${loser} ${score}`;
    case 'walkover':
      return `${winner} won by walkover${bracketed(value.reason)}`;
    case 'retired':
      return `${winner} won${score === '' ? '' : ` ${score}`}, ${loser} retired${bracketed(value.reason)}`;
    case 'defaulted':
      return `${winner} won${score === '' ? '' : ` ${score}`}, ${loser} defaulted${bracketed(value.reason)}`;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const COUNTS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six'];

/** What the next point may decide, as a sentence. */
export function stake({ what, count, side }: Extract<Situation, { kind: 'point' }>): string {
  return count === 1 ? `${capital(what)} point for ${side}.` : `${COUNTS[count] ?? count} ${what} points for ${side}.`;
}
