import type { Sanction } from '../events.ts';
import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';

function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'set':
      return value.deciding ? `Set ${value.number}, deciding` : `Set ${value.number}`;
    case 'between sets':
      return `Interval after set ${value.number}`;
    case 'result':
      return 'Result';
  }
}

function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return toss(value);
    case 'match point':
    case 'set point':
      return `${several(value.count, value.kind)} ${value.team}`;
    case 'sets':
      return value.leader === null ? `Sets level at ${value.score}` : `${value.leader} lead ${value.score} in sets`;
    case 'service':
      return value.server === null ? `${value.team} to serve` : `${value.server} to serve for ${value.team}`;
  }
}

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'court' }): string {
  return `${winner} won the toss and chose ${choice === 'court' ? 'the court' : `to ${choice}`}`;
}

/** "Set point", "3 set points" */
function several(count: number, noun: string): string {
  return count === 1 ? noun.charAt(0).toUpperCase() + noun.slice(1) : `${count} ${noun}s`;
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'No result';
  const { winner, loser, by, sets, score } = value;
  switch (by) {
    case 'sets':
      return `${winner} won ${sets} (${score})`;
    case 'forfeit':
      return `${winner} won ${sets}, ${loser} forfeited`;
    case 'default':
      return `${winner} won ${sets} (${score}), ${loser} could not go on`;
  }
}

function pick(phrases: readonly string[], variant: number): string {
  return phrases[variant % phrases.length] ?? '';
}

/** One rally. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not told. */
function rally(facts: RallyFacts, variant: number): string {
  return `${ending(facts, variant)}, ${facts.score}${facts.sideOut ? ', side-out' : ''}.`;
}

function ending({ how, player, winner, loser }: RallyFacts, variant: number): string {
  const by = player === null ? `by ${winner}` : `by ${player} for ${winner}`;
  const error = `${player === null ? loser : `${player} (${loser})`}, point ${winner}`;
  switch (how) {
    case null:
      return pick([`Point ${winner}`, `The point goes to ${winner}`, `Rally to ${winner}`], variant);
    case 'ace':
      return pick([`Ace ${by}`, `Service ace ${by}`, `Straight from the serve: ace ${by}`], variant);
    case 'attack':
      return pick([`Kill ${by}`, `Attack point ${by}`, `The attack scores: point ${by}`], variant);
    case 'block':
      return pick([`Block ${by}`, `Block point ${by}`, `Stopped at the net: block ${by}`], variant);
    case 'serve error':
      return pick([`Service error by ${error}`, `The serve fails: ${error}`], variant);
    case 'attack error':
      return pick([`Attack error by ${error}`, `The attack fails: ${error}`], variant);
    case 'reception error':
      return `Reception error by ${error}`;
    case 'set error':
      return `Setting error by ${error}`;
    case 'dig error':
      return `The ball gets away from ${error}`;
    case 'block error':
      return `Block error by ${error}`;
    case 'fault':
      return `Fault by ${error}`;
  }
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

function remark(value: Remark): string {
  switch (value.kind) {
    case 'courts':
      return 'The teams change courts.';
    case 'set point':
    case 'match point':
      return `${several(value.count, value.kind)} for ${value.team}.`;
    case 'run':
      return `${value.points} points in a row for ${value.team}${value.server === null ? '' : `, ${value.server} serving`}.`;
    case 'set':
      return `${value.team} win the ${ORDINALS[value.number] ?? `number ${value.number}`} set ${value.score}.`;
    case 'result':
      return `${result(value.result)}.`;
  }
}

function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${toss(value)}.`;
    case 'lineup':
      return `${value.team} line up from position 1: ${value.players.join(', ')}.`;
    case 'set':
      return `Set ${value.number} begins${value.serving === null ? '' : `, ${value.serving} to serve`}.`;
    case 'replay':
      return `The rally is replayed${because(value.reason)}.`;
    case 'substitution':
      return `Substitution ${value.team}: ${value.in} for ${value.out}.`;
    case 'libero':
      return `${value.team}: ${value.in} replaces ${value.out}.`;
    case 'timeout':
      return `${value.team === null ? 'Technical time-out' : `Time-out ${value.team}`} at ${value.score}.`;
    case 'sanction': {
      const point = value.pointTo === null ? '' : ` Point and service to ${value.pointTo}.`;
      return `${SANCTIONS[value.sanction]} for ${value.name}${because(value.reason)}.${point}`;
    }
    case 'courts':
      return 'The courts are put right.';
    case 'default':
      return `${value.team} ${value.forfeit ? 'forfeit the match' : 'are incomplete'}${because(value.reason)}.`;
    case 'adjusted':
      return `The score is set to ${value.score}.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

const SANCTIONS: Readonly<Record<Sanction, string>> = {
  warning: 'Warning (yellow card)',
  penalty: 'Penalty (red card)',
  expulsion: 'Expulsion (both cards together)',
  disqualification: 'Disqualification (both cards apart)',
  'delay warning': 'Delay warning',
  'delay penalty': 'Delay penalty',
};

function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : `: ${reason}`;
}

/** English. A further language is a further catalogue of this shape (`Words`). */
export const en = {
  phase,
  situation,
  result,
  rally,
  remark,
  note,
  sets: (count: number): string => `${count} set${count === 1 ? '' : 's'}`,
  setTitle: (number: number): string => `Set ${number}`,
  leads: (leader: string, sets: string, score: string): string => `${leader} lead ${sets} (${score})`,
  level: (a: string, b: string, sets: string, score: string): string => `${a} and ${b} are level at ${sets} (${score})`,
  begins: (a: string, b: string): string => `${a} v ${b} has not begun`,
  sheet: {
    team: 'Team',
    points: 'Points',
    attack: 'Attack',
    block: 'Block',
    ace: 'Ace',
    errors: 'Opponent errors',
    run: 'Longest run',
    timeouts: 'Time-outs',
    substitutions: 'Substitutions',
    player: 'Player',
    scorers: (team: string): string => `${team}: points`,
    onCourt: (team: string): string => `${team} on court`,
    exchange: (comes: string, out: string): string => `${comes} for ${out}`,
    duration: 'Duration',
    sanctions: 'Sanctions',
    match: 'Match',
    minutes: (count: number): string => `${count} min`,
  },
  sanctions: SANCTIONS,
  charts: { race: (number: number): string => `Set ${number}: points`, rally: 'Rally', points: 'Points' },
};
