import { because } from '../../../text/reason.ts';
import { pick } from '../../../text/variant.ts';
import { commonNote, counted, listed, ordinal, rallyWords, several } from '../../rally/text/en.ts';
import type { Sanction } from '../events.ts';
import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';

const common = rallyWords('set', true);

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
      return common.standing(value.leader, value.score);
    case 'service':
      return value.server === null ? `${value.team} to serve` : `${value.server} to serve for ${value.team}`;
  }
}

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'court' }): string {
  return `${winner} won the toss and chose ${choice === 'court' ? 'the court' : `to ${choice}`}`;
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'No result';
  const { winner, loser, by, sets, best } = value;
  const score = listed(value.score);
  switch (by) {
    case 'sets':
      return `${winner} beat ${loser} ${sets} (${score})${best === null ? '' : `; ${best.player} scored ${best.points} points`}`;
    case 'forfeit':
      return `${winner} won ${sets}, ${loser} forfeited`;
    case 'default':
      return `${winner} won ${sets} (${score}), ${loser} could not go on`;
  }
}

/** One rally. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not told. */
function rally(facts: RallyFacts, variant: number): string {
  return `${ending(facts, variant)}.${facts.last ? '' : ` ${call(facts, variant >>> 4)}.`}`;
}

function call({ winner, score: [own, theirs], turn, sideOut }: RallyFacts, variant: number): string {
  const score = `${own}-${theirs}`;
  if (turn === 'level') return pick(variant, [`Level at ${own}`, `${own}-all`, `All square at ${own}-${own}`]);
  if (turn === 'ahead') return pick(variant, [`${winner} lead ${score}`, `${winner} go ahead, ${score}`]);
  if (own > theirs) {
    return sideOut
      ? pick(variant, [
          `Side-out ${winner}, ${score}`,
          `${winner} have the serve back, ${score}`,
          `Side-out, ${winner} lead ${score}`,
        ])
      : pick(variant, [`${score} ${winner}`, `${winner} lead ${score}`, `${winner} move on to ${score}`]);
  }
  return sideOut
    ? pick(variant, [`Side-out ${winner}, ${score}`, `Side-out, ${winner} trail ${score}`])
    : pick(variant, [`${winner} close to ${score}`, `${winner} trail ${score}`, `${score} ${winner}`]);
}

function ending({ how, player, winner, loser }: RallyFacts, variant: number): string {
  const scorer = player ?? winner;
  const culprit = player === null ? loser : `${player} (${loser})`;
  switch (how) {
    case null:
      return pick(variant, [
        `Point ${winner}`,
        `The point goes to ${winner}`,
        `Rally to ${winner}`,
        `${winner} take it`,
      ]);
    case 'ace':
      return pick(variant, [
        `Ace by ${scorer}`,
        `${scorer} serves an ace`,
        `Straight from the serve: ace ${scorer}`,
        `Service ace, ${scorer}`,
      ]);
    case 'attack':
      return pick(variant, [
        `Kill by ${scorer}`,
        `${scorer} finds the floor`,
        `${scorer} scores from the attack`,
        `Attack point, ${scorer}`,
        `${scorer} puts it away`,
        `${scorer} with the kill`,
      ]);
    case 'block':
      return pick(variant, [
        `Block by ${scorer}`,
        `${scorer} blocks it`,
        `Stopped at the net by ${scorer}`,
        `Block point, ${scorer}`,
      ]);
    case 'serve error':
      return pick(variant, [
        `Service error by ${culprit}`,
        `The serve by ${culprit} is a fault`,
        `${culprit} misses the serve`,
      ]);
    case 'attack error':
      return pick(variant, [
        `Attack error by ${culprit}`,
        `${culprit} errs in attack`,
        `The attack by ${culprit} fails`,
      ]);
    case 'reception error':
      return pick(variant, [`Reception error by ${culprit}`, `${culprit} cannot control the serve`]);
    case 'set error':
      return `Setting error by ${culprit}`;
    case 'dig error':
      return pick(variant, [`The ball gets away from ${culprit}`, `${culprit} cannot keep the ball up`]);
    case 'block error':
      return pick(variant, [`Block error by ${culprit}`, `Fault at the block by ${culprit}`]);
    case 'rotation fault':
      return `Rotation fault, ${culprit}`;
    case 'position fault':
      return `Positional fault, ${culprit}`;
    case 'fault':
      return pick(variant, [`Fault by ${culprit}`, `The whistle against ${culprit}`]);
  }
}

function remark(value: Remark): string {
  switch (value.kind) {
    case 'courts':
      return 'The teams change courts.';
    case 'technical time-out':
      return 'Technical time-out.';
    case 'set point':
    case 'match point':
      return `${several(value.count, value.kind)} for ${value.team}.`;
    case 'run':
      return `That is ${counted(value.points)} points in a row for ${value.team}${value.server === null ? '' : ` with ${value.server} serving`}.`;
    case 'set':
      return `${value.team} win the ${ordinal(value.number)} set ${value.score}.`;
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
    case 'redesignation':
      return `${value.in} is the new libero of ${value.team}, for ${value.out}.`;
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
    default:
      return commonNote(value);
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

/** English. A further language is a further catalogue of this shape (`Words`). */
export const en = {
  ...common,
  phase,
  situation,
  result,
  rally,
  remark,
  note,
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
    challenges: 'Challenges lost',
    match: 'Match',
  },
  sanctions: SANCTIONS,
};
