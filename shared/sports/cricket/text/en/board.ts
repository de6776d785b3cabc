import type { Phase, ResultFacts, Situation } from '../facts.ts';
import { capital, count, ordinal } from './grammar.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'innings':
      return `${ordinal(value.ordinal)} innings`;
    case 'super over':
      return value.ordinal === 1 ? 'Super over' : `${ordinal(value.ordinal)} super over`;
    case 'break':
      return 'Innings break';
    case 'result':
      return 'Result';
  }
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return `${value.winner} won the toss and chose to ${value.decision}`;
    case 'chase':
      return `Need ${value.runs} ${value.balls === null ? 'to win' : `from ${count(value.balls, 'ball')}`}`;
    case 'target': {
      const from = value.balls === null ? '' : ` from ${count(value.balls, 'ball')}`;
      return `${value.side} need ${value.runs} to win${from}`;
    }
    case 'lead': {
      if (value.runs === 0) return 'Scores level';
      const who = value.side === null ? '' : `${value.side} `;
      return capital(`${who}${value.runs > 0 ? 'lead' : 'trail'} by ${Math.abs(value.runs)}`);
    }
    case 'partnership':
      return `Partnership ${value.runs} (${value.balls})`;
    case 'level':
      return 'Scores level: super over to follow';
  }
}

/** `ballsLeft`: what the winner of a chase had in hand, where that is to be said. */
export function result(value: ResultFacts, ballsLeft: number | null = null): string {
  switch (value.kind) {
    case 'win': {
      const left = ballsLeft === null || ballsLeft === 0 ? '' : ` with ${count(ballsLeft, 'ball')} left`;
      return `${value.winner} won by ${margin(value)}${left}${value.method === null ? '' : ` (${value.method})`}`;
    }
    case 'awarded':
      return value.conceded ? `${value.winner} won: match conceded` : `Match awarded to ${value.winner}`;
    case 'tie':
      if (value.winner === null) return 'Match tied';
      return `Match tied (${value.winner} won ${tieBreak(value.by ?? '')})`;
    case 'draw':
      return 'Match drawn';
    case 'no result':
      return 'No result';
  }
}

function margin({ runs, wickets, innings }: Extract<ResultFacts, { kind: 'win' }>): string {
  if (innings !== undefined) return `an innings and ${count(runs ?? 0, 'run')}`;
  return wickets === undefined ? count(runs ?? 0, 'run') : count(wickets, 'wicket');
}

function tieBreak(method: string): string {
  if (method === 'super over' || method === 'bowl-out' || method === 'tie-break') return `the ${method}`;
  return method === 'boundary count' ? 'on boundary count' : `by ${method}`;
}
