import type { Phase, ResultFacts, Situation } from './facts.ts';

export const en = {
  phase(phase: Phase): string {
    switch (phase.kind) {
      case 'not started':
        return 'Not started';
      case 'innings':
        return `${ordinal(phase.ordinal)} innings`;
      case 'super over':
        return phase.ordinal === 1 ? 'Super over' : `${ordinal(phase.ordinal)} super over`;
      case 'break':
        return 'Innings break';
      case 'result':
        return 'Result';
    }
  },

  situation(situation: Situation): string {
    switch (situation.kind) {
      case 'none':
        return '';
      case 'toss':
        return `${situation.winner} won the toss and chose to ${situation.decision}`;
      case 'chase': {
        const from = situation.balls === null ? 'to win' : `from ${count(situation.balls, 'ball')}`;
        return `Need ${situation.runs} ${from}`;
      }
      case 'target': {
        const from = situation.balls === null ? '' : ` from ${count(situation.balls, 'ball')}`;
        return `${situation.side} need ${situation.runs} to win${from}`;
      }
      case 'lead': {
        if (situation.runs === 0) return 'Scores level';
        const who = situation.side === null ? '' : `${situation.side} `;
        const verb = situation.runs > 0 ? 'lead' : 'trail';
        return sentence(`${who}${verb} by ${Math.abs(situation.runs)}`);
      }
      case 'partnership':
        return `Partnership ${situation.runs} (${situation.balls})`;
      case 'level':
        return 'Scores level: super over to follow';
    }
  },

  result(result: ResultFacts): string {
    switch (result.kind) {
      case 'win':
        return `${result.winner} won by ${margin(result)}${result.method === null ? '' : ` (${result.method} method)`}`;
      case 'tie':
        if (result.winner === null) return 'Match tied';
        return `Match tied (${result.winner} won ${tieBreak(result.by ?? '')})`;
      case 'draw':
        return 'Match drawn';
      case 'no result':
        return 'No result';
    }
  },

  overs: (overs: string): string => `(${overs} ov)`,
  superOverScore: (score: string): string => `Super over ${score}`,
};

function margin({ runs, wickets, innings }: Extract<ResultFacts, { kind: 'win' }>): string {
  if (innings !== undefined) return `an innings and ${count(runs ?? 0, 'run')}`;
  return wickets === undefined ? count(runs ?? 0, 'run') : count(wickets, 'wicket');
}

function tieBreak(method: string): string {
  if (method === 'super over') return 'the super over';
  if (method === 'bowl-out') return 'the bowl-out';
  if (method === 'boundary count') return 'on boundary count';
  return `by ${method}`;
}

function ordinal(n: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th';
  return `${n}${suffix}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
