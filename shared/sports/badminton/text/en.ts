import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';

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
      return value.leader === null ? `Games level at ${value.score}` : `${value.leader} lead ${value.score} in games`;
    case 'service': {
      const to = value.receiver === null ? '' : ` to ${value.receiver}`;
      return `${value.server} to serve${to} from the ${value.court}`;
    }
  }
}

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'end' }): string {
  return `${winner} won the toss and chose ${choice === 'end' ? 'the end' : `to ${choice}`}`;
}

/** "Match point", "3 match points" */
function several(count: number, noun: string): string {
  return count === 1 ? capital(noun) : `${count} ${noun}s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'No result';
  const { winner, loser, by, score } = value;
  switch (by) {
    case 'games':
      return `${winner} won ${score}`;
    case 'retirement':
      return `${winner} won${score === '' ? '' : ` ${score},`} ${loser} retired`;
    case 'disqualification':
      return `${winner} won${score === '' ? '' : ` ${score},`} ${loser} disqualified`;
    case 'walkover':
      return `${winner} won by walkover`;
  }
}

function pick(phrases: readonly string[], variant: number): string {
  return phrases[variant % phrases.length] ?? '';
}

/** One rally. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not told. */
function rally(facts: RallyFacts, variant: number): string {
  const { strokes, speedKmh, serviceOver, score } = facts;
  const details = [
    ...(strokes === null ? [] : [`${strokes} stroke${strokes === 1 ? '' : 's'}`]),
    ...(speedKmh === null ? [] : [`${speedKmh} km/h`]),
  ];
  const more = details.length === 0 ? '' : ` (${details.join(', ')})`;
  return `${ending(facts, variant)}${more}. ${serviceOver ? 'Service over, ' : ''}${called(score)}.`;
}

/** Umpires say "all" for a level score and "love" for nothing; in print the figures are clearer. */
function called([server, receiver]: readonly [number, number]): string {
  return server === receiver ? `${server}-all` : `${server}-${receiver}`;
}

function ending({ how, player, winner, loser }: RallyFacts, variant: number): string {
  const who = player ?? (how === 'winner' ? winner : loser);
  switch (how) {
    case null:
      return pick(
        [`Point ${winner}`, `The point goes to ${winner}`, `${winner} takes the rally`, `Rally to ${winner}`],
        variant,
      );
    case 'winner':
      return pick([`A winner from ${who}`, `${who} finds the floor`, `${who} puts it down`], variant);
    case 'out':
      return pick([`${who} hits it out`, `Out from ${who}`, `${who} misses the court`], variant);
    case 'net':
      return pick([`${who} finds the net`, `Into the net from ${who}`, `${who} does not clear the net`], variant);
    case 'misjudged':
      return pick([`${who} leaves it and it lands in`, `${who} lets it go, and it is in`], variant);
    case 'fault':
      return `Fault by ${who}`;
    case 'service fault':
      return `Service fault by ${who}`;
    case 'receiving fault':
      return `Fault by the receiver, ${who}`;
  }
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

function remark(value: Remark): string {
  switch (value.kind) {
    case 'interval':
      return `Interval, ${value.side} ahead ${value.score}${value.ends ? '; the sides change ends' : ''}.`;
    case 'game point':
    case 'match point':
      return `${several(value.count, value.kind)} for ${value.side}.`;
    case 'setting':
      return 'Two clear points are needed now.';
    case 'run':
      return `${value.points} points in a row for ${value.side}.`;
    case 'game':
      return `${value.side} wins the ${ORDINALS[value.number] ?? `number ${value.number}`} game ${value.score}.`;
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
    case 'retirement':
      return `${value.name} retires${because(value.reason)}.`;
    case 'walkover':
      return `${value.name} does not play${because(value.reason)}.`;
    case 'adjusted':
      return `The score is set to ${value.score}.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is suspended${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
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
  games: (count: number): string => `${count} game${count === 1 ? '' : 's'}`,
  gameTitle: (number: number): string => `Game ${number}`,
  leads: (leader: string, games: string, score: string): string => `${leader} leads ${games} (${score})`,
  level: (a: string, b: string, games: string, score: string): string =>
    `${a} and ${b} are level at ${games} (${score})`,
  begins: (a: string, b: string): string => `${a} v ${b} has not begun`,
  sheet: {
    side: 'Side',
    points: 'Points',
    serving: 'On serve',
    receiving: 'Receiving',
    run: 'Longest run',
    lets: 'Lets',
    duration: 'Duration',
    cards: 'Cards',
    minutes: (count: number): string => `${count} min`,
    colours: { yellow: 'yellow', red: 'red', black: 'black' },
  },
  charts: { race: (number: number): string => `Game ${number}: points`, rally: 'Rally', points: 'Points' },
};
