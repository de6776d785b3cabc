import type { Pair } from '../../../side.ts';
import type { How } from '../../events.ts';
import type { GoalFacts, PeriodFacts, Phase, ResultFacts, ScoreFacts, Situation, SuspendedFacts } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'period':
      return period(value);
    case 'interval':
      if (value.next === 'shoot-out') return 'Before the shoot-out';
      return value.halfTime ? 'Half-time' : `End of the ${period(value)}`;
    case 'shoot-out':
      return 'Shoot-out';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'Full time',
  'shoot-out': 'After the shoot-out',
  awarded: 'Awarded',
  abandoned: 'Abandoned',
} as const;

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th'];

/** "2nd quarter", "1st half" */
export function period({ period: number, periods }: PeriodFacts): string {
  return `${ORDINALS[number - 1] ?? number} ${periodName(periods).toLowerCase()}`;
}

export function periodName(periods: number): string {
  return periods === 2 ? 'Half' : periods === 4 ? 'Quarter' : 'Period';
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return value.decision === 'centre pass' ? `${value.winner} start with the ball` : `${value.winner} chose ends`;
    case 'corner':
      return `Penalty corner to ${value.team}`;
    case 'short': {
      const who = value.suspended.map(suspended).join(', ');
      return `${value.team} are down to ${value.players}${who === '' ? '' : ` (${who})`}`;
    }
    case 'interval':
      if (value.minutes === 0) return '';
      return value.halfTime ? `Half-time of ${minutes(value.minutes)}` : `Break of ${minutes(value.minutes)}`;
    case 'goal':
      return `Last goal: ${goalLine(value.goal)}`;
    case 'level':
      return 'Level: shoot-out to come';
    case 'attempt': {
      const what = `${value.team} to take attempt ${value.attempt}`;
      if (value.stake === null) return what;
      return value.stake === 'win' ? `${what}: a goal wins it` : `${what}: must score to stay in`;
    }
  }
}

/** "Baker 4 yellow until Q3 10:20" */
function suspended({ player, card, until }: SuspendedFacts): string {
  const who = `${player} ${card}`.trim();
  return until === null ? who : `${who} until ${period(until.period)} ${until.clock}`;
}

/** "van Damme 16' (PC)" */
function goalLine({ player, team, how: kind, mark, challenge }: GoalFacts): string {
  const suffix = kind === 'FG' ? '' : ` (${challenge && kind === 'PS' ? 'challenge' : kind})`;
  return `${player ?? team} ${mark}${suffix}`;
}

export function how(kind: How, challenge: boolean): string {
  return { FG: 'Field goal', PC: 'Penalty corner', PS: challenge ? 'Challenge' : 'Penalty stroke' }[kind];
}

export const cards = { green: 'Green', yellow: 'Yellow', red: 'Red' };

export function minutes(n: number): string {
  return `${n} minute${n === 1 ? '' : 's'}`;
}

export function score([a, b]: Pair<number>): string {
  return `${a}\u2013${b}`;
}

/** "Netherlands 2–1 Belgium" */
export function scoreLine({ teams: [a, b], score: goals }: ScoreFacts): string {
  return `${a} ${score(goals)} ${b}`;
}

export function shootOutScore(goals: Pair<number>): string {
  return `${score(goals)} SO`;
}

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      if (value.shootOut === null) return `${value.winner} won ${score(value.score)}`;
      return `${value.winner} won ${score(value.shootOut)} in the shoot-out after a ${score(value.score)} draw`;
    case 'draw':
      return `${score(value.score)} draw`;
    case 'awarded':
      return `Match awarded to ${value.winner} (${score(value.score)})`;
    case 'abandoned':
      return 'Match abandoned';
  }
}

/** How things stand in a match that is not over: "Netherlands lead Belgium 2–1 (3rd quarter)". */
export function standing({ teams: [a, b], score: [x, y] }: ScoreFacts, at: string): string {
  if (x === y) return `${a} and ${b} are level at ${score([x, y])} (${at})`;
  return x > y ? `${a} lead ${b} ${score([x, y])} (${at})` : `${b} lead ${a} ${score([y, x])} (${at})`;
}
