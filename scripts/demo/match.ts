import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import { pick, type Random, seeded } from './random.ts';
import { demoTeams } from './teams.ts';

const BALLS_PER_OVER = 6;
/** Ids are made from this instant on, so that the same seed always makes the same ids. */
const EPOCH = Date.UTC(2026, 0, 1);

export interface Conditions {
  readonly format: JsonObject;
  readonly inningsPerSide: 1 | 2;
  /** An innings is closed after this many legal balls. */
  readonly balls: number;
  /** Wickets fall this many times as often as in a twenty-over match. */
  readonly wicketRate: number;
}

const twentyOvers: Conditions = {
  format: { name: 'T20', overs: 20, oversPerBowler: 4 },
  inningsPerSide: 1,
  balls: 120,
  wicketRate: 1,
};

interface Innings {
  runs: number;
  wickets: number;
  balls: number;
  striker: string;
  nonStriker: string;
  next: number;
}

interface Ball {
  readonly runs: JsonObject;
  readonly total: number;
  readonly legal: boolean;
  /** Did the batters end up at each other's ends? */
  readonly crossed: boolean;
  readonly dismissal?: 'bowled' | 'caught' | 'lbw' | 'run out';
}

const outcomes: readonly (readonly [number, Ball])[] = [
  [330, { runs: { batter: 0 }, total: 0, legal: true, crossed: false }],
  [365, { runs: { batter: 1 }, total: 1, legal: true, crossed: true }],
  [85, { runs: { batter: 2 }, total: 2, legal: true, crossed: false }],
  [6, { runs: { batter: 3 }, total: 3, legal: true, crossed: true }],
  [105, { runs: { batter: 4 }, total: 4, legal: true, crossed: false }],
  [48, { runs: { batter: 6 }, total: 6, legal: true, crossed: false }],
  [28, { runs: { batter: 0, wides: 1 }, total: 1, legal: false, crossed: false }],
  [4, { runs: { batter: 1, noballs: 1 }, total: 2, legal: false, crossed: true }],
  [10, { runs: { batter: 0, legbyes: 1 }, total: 1, legal: true, crossed: true }],
  [4, { runs: { batter: 0, byes: 1 }, total: 1, legal: true, crossed: true }],
  [9, { runs: { batter: 0 }, total: 0, legal: true, crossed: false, dismissal: 'bowled' }],
  [29, { runs: { batter: 0 }, total: 0, legal: true, crossed: false, dismissal: 'caught' }],
  [6, { runs: { batter: 0 }, total: 0, legal: true, crossed: false, dismissal: 'lbw' }],
  [3, { runs: { batter: 0 }, total: 0, legal: true, crossed: false, dismissal: 'run out' }],
];

/** A twenty-over match between two invented sides, as the drafts of its scorer; the same seed, the same match. */
export function demoMatch(seed: number): Generator<Draft> {
  return simulate(seed, twentyOvers);
}

export function* simulate(seed: number, conditions: Conditions): Generator<Draft> {
  const random = seeded(seed);
  let index = 0;
  const draft: MakeDraft = (type, data) => {
    const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
    return { id: uuidv7({ msecs: EPOCH + index++, random: bytes, seq: index }), type, data };
  };

  const teams = demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) }));
  yield draft('match.created', {
    sport: 'cricket',
    setup: { teams, competition: 'Scorewire demo', venue: 'Signal Ground', format: conditions.format },
  });
  const [a, b] = random() < 0.5 ? demoTeams : [demoTeams[1], demoTeams[0]];
  yield draft('cricket.toss', { winner: a.id, decision: 'bat' });
  yield draft('match.started', {});
  const totals = new Map<string, number>([
    [a.id, 0],
    [b.id, 0],
  ]);
  const order = Array.from(
    { length: conditions.inningsPerSide },
    () =>
      [
        [a, b],
        [b, a],
      ] as const,
  ).flat();
  for (const [index, [batting, bowling]] of order.entries()) {
    const last = index === order.length - 1;
    const behind = (totals.get(bowling.id) ?? 0) - (totals.get(batting.id) ?? 0);
    const runs = yield* innings(random, draft, conditions, batting, bowling, last ? behind + 1 : null);
    totals.set(batting.id, (totals.get(batting.id) ?? 0) + runs);
  }
  yield draft('match.ended', {});
}

type MakeDraft = (type: string, data: JsonObject) => Draft;
type Team = (typeof demoTeams)[number];

function* innings(
  random: Random,
  draft: MakeDraft,
  conditions: Conditions,
  batting: Team,
  bowling: Team,
  target: number | null,
): Generator<Draft, number> {
  const state: Innings = {
    runs: 0,
    wickets: 0,
    balls: 0,
    striker: batting.players[0],
    nonStriker: batting.players[1],
    next: 2,
  };
  const bowlers = bowling.players.slice(-6);
  const done = () =>
    state.wickets === 10 || state.balls === conditions.balls || (target !== null && state.runs >= target);
  yield draft('cricket.innings', { batting: batting.id });
  let over = 0;
  let freeOfWickets = false;
  while (!done()) {
    // Six bowlers in turn bowl at most four overs each, never two running.
    const bowler = bowlers[over % bowlers.length] ?? bowlers[0] ?? '';
    const start = state.balls;
    while (!done() && state.balls - start < BALLS_PER_OVER) {
      const ball = pick(random, outcomes);
      if (ball.dismissal !== undefined && (freeOfWickets || random() >= conditions.wicketRate)) continue;
      yield draft('cricket.delivery', delivery(random, state, ball, over, bowler, bowling));
      score(state, ball, batting);
      // No wicket off the ball after a no-ball, so that no free-hit rule can object.
      freeOfWickets = !ball.legal;
    }
    if (state.balls - start === BALLS_PER_OVER) swap(state);
    over++;
  }
  const unlimited = conditions.format.overs === null;
  if (unlimited && state.balls === conditions.balls)
    yield draft('cricket.close', { reason: target === null ? 'declared' : 'time' });
  return state.runs;
}

function delivery(random: Random, state: Innings, ball: Ball, over: number, bowler: string, bowling: Team): JsonObject {
  const fielder = bowling.players[Math.floor(random() * bowling.players.length)] ?? bowler;
  return {
    over,
    bowler,
    striker: state.striker,
    nonStriker: state.nonStriker,
    runs: ball.runs,
    speedKmh: Math.round(95 + random() * 50),
    ...(ball.total > 0 && { angle: Math.round(random() * 360) }),
    ...(ball.dismissal !== undefined && { wickets: [wicket(ball.dismissal, state.striker, fielder, bowler)] }),
  };
}

function wicket(kind: NonNullable<Ball['dismissal']>, player: string, fielder: string, bowler: string): JsonObject {
  if (kind === 'caught' && fielder === bowler) return { kind: 'caught and bowled', player };
  if (kind === 'caught' || kind === 'run out') return { kind, player, fielders: [{ player: fielder }] };
  return { kind, player };
}

function score(state: Innings, ball: Ball, batting: Team): void {
  state.runs += ball.total;
  if (ball.legal) state.balls++;
  if (ball.crossed) swap(state);
  if (ball.dismissal === undefined) return;
  state.wickets++;
  const incoming = batting.players[state.next++];
  if (incoming !== undefined) state.striker = incoming;
}

function swap(state: Innings): void {
  [state.striker, state.nonStriker] = [state.nonStriker, state.striker];
}
