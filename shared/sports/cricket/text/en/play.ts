import { pick } from '../../../../text/variant.ts';
import type { BallFacts, DismissalFacts, WicketFacts } from '../facts.ts';
import { count, ordinal } from './grammar.ts';

/** One delivery. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not seen. */
export function ball(facts: BallFacts, variant: number): string {
  const parts = [
    `${facts.freeHit ? 'Free hit: ' : facts.hatTrickBall ? 'Hat-trick ball: ' : ''}${delivery(facts, variant)}`,
    ...facts.wickets.flatMap((wicket) => [...how(wicket, facts, variant), figures(wicket)]),
    ...(facts.penalty > 0 ? [`${count(facts.penalty, 'penalty run')} to the batting side.`] : []),
    ...(facts.freeHitNext ? ['The next ball is a free hit.'] : []),
  ];
  return parts.join(' ');
}

function delivery(facts: BallFacts, variant: number): string {
  const { bowler, striker, wides, noballs, byes, legbyes, speedKmh } = facts;
  const speed = speedKmh === null ? '' : ` (${speedKmh} km/h)`;
  const plain = wides + noballs + byes + legbyes === 0 && !isOut(facts) && !facts.freeHit && !facts.hatTrickBall;
  if (plain && facts.boundary) return `${boundary(facts, variant)}${speed}.`;
  return `${bowler} to ${striker}, ${outcome(facts, variant)}${speed}${isOut(facts) ? '!' : '.'}`;
}

function outcome(facts: BallFacts, variant: number): string {
  const { batter, wides, noballs, byes, legbyes } = facts;
  const extras: string[] = [];
  if (wides > 0) extras.push(wides === 1 ? 'wide' : `${wides} wides`);
  if (noballs > 0) extras.push('no-ball');
  if (byes > 0) extras.push(byes === 1 ? 'a bye' : `${byes} byes`);
  if (legbyes > 0) extras.push(legbyes === 1 ? 'a leg bye' : `${legbyes} leg byes`);
  if (batter > 0) extras.push(extras.length > 0 && !facts.boundary ? count(batter, 'run') : runs(facts, variant));
  if (isOut(facts)) extras.push('OUT');
  if (extras.length > 0) return `${extras.join(', ')}${isOut(facts) ? '' : repeated(facts.again)}`;
  if (facts.dots === 1) return pick(variant, ['no run', 'no run', 'dot ball', 'nothing off it', 'no run']);
  if (facts.dots === 2) return pick(variant, ['another dot', 'no run again', 'still no run']);
  return pick(variant, [`the ${ordinal(facts.dots)} dot in a row`, `no run: ${facts.dots} dots running`]);
}

function repeated(again: number): string {
  if (again === 0) return '';
  return again === 1 ? ' again' : `, the ${ordinal(again + 1)} running`;
}

/** Out to this ball, not timed out or retired besides. */
function isOut({ wickets }: BallFacts): boolean {
  return wickets.some(({ kind }) => !kind.startsWith('retired') && kind !== 'timed out');
}

const RUNS: Readonly<Record<number, readonly string[]>> = {
  1: ['1 run', 'a single', '1 run', 'just the one'],
  2: ['2 runs', 'a couple', 'they come back for two'],
  3: ['3 runs', 'three of them'],
};

function runs({ batter, boundary, offTheMark }: BallFacts, variant: number): string {
  if (boundary) return batter === 4 ? 'FOUR' : 'SIX';
  const said = pick(variant, RUNS[batter] ?? [`${batter} runs`]);
  return offTheMark ? `${said} to get off the mark` : said;
}

function boundary({ bowler, striker, batter, boundaries, offTheMark }: BallFacts, variant: number): string {
  const what = batter === 4 ? 'FOUR' : 'SIX';
  if (boundaries > 2) {
    return pick(variant, [
      `${what} again! ${striker} makes it ${boundaries} boundaries in a row`,
      `${what}! That is ${boundaries} boundaries running`,
    ]);
  }
  if (boundaries === 2) {
    return pick(variant, [`${bowler} to ${striker}, ${what} again`, `${what}! Back-to-back boundaries for ${striker}`]);
  }
  if (offTheMark) return `${bowler} to ${striker}, ${what} to get off the mark`;
  return pick(variant, batter === 4 ? fours(bowler, striker) : sixes(bowler, striker));
}

function fours(bowler: string, striker: string): readonly string[] {
  return [
    `${bowler} to ${striker}, FOUR`,
    `FOUR! ${striker} finds the boundary off ${bowler}`,
    `${bowler} to ${striker}, FOUR, all the way to the rope`,
    `${bowler} to ${striker}, FOUR runs`,
  ];
}

function sixes(bowler: string, striker: string): readonly string[] {
  return [
    `${bowler} to ${striker}, SIX`,
    `SIX! ${striker} clears the rope off ${bowler}`,
    `${bowler} to ${striker}, SIX, over the boundary`,
    `SIX! ${striker} takes ${bowler} all the way`,
  ];
}

/** What a wicket on this ball looked like; figures follow. */
function how({ name, kind, fielders, balls, runs: scored }: WicketFacts, { bowler }: BallFacts, variant: number) {
  const by = fielders[0]?.name ?? null;
  const said = HOW[kind]?.(name, bowler, by) ?? [];
  const duck =
    kind.startsWith('retired') || kind === 'timed out' || scored > 0 ? [] : [DUCKS[balls] ?? 'Gone for a duck.'];
  return [...(said.length === 0 ? [] : [pick(variant, said)]), ...duck];
}

const DUCKS: Readonly<Record<number, string>> = { 0: 'Out without facing a ball.', 1: 'Gone first ball.' };

const HOW: Partial<
  Record<WicketFacts['kind'], (name: string, bowler: string, fielder: string | null) => readonly string[]>
> = {
  bowled: (name, bowler) => [
    'Bowled!',
    `${bowler} hits the stumps.`,
    `${name} is bowled.`,
    `Bowled, and ${bowler} has the wicket.`,
  ],
  caught: (name, bowler, by) =>
    by === null
      ? [`${name} is caught.`, `Caught, off ${bowler}.`]
      : [
          `Caught by ${by}.`,
          `${by} takes the catch.`,
          `${by} holds on to it and ${name} has to go.`,
          `${bowler} strikes, ${by} with the catch.`,
        ],
  'caught and bowled': (name, bowler) => ['Caught and bowled!', `${bowler} takes the return catch to remove ${name}.`],
  lbw: (name, bowler) => [
    'Leg before!',
    `Given leg before, and ${bowler} has ${name}.`,
    'Up goes the finger: leg before.',
  ],
  stumped: (name, _, by) =>
    by === null ? [`${name} is stumped.`] : [`Stumped by ${by}!`, `${by} whips off the bails.`],
  'run out': (name, _, by) =>
    by === null
      ? [`${name} is run out.`]
      : [`${name} is run out by ${by}.`, `Run out: ${name} is short, ${by} the fielder.`],
  'hit wicket': (name) => [`${name} hits the wicket.`],
};

/** "Hendricks b Curran 7 (8b 1x4)." */
export function figures(wicket: WicketFacts): string {
  const { name, runs: scored, balls, fours: f, sixes: s } = wicket;
  const boundaries = `${f > 0 ? ` ${f}x4` : ''}${s > 0 ? ` ${s}x6` : ''}`;
  return `${name} ${dismissal(wicket)} ${scored} (${balls}b${boundaries}).`;
}

/** How a batter is out, as scorers write it: "c Root b Broad". */
export function dismissal(facts: DismissalFacts | null): string {
  if (facts === null) return 'not out';
  return facts.times < 2 ? notation(facts) : `${notation(facts)} (×${facts.times})`;
}

function notation({ kind, bowler, fielders }: DismissalFacts): string {
  const names = fielders.map(({ name, substitute }) => (substitute ? `sub (${name ?? '?'})` : (name ?? '?')));
  const b = bowler ?? '?';
  switch (kind) {
    case 'caught':
      return `c ${names[0] ?? '?'} b ${b}`;
    case 'caught and bowled':
      return `c & b ${b}`;
    case 'bowled':
      return `b ${b}`;
    case 'lbw':
      return `lbw b ${b}`;
    case 'stumped':
      return `st ${names[0] ?? '?'} b ${b}`;
    case 'hit wicket':
      return `hit wicket b ${b}`;
    case 'run out':
      return names.length === 0 ? 'run out' : `run out (${names.join('/')})`;
    default:
      return kind;
  }
}
