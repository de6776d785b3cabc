import { because } from '../../../text/reason.ts';
import { pick } from '../../../text/variant.ts';
import { capital } from '../../rally/progress.ts';
import { commonNote, counted, listed, ordinal, rallyWords, several } from '../../rally/text/en.ts';
import type { Stroke } from '../events.ts';
import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';

const common = rallyWords('game', false);

function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'game':
      return `Game ${value.number}`;
    case 'interval':
      return `Game ${value.number}, interval`;
    case 'between games':
      return `Interval after game ${value.number}`;
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
    case 'game point':
      return `${several(value.count, value.kind)} ${value.side}`;
    case 'games':
      return common.standing(value.leader, value.score);
    case 'service': {
      const to = value.receiver === null ? '' : ` to ${value.receiver}`;
      return `${value.server} to serve${to} from the ${value.court}`;
    }
  }
}

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'end' }): string {
  return `${winner} won the toss and chose ${choice === 'end' ? 'the end' : `to ${choice}`}`;
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'No result';
  const { winner, loser, by, minutes } = value;
  const score = listed(value.score);
  switch (by) {
    case 'games':
      return `${winner} beat ${loser} ${score}${minutes >= 10 ? ` in ${minutes} minutes` : ''}`;
    case 'retirement':
      return `${winner} won${score === '' ? '' : ` ${score}`} as ${loser} retired`;
    case 'disqualification':
      return `${winner} won${score === '' ? '' : ` ${score}`} as ${loser} was disqualified`;
    case 'walkover':
      return `${winner} won by walkover over ${loser}`;
  }
}

/** One rally. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not told. */
function rally(facts: RallyFacts, variant: number): string {
  const { strokes, speedKmh, last } = facts;
  const long = strokes !== null && strokes >= LONG_RALLY ? `A rally of ${strokes} strokes. ` : '';
  const fast = speedKmh === null ? '' : ` (${speedKmh} km/h)`;
  return `${long}${ending(facts, variant)}${fast}.${last ? '' : ` ${call(facts, variant >>> 4)}.`}`;
}

/** Strokes from which on a rally's length is worth a word. */
const LONG_RALLY = 25;

/** Umpires say "all" for a level score and "love" for nothing; in print the figures are clearer. */
function call({ winner, score: [own, theirs], turn, serviceOver }: RallyFacts, variant: number): string {
  if (turn === 'level') return pick(variant, [`${own}-all`, `${own}-all`, `Level at ${own}`, `All square at ${own}`]);
  const score = `${own}-${theirs}`;
  if (turn === 'ahead') return pick(variant, [`${winner} leads ${score}`, `${winner} goes ahead ${score}`]);
  return serviceOver ? `Service over, ${score}` : score;
}

function ending(facts: RallyFacts, variant: number): string {
  const { how, player, winner, loser, stroke } = facts;
  const who = player ?? (how === 'winner' ? winner : loser);
  if (stroke !== null && (how === 'winner' || how === 'out' || how === 'net'))
    return stroked(how, who, stroke, variant);
  switch (how) {
    case null:
      return pick(variant, [
        `Point ${winner}`,
        `The point goes to ${winner}`,
        `${winner} takes the rally`,
        `Rally to ${winner}`,
      ]);
    case 'winner':
      return pick(variant, [`A winner from ${who}`, `${who} finds the floor`, `${who} puts it down`]);
    case 'out':
      return pick(variant, [`${who} hits it out`, `Out from ${who}`, `${who} misses the court`]);
    case 'net':
      return pick(variant, [`${who} finds the net`, `Into the net from ${who}`, `${who} does not clear the net`]);
    case 'misjudged':
      return pick(variant, [`${who} leaves it and it lands in`, `${who} lets it go, and it is in`]);
    case 'fault':
      return `Fault by ${who}`;
    case 'service fault':
      return `Service fault by ${who}`;
    case 'receiving fault':
      return `Fault by the receiver, ${who}`;
  }
}

function stroked(how: 'winner' | 'out' | 'net', who: string, stroke: Stroke, variant: number): string {
  const a = stroke === 'kill' ? 'kill at the net' : stroke;
  switch (how) {
    case 'winner':
      return pick(variant, [
        `A ${a} from ${who} finds the floor`,
        `${who} wins it with a ${a}`,
        `${capital(a)} from ${who}, and no answer`,
        `No reply to the ${a} from ${who}`,
        `${who} ends the rally with a ${a}`,
      ]);
    case 'out':
      return pick(variant, [
        `The ${a} from ${who} is out`,
        `${who} hits a ${a} out`,
        `Out: ${who} misses the court with a ${a}`,
      ]);
    case 'net':
      if (stroke === 'net shot') {
        return pick(variant, [`${who} goes for the net shot and finds the net`, `Into the net from ${who}`]);
      }
      return pick(variant, [
        `The ${a} from ${who} ends in the net`,
        `${who} nets a ${a}`,
        `${who} hits a ${a} into the net`,
      ]);
  }
}

function remark(value: Remark): string {
  switch (value.kind) {
    case 'interval':
      return `Interval, with ${value.side} ahead${value.ends ? '; the sides change ends' : ''}.`;
    case 'game point':
    case 'match point':
      return `${several(value.count, value.kind)} for ${value.side}.`;
    case 'setting':
      return 'Two clear points are needed now.';
    case 'run':
      return `That is ${counted(value.points)} points in a row for ${value.side}.`;
    case 'game':
      return `${value.side} wins the ${ordinal(value.number)} game ${value.score}.`;
    case 'result':
      return `${result(value.result)}.`;
  }
}

function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${toss(value)}.`;
    case 'game': {
      const { server, receiver } = value;
      const serves = server === null ? '' : `, ${server} to serve${receiver === null ? '' : ` to ${receiver}`}`;
      return `Game ${value.number}${serves}. Love all, play.`;
    }
    case 'let':
      return `Let${because(value.reason)}. The rally is replayed.`;
    case 'service':
      return value.server === null
        ? 'The service is put right.'
        : `The service is put right: ${value.server} to serve.`;
    case 'ends':
      return 'The ends are put right.';
    case 'card':
      return `${card(value)}${because(value.reason)}.${value.pointTo === null ? '' : ` Point to ${value.pointTo}.`}`;
    case 'injury':
      return `${value.name} is hurt and is treated on court.`;
    case 'retirement':
      return `${value.name} retires${because(value.reason)}.`;
    case 'walkover':
      return `${value.name} does not play${because(value.reason)}.`;
    default:
      return commonNote(value);
  }
}

function card({ name, colour }: Extract<NoteFacts, { kind: 'card' }>): string {
  switch (colour) {
    case 'yellow':
      return `${name} is warned for misconduct (yellow card)`;
    case 'red':
      return `${name} is faulted for misconduct (red card)`;
    case 'black':
      return `${name} is disqualified for misconduct (black card)`;
  }
}

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
    side: 'Side',
    points: 'Points',
    serving: 'On serve',
    receiving: 'Receiving',
    run: 'Longest run',
    lets: 'Lets',
    duration: 'Duration',
    cards: 'Cards',
    challenges: 'Challenges left',
    colours: { yellow: 'yellow', red: 'red', black: 'black' },
  },
};
