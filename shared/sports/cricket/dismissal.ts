import { other } from '../side.ts';
import type { Wicket } from './events.ts';
import { type Batter, type Innings, playerName, type State } from './state.ts';
import type { DismissalFacts, WicketFacts } from './text/facts.ts';

/** How a batter was out, in pairs cricket the last time; null: not out. */
export function dismissalFacts(state: State, innings: Innings, { id, dismissal }: Batter): DismissalFacts | null {
  if (dismissal === null) return null;
  const fielding = other(innings.batting);
  const { kind, bowler, fielders } = dismissal;
  return {
    kind,
    bowler: bowler === null ? null : playerName(state, fielding, bowler),
    fielders: fielders.map(({ player, name, substitute }) => ({
      name: name ?? (player === undefined ? null : playerName(state, fielding, player)),
      substitute: substitute === true,
    })),
    times: innings.pairs === null ? 1 : innings.fall.filter((fall) => fall.batter === id).length,
  };
}

/** A wicket that has just fallen, with the batter's figures. */
export function wicketFacts(after: State, { player, kind }: Wicket): WicketFacts {
  const { current } = after;
  const batter = current?.batters.find(({ id }) => id === player);
  const facts = current === null || batter === undefined ? null : dismissalFacts(after, current, batter);
  return {
    ...(facts ?? { kind, bowler: null, fielders: [] }),
    times: 1,
    name: current === null ? player : playerName(after, current.batting, player),
    runs: batter?.runs ?? 0,
    balls: batter?.balls ?? 0,
    fours: batter?.fours ?? 0,
    sixes: batter?.sixes ?? 0,
  };
}
