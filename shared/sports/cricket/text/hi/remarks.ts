import { pick } from '../../../../text/variant.ts';
import type { Remark } from '../facts.ts';
import { result } from './board.ts';
import { onBalls } from './grammar.ts';

/** What comes with a ball or another event and is told after it. */
export function remark(value: Remark, variant: number): string {
  switch (value.kind) {
    case 'batter':
      return landmark(value, variant);
    case 'partnership': {
      const [one, two] = value.names;
      const on = onBalls(value.balls);
      return pick(variant, [
        `${one} और ${two} के बीच ${on} ${value.runs} रन की साझेदारी।`,
        `${one} और ${two} ने ${on} ${value.runs} रन जोड़े।`,
      ]);
    }
    case 'haul':
      return `${value.name} को ${value.wickets} विकेट, अब तक ${value.wickets}/${value.runs}।`;
    case 'hat-trick':
      return `${value.name} की हैट्रिक!`;
    case 'team':
      return pick(variant, [
        `${value.team} के ${value.runs} रन पूरे।`,
        `${value.overs} ओवर में ${value.team} के ${value.runs} रन पूरे।`,
      ]);
    case 'powerplay':
      return 'पावरप्ले समाप्त।';
    case 'over':
      return overText(value);
    case 'needed':
      return `${onBalls(value.balls)} ${value.runs} रन चाहिए।`;
    case 'close':
      return `${closing(value.how)}: ${value.score} (${value.overs} ओवर)।`;
    case 'result':
      return `${result(value.result)}।`;
  }
}

function landmark({ name, runs, balls }: Extract<Remark, { kind: 'batter' }>, variant: number): string {
  const mark = MARKS[runs] ?? `${runs} रन`;
  const verb = MARKS[runs] === undefined ? 'पूरे' : 'पूरा';
  const on = onBalls(balls);
  return pick(variant, [`${on} ${name} का ${mark} ${verb}।`, `${name} का ${mark}, ${on}।`]).replace(
    `${name} का ${runs} रन`,
    `${name} के ${runs} रन`,
  );
}

const MARKS: Readonly<Record<number, string>> = { 50: 'अर्धशतक', 100: 'शतक', 200: 'दोहरा शतक', 300: 'तिहरा शतक' };

function overText({ over, runs, wickets, maiden, score, batters, bowler, needed }: Extract<Remark, { kind: 'over' }>) {
  const down = wickets === 0 ? '' : `, ${wickets} विकेट`;
  const what = maiden ? (wickets > 0 ? 'विकेट मेडन' : 'मेडन') : `${runs} रन${down}`;
  const who = [batters.join(', '), bowler].filter((text) => text !== '').join('; ');
  const chase =
    needed === null ? '' : ` जीत के लिए ${onBalls(needed.balls)} ${needed.runs} रन चाहिए (प्रति ओवर ${needed.rate})।`;
  return `ओवर ${over} समाप्त: ${what}। ${score}${who === '' ? '' : ` (${who})`}।${chase}`;
}

function closing(how: string): string {
  switch (how) {
    case 'target':
      return 'लक्ष्य हासिल';
    case 'overs':
      return 'ओवर पूरे';
    case 'declared':
      return 'पारी घोषित';
    case 'forfeited':
      return 'पारी छोड़ी गई';
    case 'time':
      return 'खेल समाप्त';
    default:
      return 'पारी सिमटी';
  }
}
