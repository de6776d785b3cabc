import type { JsonObject } from '../../../json/json.ts';
import type { EffectiveEvent } from '../../../match/effective.ts';
import { other, type Side, teamName, teamSide } from '../../side.ts';
import { type Lifecycle, RuleViolation } from '../../sport.ts';
import { prepare } from '../delivery.ts';
import type { CricketEvent, DataOf, Delivery, Fielder, Wicket } from '../events.ts';
import { mainInnings } from '../result.ts';
import type { Setup } from '../setup.ts';
import { type Innings, inningsOf, type Limit, type State } from '../state.ts';
import { Names } from './cricsheet-write-names.ts';

type Extras = { [K in 'byes' | 'legbyes' | 'noballs' | 'wides' | 'penalty']?: number };

/** A delivery being written: what follows it between the balls is still put to it. */
interface Ball {
  readonly over: number;
  readonly names: { readonly batter: string; readonly bowler: string; readonly non_striker: string };
  readonly runs: number;
  readonly nonBoundary: boolean;
  readonly extras: Extras;
  readonly wickets: JsonObject[];
  readonly replacements: Replacements | null;
  review: JsonObject | null;
}

interface Replacements {
  readonly match: JsonObject[];
  readonly role: JsonObject[];
}

/** ISO day, UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Collects innings by innings what the state does not keep: the balls and what happened between them. */
export class Ledger {
  readonly names: Names;
  readonly days: string[] = [];
  /** Players who were not on the team sheet from the start. */
  readonly broughtIn = new Set<string>();
  uncontested = false;
  official: string | null = null;
  readonly #innings: Ball[][] = [];
  #replacements: Replacements | null = null;
  #wickets: JsonObject[] = [];

  constructor(setup: Setup) {
    this.names = new Names(setup);
  }

  of(index: number): readonly Ball[] {
    return this.#innings[index] ?? [];
  }

  /** `event` led from `before` to `after`. */
  enter(before: State, event: EffectiveEvent & (CricketEvent | Lifecycle), after: State): void {
    const balls = this.#balls(after);
    const last = balls.at(-1);
    switch (event.type) {
      case 'cricket.toss':
        this.uncontested = event.data.uncontested === true;
        return;
      case 'cricket.delivery':
        this.#deliver(before, event, after, balls);
        return;
      case 'cricket.wicket': {
        const wicket = this.#wicket(after, event.data);
        if (last === undefined) this.#wickets.push(wicket);
        else last.wickets.push(wicket);
        return;
      }
      case 'cricket.penalty': {
        // Awarded while the innings goes on, but on no ball: it stands with the ball before.
        const batting = teamSide(after, event.data.to) === after.current?.batting;
        if (batting && after.current?.closed === null && last !== undefined) {
          last.extras.penalty = (last.extras.penalty ?? 0) + event.data.runs;
        }
        return;
      }
      case 'cricket.replacement':
        this.#replace(after, event.data);
        return;
      case 'cricket.review':
        if (last !== undefined) last.review = this.#review(after, event.data);
        return;
      case 'match.ended':
        this.official = 'result' in event.data && typeof event.data.result === 'string' ? event.data.result : null;
        return;
      default:
        return;
    }
  }

  #balls(state: State): Ball[] {
    const index = inningsOf(state).length - 1;
    if (index < 0) return [];
    const known = this.#innings[index];
    if (known !== undefined) return known;
    const fresh: Ball[] = [];
    this.#innings[index] = fresh;
    return fresh;
  }

  #deliver(before: State, event: EffectiveEvent & { readonly data: Delivery }, after: State, balls: Ball[]): void {
    const prepared = prepare(before, event.data, event.override);
    if (prepared instanceof RuleViolation) return;
    const { innings } = prepared;
    const day = dayOf(event.at);
    if (!this.days.includes(day)) this.days.push(day);
    const { batter, byes, legbyes, noballs, wides, penalty } = event.data.runs;
    const { overthrows = 0 } = event.data;
    const fielding = other(innings.batting);
    balls.push({
      over: innings.over.index,
      names: {
        batter: this.names.of(after, innings.batting, innings.batters[innings.striker]?.id),
        bowler: this.names.of(after, fielding, innings.bowlers[innings.bowler]?.id),
        non_striker: this.names.of(after, innings.batting, innings.batters[innings.nonStriker]?.id),
      },
      runs: batter,
      nonBoundary: event.data.nonBoundary === true || ((batter === 4 || batter === 6) && overthrows > 0),
      extras: {
        ...(byes && { byes }),
        ...(legbyes && { legbyes }),
        ...(noballs && { noballs }),
        ...(wides && { wides }),
        ...(penalty && { penalty }),
      },
      wickets: [...this.#wickets, ...(event.data.wickets ?? []).map((wicket) => this.#wicket(after, wicket))],
      replacements: this.#replacements,
      review: null,
    });
    this.#replacements = null;
    this.#wickets = [];
  }

  #wicket(state: State, { kind, player, fielders = [] }: Wicket): JsonObject {
    const batting = state.current?.batting ?? 0;
    return {
      player_out: this.names.of(state, batting, player),
      ...(fielders.length > 0 && { fielders: fielders.map((each) => this.#fielder(state, other(batting), each)) }),
      kind,
    };
  }

  #fielder(state: State, side: Side, { player, name, substitute }: Fielder): JsonObject {
    const known = name ?? (player === undefined ? undefined : this.names.of(state, side, player));
    return { ...(known !== undefined && { name: known }), ...(substitute === true && { substitute }) };
  }

  #replace(state: State, { team, in: comes, out, reason, role }: DataOf<'cricket.replacement'>): void {
    const side = teamSide(state, team);
    if (side === null) return;
    this.#replacements ??= { match: [], role: [] };
    const both = {
      in: this.names.of(state, side, comes.id),
      ...(out !== undefined && { out: this.names.of(state, side, out) }),
      ...(reason !== undefined && { reason }),
    };
    if (role !== undefined) {
      this.#replacements.role.push({ ...both, role });
      return;
    }
    this.broughtIn.add(comes.id);
    this.#replacements.match.push({ ...both, team: teamName(state, side) });
  }

  #review(state: State, data: DataOf<'cricket.review'>): JsonObject {
    const { by, batter, umpire, type, decision, umpiresCall } = data;
    const side = teamSide(state, by);
    const batting = state.current?.batting ?? 0;
    return {
      by: side === null ? by : teamName(state, side),
      ...(batter !== undefined && { batter: this.names.of(state, batting, batter) }),
      ...(umpire !== undefined && { umpire }),
      ...(type !== undefined && { type }),
      decision,
      ...(umpiresCall === true && { umpires_call: true }),
    };
  }
}

/** An innings with its balls; what the state derived (target, penalty runs, miscounted overs) with it. */
export function inningsRecord(state: State, innings: Innings, balls: readonly Ball[], names: Names): JsonObject {
  const { extras, absent, powerplays, closed, superOver } = innings;
  const miscounted = miscountedOvers(state, innings);
  const target = targetRecord(state, innings);
  return {
    team: teamName(state, innings.batting),
    ...(!(closed === 'forfeited' && balls.length === 0) && { overs: oversOf(balls) }),
    ...(absent.length > 0 && { absent_hurt: absent.map((id) => names.of(state, innings.batting, id)) }),
    ...(closed === 'declared' && { declared: true }),
    ...(closed === 'forfeited' && { forfeited: true }),
    ...(extras.pre + extras.post > 0 && {
      penalty_runs: { ...(extras.pre > 0 && { pre: extras.pre }), ...(extras.post > 0 && { post: extras.post }) },
    }),
    ...(powerplays.length > 0 && { powerplays: powerplays.map(({ kind, from, to }) => ({ from, to, type: kind })) }),
    ...(Object.keys(miscounted).length > 0 && { miscounted_overs: miscounted }),
    ...(target !== null && { target }),
    ...(superOver > 0 && { super_over: true }),
  };
}

function oversOf(balls: readonly Ball[]): readonly JsonObject[] {
  const overs: { over: number; deliveries: JsonObject[] }[] = [];
  for (const ball of balls) {
    const record = deliveryRecord(ball);
    const over = overs.at(-1);
    if (over?.over === ball.over) over.deliveries.push(record);
    else overs.push({ over: ball.over, deliveries: [record] });
  }
  return overs;
}

function deliveryRecord({ names, runs, nonBoundary, extras, wickets, replacements, review }: Ball): JsonObject {
  const beside = Object.values(extras).reduce((sum, value) => sum + value, 0);
  return {
    ...names,
    ...(beside > 0 && { extras: { ...extras } }),
    ...(replacements !== null && {
      replacements: {
        ...(replacements.match.length > 0 && { match: replacements.match }),
        ...(replacements.role.length > 0 && { role: replacements.role }),
      },
    }),
    ...(review !== null && { review }),
    runs: { batter: runs, extras: beside, total: runs + beside, ...(nonBoundary && { non_boundary: true }) },
    ...(wickets.length > 0 && { wickets }),
  };
}

/** Overs that ended although they had fewer or more legal balls than an over has (Law 17.5). */
function miscountedOvers(state: State, innings: Innings): { readonly [over: string]: JsonObject } {
  const { ballsPerOver } = state.format;
  const odd = innings.overs.filter(({ legal }) => legal !== ballsPerOver);
  return Object.fromEntries(odd.map(({ index, legal }) => [String(index), { balls: legal }]));
}

/** What the side batting last needed, where overs are limited; a par score at the stoppage stands in its place. */
function targetRecord(state: State, innings: Innings): JsonObject | null {
  const main = mainInnings(state);
  if (innings.superOver > 0 || main.length < 2 * state.format.inningsPerSide || innings !== main.at(-1)) return null;
  if (state.par !== null) {
    const { index, legal } = innings.over;
    return { runs: state.par + 1, overs: oversNumber({ overs: index, balls: legal }) };
  }
  const { target, limit } = innings;
  return target === null || limit === null ? null : { runs: target, overs: oversNumber(limit) };
}

/** 25 overs and 3 balls are 25.3. */
function oversNumber({ overs, balls }: Limit): number {
  return Math.round(overs * 10 + balls) / 10;
}
