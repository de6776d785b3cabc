import type { Fielder } from './events.ts';
import { type Batter, type Innings, other, playerName, type State } from './state.ts';

/** How a batter is out, as scorers write it (the notation is the same in every language): "c Root b Broad". */
export function dismissalText(state: State, innings: Innings, batter: Batter): string {
  const { dismissal } = batter;
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
