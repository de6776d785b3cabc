import type { GoalFacts, Phase, ResultFacts, Situation } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.after === 1) return 'Half-time';
      if (value.after === 3) return 'Extra time, half-time';
      return value.next === 'shoot-out' ? 'Before the penalty shoot-out' : 'Before extra time';
    case 'shoot-out':
      return 'Penalty shoot-out';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'Full time',
  'extra time': 'After extra time',
  penalties: 'After penalties',
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
      return value.decision === 'kick-off' ? `${value.winner} kick off` : `${value.winner} chose the goal to attack`;
    case 'stoppage':
      return `At least ${minutes(value.minutes)} of stoppage time`;
    case 'short':
      return `${value.team} are down to ${value.players}`;
    case 'goal':
      return `Last goal: ${goalLine(value.goal)}`;
    case 'level':
      return value.next === 'extra time' ? 'Level: extra time to come' : 'Level: penalty shoot-out to come';
    case 'kick': {
      const what = `${value.team} to take kick ${value.kick}`;
      if (value.stake === null) return what;
      return value.stake === 'win' ? `${what}: a goal wins it` : `${what}: must score to stay in`;
    }
  }
}

/** "Valencia 16' (pen)" */
export function goalLine({ player, team, kind, mark }: GoalFacts): string {
  return `${player ?? team} ${mark}${goalSuffix(kind)}`;
}

export function goalSuffix(kind: GoalFacts['kind']): string {
  if (kind === 'goal') return '';
  return kind === 'penalty' ? ' (pen)' : ' (og)';
}

export function minutes(n: number): string {
  return `${n} minute${n === 1 ? '' : 's'}`;
}

const HOW = { goals: '', 'extra time': ' after extra time', 'golden goal': ' with a golden goal' } as const;

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win': {
      if (value.by === 'penalties') return `${value.winner} won ${value.score} on penalties`;
      return `${value.winner} won ${value.score}${HOW[value.by]}`;
    }
    case 'draw':
      return `${value.score} draw`;
    case 'awarded':
      return `Match awarded to ${value.winner} (${value.score})`;
    case 'abandoned':
      return 'Match abandoned';
  }
}
