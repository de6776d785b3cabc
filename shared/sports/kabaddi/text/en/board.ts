import type { Phase, ResultFacts, Situation, Standout } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.after === 1) return 'Half-time';
      if (value.after === 3) return 'Extra time, half-time';
      if (value.next === 'tie-break') return 'Before the tie-break';
      return value.next === 'golden raid' ? 'Before the golden raid' : 'Before extra time';
    case 'tie-break':
      return 'Tie-break';
    case 'golden raid':
      return 'Golden raid';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'Full time',
  'extra time': 'After extra time',
  'tie-break': 'After the tie-break',
  'golden raid': 'After the golden raid',
  awarded: 'Awarded',
  abandoned: 'Abandoned',
} as const;

export function periodName(period: 1 | 2 | 3 | 4): string {
  return ['1st half', '2nd half', 'Extra time, 1st half', 'Extra time, 2nd half'][period - 1] ?? '';
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return value.choice === 'raid' ? `${value.winner} raid first` : `${value.winner} chose their side of the court`;
    case 'raid': {
      const who = value.raider === null ? `${value.team} are raiding` : `${value.raider} is raiding for ${value.team}`;
      return value.doOrDie ? `${who}: do or die` : who;
    }
    case 'do or die':
      return `Do-or-die raid next for ${value.team}`;
    case 'few':
      return value.left === 1
        ? `${value.team} have one player left on the mat`
        : `${value.team} are down to ${value.left} on the mat`;
    case 'level':
      return LEVEL[value.next];
    case 'tie-break raid':
      return `${value.team} to raid: number ${value.raid}`;
  }
}

const LEVEL = {
  'extra time': 'Level: extra time to come',
  'tie-break': 'Level: the tie-break raids to come',
  'golden raid': 'Level: the golden raid to come',
  toss: 'Level after the golden raid: the toss decides',
} as const;

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      if (value.decider !== null) {
        const where = value.by === 'golden raid' ? 'in the golden raid' : 'in the tie-break';
        return `${value.winner} won ${value.decider} ${where} after ${value.score}`;
      }
      return `${value.winner} won ${value.score}${value.by === 'extra time' ? ' after extra time' : ''}`;
    case 'tie':
      return `Match tied ${value.score}`;
    case 'awarded':
      return AWARDS[value.how](value.winner, value.score);
    case 'abandoned':
      return 'Match abandoned';
  }
}

const AWARDS = {
  'walk-over': (winner: string) => `Walk-over for ${winner}`,
  forfeit: (winner: string, score: string) => `${winner} won by forfeit (${score})`,
  toss: (winner: string, score: string) => `${winner} won by the toss after ${score}`,
  decision: (winner: string, score: string) => `Match awarded to ${winner} (${score})`,
} as const;

/** The result with the score in it, for a summary. */
export function verdict(value: ResultFacts, headline: string): string {
  if (value.kind === 'tie') return `${headline}, a tie`;
  return value.kind === 'abandoned' ? `${headline}, abandoned` : result(value);
}

export function standouts(names: readonly Standout[]): readonly string[] {
  if (names.length === 0) return [];
  return [names.map(({ name, kind, points }) => `${name} ${points} ${kind} points`).join(', ')];
}
