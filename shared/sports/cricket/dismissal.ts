import { other } from '../side.ts';
import type { Fielder, Wicket } from './events.ts';
import { type Batter, type Innings, playerName, type State } from './state.ts';
import type { WicketFacts } from './text/facts.ts';

/**
 * How a batter is out, as scorers write it (the notation is the same in every language): "c Root b Broad". In pairs
 * cricket the last time, and how often: "b Broad (×2)".
 */
export function dismissalText(state: State, innings: Innings, batter: Batter): string {
  const text = notation(state, innings, batter);
  if (innings.pairs === null) return text;
  const times = innings.fall.filter((fall) => fall.batter === batter.id).length;
  return times < 2 ? text : `${text} (×${times})`;
}

function notation(state: State, innings: Innings, { dismissal }: Batter): string {
  if (dismissal === null) return 'not out';
  const fielding = other(innings.batting);
  const names = dismissal.fielders.map((fielder) => fielderText(state, innings, fielder));
  const b = dismissal.bowler === null ? '?' : playerName(state, fielding, dismissal.bowler);
  switch (dismissal.kind) {
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
      return dismissal.kind;
  }
}

function fielderText(state: State, innings: Innings, { player, name, substitute }: Fielder): string {
  const who = name ?? (player === undefined ? '?' : playerName(state, other(innings.batting), player));
  return substitute === true ? `sub (${who})` : who;
}

/** A wicket that has just fallen, with the batter's figures. */
export function wicketFacts(after: State, { player, kind }: Wicket): WicketFacts {
  const { current } = after;
  const batter = current?.batters.find(({ id }) => id === player);
  return {
    name: current === null ? player : playerName(after, current.batting, player),
    kind,
    notation: current === null || batter === undefined ? kind : notation(after, current, batter),
    runs: batter?.runs ?? 0,
    balls: batter?.balls ?? 0,
    fours: batter?.fours ?? 0,
    sixes: batter?.sixes ?? 0,
  };
}
