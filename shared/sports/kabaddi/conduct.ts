import type { Override } from '../../match/event.ts';
import { stopped } from '../clock.ts';
import { against, waived } from '../refusal.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf, Stage } from './events.ts';
import { putOut, restored, revive, strangers, unknownTeam, whereIs, withTeam } from './mat.ts';
import { momentOf, pairOf, scored, withRecord } from './periods.ts';
import { settle } from './result.ts';
import { latest, type Mark, places, playedAt, playerName, type State, type TieBreak } from './state.ts';

interface Placed {
  readonly state: State;
  readonly mark: Mark;
  readonly side: Side;
}

/** What every event about a team and its players needs: who, when, and the state then. */
function placed(
  before: State,
  data: { readonly team: string; readonly period?: Stage | undefined; readonly clock?: number | undefined },
  players: readonly (string | undefined)[],
  at: number,
  override: Override | undefined,
): Placed | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const violation = strangers(before, side, players, override);
  if (violation !== null) return violation;
  const moment = momentOf(before, data, at, override);
  return moment instanceof RuleViolation ? moment : { ...moment, side };
}

/** `kabaddi.technical`. Whoever goes out by it is an opponent, and somebody of the team comes in. */
export function technical(
  before: State,
  data: DataOf<'kabaddi.technical'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const found = placed(before, data, [], at, override);
  if (found instanceof RuleViolation) return found;
  const { state, mark, side } = found;
  const violation = strangers(state, other(side), [data.out], override);
  if (violation !== null) return violation;
  if (mark.stage === 5 || mark.stage === 6) return settle(tieBreakPoints(state, mark.stage, side, data.points));
  const out = data.out === undefined ? state : goesOut(state, other(side), data.out);
  return settle(scored(out, mark, pairOf<object>(side, { technical: data.points }, {})));
}

/** A last player who goes out so takes the side's all-out with it: everybody is back, and the officials say the points. */
function goesOut(state: State, side: Side, player: string): State {
  const hit = withTeam(state, side, putOut(state.teams[side], [player], 0));
  const opposite = other(side);
  const revived = withTeam(hit, opposite, revive(hit.teams[opposite], 1, places(hit, opposite)));
  return revived.teams[side].on.length > 0 ? revived : withTeam(revived, side, restored(revived, side));
}

function tieBreakPoints(state: State, stage: 5 | 6, side: Side, points: number): State {
  const key = stage === 6 ? 'golden' : 'tieBreak';
  const was: TieBreak = state[key] ?? { first: null, raids: [0, 0], points: [0, 0], over: false };
  const [a, b] = pairOf(side, points, 0);
  return { ...state, [key]: { ...was, points: [was.points[0] + a, was.points[1] + b] } };
}

/** `kabaddi.card` */
export function book(
  before: State,
  data: DataOf<'kabaddi.card'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const found = placed(before, data, [data.player], at, override);
  if (found instanceof RuleViolation) return found;
  const { state, mark, side } = found;
  const player = data.player ?? null;
  const entry = { side, card: data.card, player, official: data.official ?? null, mark };
  const shown = { ...state, cards: [...state.cards, entry] };
  if (player === null || data.card === 'green') return shown;
  const where = whereIs(state, side, player);
  if (where === 'bench' || where === 'dismissed') {
    return data.card === 'red' && where === 'bench' ? benched(shown, side, player) : shown;
  }
  const team = shown.teams[side];
  const left = {
    ...team,
    on: team.on.filter((one) => one !== player),
    out: team.out.filter((one) => one !== player),
    suspended: team.suspended.filter((each) => each.player !== player),
  };
  if (data.card === 'red') return withTeam(shown, side, { ...left, dismissed: [...left.dismissed, player] });
  const until = playedAt(state.format, mark) + state.format.suspensionMinutes * 60_000;
  const from = where === 'out' ? 'out' : 'mat';
  return withTeam(shown, side, { ...left, suspended: [...left.suspended, { player, from, until }] });
}

/** A red card for somebody whom the record has on the bench: where players are unnamed he may have been on the mat. */
function benched(state: State, side: Side, player: string): State {
  const team = state.teams[side];
  const index = team.on.indexOf(null);
  if (index < 0) return state;
  return withTeam(state, side, { ...team, on: team.on.toSpliced(index, 1), dismissed: [...team.dismissed, player] });
}

/** `kabaddi.substitution`: whoever comes on takes the place, on the mat or among those who are out. */
export function substitute(
  before: State,
  data: DataOf<'kabaddi.substitution'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const found = placed(before, data, [data.off, data.on], at, override);
  if (found instanceof RuleViolation) return found;
  const { state, mark, side } = found;
  const { off, on } = data;
  const team = state.teams[side];
  if (off === on) return against('same-player', `${playerName(state, side, off)} cannot come on for the same player.`);
  const most = state.format.substitutions;
  if (most !== null && team.substitutions.length >= most && !waived(override, 'no-substitutions')) {
    return against('no-substitutions', `${teamName(state, side)} have made their ${most} substitutions.`);
  }
  const here = whereIs(state, side, on);
  if (here !== 'bench' && !waived(override, 'not-on-bench')) {
    return against('not-on-bench', `${playerName(state, side, on)} is not on the bench.`);
  }
  const where = whereIs(state, side, off);
  if (where !== 'mat' && !(where === 'bench' && team.on.includes(null)) && !waived(override, 'not-on-mat')) {
    return against('not-on-mat', `${playerName(state, side, off)} is not on the mat.`);
  }
  const substitutions = [...team.substitutions, { off, on, mark }];
  return withTeam(state, side, { ...swapped(team, off, on), substitutions });
}

function swapped<T extends { readonly on: readonly (string | null)[]; readonly out: readonly (string | null)[] }>(
  team: T,
  off: string,
  on: string,
): T {
  // Somebody who comes on although he was there already leaves that place to the other one.
  const swap = (one: string | null) => (one === off ? on : one === on ? off : one);
  if (team.on.includes(off) || team.out.includes(off))
    return { ...team, on: team.on.map(swap), out: team.out.map(swap) };
  const unnamed = team.on.indexOf(null);
  if (unnamed < 0 || team.on.includes(on) || team.out.includes(on)) return team;
  return { ...team, on: team.on.with(unnamed, on) };
}

/** `kabaddi.timeout`: the game clock and the raid clock stop. */
export function timeOut(
  before: State,
  data: DataOf<'kabaddi.timeout'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = data.team === undefined ? null : teamSide(before, data.team);
  if (data.team !== undefined && side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const held = stoppedClock(moment.state, at);
  if (side === null) return held;
  const team = held.teams[side];
  const taken = team.timeOuts.filter(({ stage }) => stage === moment.mark.stage).length;
  if (taken >= held.format.timeOuts && !waived(override, 'no-time-outs')) {
    return against('no-time-outs', `${teamName(held, side)} have no time-out left in this half.`);
  }
  return withTeam(held, side, { ...team, timeOuts: [...team.timeOuts, { stage: moment.mark.stage }] });
}

function stoppedClock(state: State, at: number): State {
  const record = latest(state);
  if (record === null || record.ended) return state;
  const held = withRecord(state, { ...record, clock: stopped(record.clock, at) });
  return held.raid === null ? held : { ...held, raid: { ...held.raid, clock: stopped(held.raid.clock, at) } };
}

/** `kabaddi.review` */
export function review(
  before: State,
  data: DataOf<'kabaddi.review'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const found = placed(before, data, [], at, override);
  if (found instanceof RuleViolation) return found;
  const { state, side } = found;
  const team = state.teams[side];
  if (team.reviews.lost >= state.format.reviews && !waived(override, 'no-reviews')) {
    return against('no-reviews', `${teamName(state, side)} have no review left.`);
  }
  const lost = team.reviews.lost + (data.outcome === 'unsuccessful' ? 1 : 0);
  return withTeam(state, side, { ...team, reviews: { used: team.reviews.used + 1, lost } });
}

/** `kabaddi.injury`: who is hurt stays on the mat until a substitution says otherwise. */
export function injury(
  before: State,
  data: DataOf<'kabaddi.injury'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const found = placed(before, data, [data.player], at, override);
  return found instanceof RuleViolation ? found : found.state;
}
