import { other } from '../side.ts';
import { type Moment, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { situationOf } from './board.ts';
import { prepare } from './delivery.ts';
import type { Wicket } from './events.ts';
import { remarksOf } from './remarks.ts';
import { type Innings, playerName, type State } from './state.ts';

/** Runs that a chase of unlimited overs is close at, with `LAST_WICKETS` or fewer left. */
const LAST_RUNS = 25;
const LAST_WICKETS = 2;

/** Wickets, fifties, five wickets, hat-tricks, ends of innings, and the last of a chase. */
export function moments(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  const prepared = event.type === 'cricket.delivery' ? prepare(before, event.data, event.override) : null;
  if (prepared instanceof RuleViolation) return [];
  const earlier = prepared?.innings ?? before.current;
  const isClose = close(after) && !close(before);
  return [
    ...wicketsOf(event).flatMap((wicket) => wicketMoment(wicket, earlier, after)),
    ...remarksOf(before, earlier, after).flatMap((remark): readonly Moment[] => {
      switch (remark.kind) {
        case 'batter':
          return [{ kind: 'milestone', what: String(remark.runs), players: [remark.name] }];
        case 'haul':
          return [{ kind: 'milestone', what: `${remark.wickets} wickets`, players: [remark.name] }];
        case 'hat-trick':
          return [{ kind: 'milestone', what: 'hat-trick', players: [remark.name] }];
        case 'close':
          return after.result === null ? [{ kind: 'period', what: remark.how, players: [] }] : [];
        default:
          return [];
      }
    }),
    ...(isClose ? [{ kind: 'close' as const, what: 'chase', players: [] }] : []),
  ];
}

/** What the bowler gets the credit for (Laws 32.2, 33.5, 35.3, 36.5, 39.4). */
const BOWLERS: ReadonlySet<Wicket['kind']> = new Set(['bowled', 'caught', 'lbw', 'stumped', 'hit wicket']);

function wicketsOf(event: AppliedEvent): readonly Wicket[] {
  if (event.type === 'cricket.delivery') return event.data.wickets ?? [];
  return event.type === 'cricket.wicket' ? [event.data] : [];
}

function wicketMoment(wicket: Wicket, innings: Innings | null, state: State): readonly Moment[] {
  const { kind, player, fielders = [] } = wicket;
  // Law 25.4: whoever retires hurt is not out.
  if (innings === null || kind === 'retired hurt' || kind === 'retired not out') return [];
  const fielding = other(innings.batting);
  const batter = state.current?.batters.find(({ id }) => id === player);
  const bowler = BOWLERS.has(kind) ? (batter?.dismissal?.bowler ?? null) : null;
  const names = fielders.flatMap(({ player: id }) => (id === undefined ? [] : [playerName(state, fielding, id)]));
  const players = [
    playerName(state, innings.batting, player),
    ...(bowler === null ? [] : [playerName(state, fielding, bowler)]),
    ...names,
  ];
  return [{ kind: 'wicket', what: kind, players: [...new Set(players)] }];
}

/** The last two overs of a chase at no more than ten an over, or its last wickets. */
function close(state: State): boolean {
  if (state.result !== null) return false;
  const situation = situationOf(state);
  if (situation.kind !== 'chase' || situation.runs <= 0 || state.current === null) return false;
  const { runs, balls, wickets } = situation;
  if (wickets <= LAST_WICKETS && runs <= LAST_RUNS) return true;
  const { ballsPerOver } = state.format;
  return balls !== null && balls > 0 && balls <= 2 * ballsPerOver && runs * ballsPerOver <= 10 * balls;
}
