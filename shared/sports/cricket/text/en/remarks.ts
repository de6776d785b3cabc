import { pick } from '../../../../text/variant.ts';
import type { Remark } from '../facts.ts';
import { result } from './board.ts';
import { capital, count } from './grammar.ts';

/** What comes with a ball or another event and is told after it. */
export function remark(value: Remark, variant: number): string {
  switch (value.kind) {
    case 'batter': {
      const { name, balls } = value;
      const mark = landmark(value.runs);
      const off = count(balls, 'ball');
      return pick(variant, [
        `${capital(mark)} for ${name}, off ${off}.`,
        `${name} goes to ${mark} in ${off}.`,
        `That is ${mark} for ${name}, from ${off}.`,
      ]);
    }
    case 'partnership': {
      const [one, two] = value.names;
      const off = count(value.balls, 'ball');
      return pick(variant, [
        `${one} and ${two} have put on ${value.runs} in ${off}.`,
        `The stand between ${one} and ${two} is worth ${value.runs}, off ${off}.`,
      ]);
    }
    case 'haul':
      return `${value.wickets} wickets for ${value.name}, who has ${value.wickets}/${value.runs}.`;
    case 'hat-trick':
      return `Hat-trick for ${value.name}!`;
    case 'team':
      return pick(variant, [
        `${value.runs} up for ${value.team}.`,
        `${value.team} bring up ${value.runs} in ${value.overs} overs.`,
      ]);
    case 'powerplay':
      return `That is the end of the ${value.name === 'mandatory' ? '' : `${value.name} `}powerplay.`;
    case 'over':
      return overText(value);
    case 'needed':
      return `${value.runs} needed from ${count(value.balls, 'ball')}.`;
    case 'close':
      return `${capital(closing(value.how))}: ${value.score} (${value.overs} ov).`;
    case 'result':
      return `${result(value.result)}.`;
  }
}

function overText({ over, runs, wickets, maiden, score, batters, bowler, needed }: Extract<Remark, { kind: 'over' }>) {
  const down = wickets === 0 ? '' : `, ${count(wickets, 'wicket')}`;
  const what = maiden ? `a ${wickets > 0 ? 'wicket ' : ''}maiden` : `${count(runs, 'run')}${down}`;
  const who = [batters.join(', '), bowler].filter((text) => text !== '').join('; ');
  const chase =
    needed === null ? '' : ` ${needed.runs} needed from ${count(needed.balls, 'ball')} (${needed.rate} an over).`;
  return `End of over ${over}: ${what}. ${score}${who === '' ? '' : ` (${who})`}.${chase}`;
}

function landmark(runs: number): string {
  if (runs === 50) return 'fifty';
  if (runs === 100) return 'a hundred';
  if (runs === 200) return 'a double hundred';
  return String(runs);
}

function closing(how: string): string {
  switch (how) {
    case 'target':
      return 'target reached';
    case 'overs':
      return 'overs completed';
    case 'declared':
      return 'innings declared closed';
    case 'forfeited':
      return 'innings forfeited';
    case 'time':
      return 'end of play';
    default:
      return how;
  }
}
