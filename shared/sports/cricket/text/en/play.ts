import type { BallFacts, Remark, WicketFacts } from '../facts.ts';
import { result } from './board.ts';
import { capital, count } from './grammar.ts';

/** One delivery. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not seen. */
export function ball(facts: BallFacts, variant: number): string {
  const { bowler, striker, wickets, speedKmh } = facts;
  const prefix = facts.freeHit ? 'Free hit: ' : '';
  const parts = [
    `${prefix}${bowler} to ${striker}, ${outcome(facts, variant)}${speedKmh === null ? '' : ` (${speedKmh} km/h)`}${isOut(facts) ? '!' : '.'}`,
    ...wickets.map(figures),
    ...(facts.penalty > 0 ? [`${count(facts.penalty, 'penalty run')} to the batting side.`] : []),
    ...(facts.freeHitNext ? ['The next ball is a free hit.'] : []),
  ];
  return parts.join(' ');
}

function pick(phrases: readonly string[], variant: number): string {
  return phrases[variant % phrases.length] ?? '';
}

function outcome(facts: BallFacts, variant: number): string {
  const { batter, wides, noballs, byes, legbyes } = facts;
  const extras: string[] = [];
  if (wides > 0) extras.push(wides === 1 ? 'wide' : `${wides} wides`);
  if (noballs > 0) extras.push('no-ball');
  if (byes > 0) extras.push(byes === 1 ? 'a bye' : `${byes} byes`);
  if (legbyes > 0) extras.push(legbyes === 1 ? 'a leg bye' : `${legbyes} leg byes`);
  if (batter > 0) extras.push(runs(facts, variant));
  if (isOut(facts)) extras.push('OUT');
  if (extras.length > 0) return extras.join(', ');
  return pick(['no run', 'no run', 'a dot ball', 'nothing off it', 'no score', 'dot'], variant);
}

/** Out to this ball, not timed out or retired besides. */
function isOut({ wickets }: BallFacts): boolean {
  return wickets.some(({ kind }) => !kind.startsWith('retired') && kind !== 'timed out');
}

const RUNS: Readonly<Record<number, readonly string[]>> = {
  1: ['one run', '1 run', 'a single', 'just the one'],
  2: ['two runs', '2 runs', 'a couple', 'two of them'],
  3: ['three runs', '3 runs', 'three of them'],
};

function runs({ batter, boundary }: BallFacts, variant: number): string {
  if (boundary && batter === 4) return pick(['FOUR', 'FOUR runs', 'FOUR, to the boundary'], variant);
  if (boundary && batter === 6) return pick(['SIX', 'SIX runs', 'SIX, over the boundary'], variant);
  return pick(RUNS[batter] ?? [`${batter} runs`], variant);
}

/** "Hendricks b Curran 7 (8b 1x4)." */
export function figures({ name, notation, runs: scored, balls, fours, sixes }: WicketFacts): string {
  const boundaries = `${fours > 0 ? ` ${fours}x4` : ''}${sixes > 0 ? ` ${sixes}x6` : ''}`;
  return `${name} ${notation} ${scored} (${balls}b${boundaries}).`;
}

export function remark(value: Remark): string {
  switch (value.kind) {
    case 'batter':
      return `${landmark(value.runs)} for ${value.name}, off ${count(value.balls, 'ball')}.`;
    case 'partnership':
      return `${value.names.join(' and ')} have put on ${value.runs} together.`;
    case 'haul':
      return `${value.wickets} wickets for ${value.name}, ${value.wickets}/${value.runs}.`;
    case 'hat-trick':
      return `Hat-trick for ${value.name}!`;
    case 'team':
      return `${value.runs} up for ${value.team}.`;
    case 'over': {
      const wickets = value.wickets === 0 ? '' : `, ${count(value.wickets, 'wicket')}`;
      const what = value.maiden
        ? `a ${value.wickets > 0 ? 'wicket ' : ''}maiden`
        : `${count(value.runs, 'run')}${wickets}`;
      const who = [value.batters.join(', '), value.bowler].filter((text) => text !== '').join('; ');
      return `End of over ${value.over}: ${what}. ${value.score}${who === '' ? '' : ` (${who})`}.`;
    }
    case 'close':
      return `${capital(closing(value.how))}: ${value.score} (${value.overs} ov).`;
    case 'result':
      return `${result(value.result)}.`;
  }
}

function landmark(runs: number): string {
  if (runs === 50) return 'Fifty';
  if (runs === 100) return 'A hundred';
  if (runs === 200) return 'A double hundred';
  return `${runs} runs`;
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
