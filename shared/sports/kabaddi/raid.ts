import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { putOut, restored, revive, strangers, unknownTeam, withTeam } from './mat.ts';
import { momentOf, pairOf, scored } from './periods.ts';
import { settle } from './result.ts';
import { inPlay, latest, type Mark, places, type State, stageOf, type Team, type TieBreak } from './state.ts';
import { withDefence, withRaider } from './tally.ts';

type RaidData = DataOf<'kabaddi.raid'>;

export interface RaidPoints {
  readonly raid: {
    readonly touch: number;
    readonly bonus: number;
    readonly technical: number;
    readonly allOut: number;
  };
  readonly defence: {
    readonly capture: number;
    readonly bonus: number;
    readonly technical: number;
    readonly allOut: number;
  };
}

/** A raid as it is judged: what came of it, by the rules and by what the event itself says. */
export interface Verdict {
  readonly side: Side;
  readonly mark: Mark;
  /** The state that the raid found: the clock set, suspensions that are over ended. */
  readonly found: State;
  readonly outcome: 'successful' | 'unsuccessful' | 'empty';
  readonly touches: number;
  readonly selfOuts: number;
  readonly doOrDie: boolean;
  /** The rules' points, and those that count: the officials' where the event gives them. */
  readonly derived: RaidPoints;
  readonly points: RaidPoints;
  readonly superRaid: boolean;
  readonly superTackle: boolean;
  /** Who was put out whole: the raiders, the defenders. */
  readonly allOut: { readonly raiders: boolean; readonly defenders: boolean };
  /** Both sides after it, by `setup.teams` order. */
  readonly teams: Pair<Team>;
}

/** `kabaddi.raid` */
export function raid(state: State, data: RaidData, at: number, override: Override | undefined): State | RuleViolation {
  const verdict = judge(state, data, at, override);
  if (verdict instanceof RuleViolation) return verdict;
  const { side, mark, found, points } = verdict;
  if (mark.stage === 5 || mark.stage === 6) return tieBreakRaid(verdict);
  const next = scored({ ...found, teams: verdict.teams, raid: null, raided: side }, mark, tallies(side, points));
  const raided = withTeam(next, side, withRaider(next.teams[side], data, verdict));
  const defended = withTeam(raided, other(side), withDefence(raided.teams[other(side)], data, verdict));
  return settle(defended);
}

/** What the raid comes to. Commentary and warnings ask for the same. */
export function judge(
  state: State,
  data: RaidData,
  at: number,
  override: Override | undefined,
): Verdict | RuleViolation {
  const side = data.team === undefined ? nextRaiders(state) : teamSide(state, data.team);
  if (side === null) {
    return data.team === undefined ? impossible('no-team', 'Say which side raids.') : unknownTeam(data.team);
  }
  const defenders = [...data.touched, ...data.selfOut];
  if (new Set(defenders).size < defenders.length || new Set(data.tacklers).size < data.tacklers.length) {
    return impossible('twice', 'A player is named twice.');
  }
  const violation =
    strangers(state, side, [data.raider], override) ??
    strangers(state, other(side), [...defenders, ...data.tacklers], override);
  if (violation !== null) return violation;
  const moment = momentOf(state, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { stage } = moment.mark;
  return decided(moment.state, moment.mark, side, data, stage !== 5 && stage !== 6);
}

/** `outs`: players go out and come in by it, as in every raid but those that break a tie. */
function decided(found: State, mark: Mark, side: Side, data: RaidData, outs: boolean): Verdict {
  const { format } = found;
  const opposite = other(side);
  const touches = Math.max(data.touched.length, data.touches ?? 0);
  const selfOuts = Math.max(data.selfOut.length, data.selfOuts ?? 0);
  const isOut = data.raiderOut !== null;
  const tackled = data.raiderOut === 'tackled';
  const [attack, defence] = [found.teams[side], found.teams[opposite]];

  const caught = isOut
    ? putOut(attack, data.raider === undefined ? [] : [data.raider], data.raider === undefined ? 1 : 0)
    : attack;
  const named = [...data.touched, ...data.selfOut];
  const hit = putOut(defence, named, touches + selfOuts - named.length);
  // Both sides revive before anybody is counted: a defender who steps out saves the last raider's side from an all-out.
  const raiders = revive(caught, defence.on.length - hit.on.length, places(found, side));
  const defenders = revive(hit, isOut ? 1 : 0, places(found, opposite));
  const emptied = {
    raiders: outs && attack.on.length > 0 && raiders.on.length === 0,
    defenders: outs && defence.on.length > 0 && defenders.on.length === 0,
  };

  const { superTackleDefenders, allOutPoints } = format;
  const few = outs && superTackleDefenders !== null && defence.on.length <= superTackleDefenders;
  const derived: RaidPoints = {
    raid: {
      touch: touches,
      bonus: data.bonus ? 1 : 0,
      technical: selfOuts,
      allOut: emptied.defenders ? allOutPoints : 0,
    },
    defence: {
      capture: tackled ? 1 : 0,
      bonus: tackled && few ? 1 : 0,
      technical: isOut && !tackled ? 1 : 0,
      allOut: emptied.raiders ? allOutPoints : 0,
    },
  };
  const points = given(derived, data.points);
  const raidersOut = data.points?.defence?.allOut;
  const defendersOut = data.points?.raid?.allOut;
  const allOut = {
    raiders: raidersOut === undefined ? emptied.raiders : raidersOut > 0,
    defenders: defendersOut === undefined ? emptied.defenders : defendersOut > 0,
  };
  const attacking = points.raid.touch + points.raid.bonus + points.raid.technical;
  const after = withTeam(withTeam(found, side, raiders), opposite, defenders);
  return {
    side,
    mark,
    found,
    outcome: isOut ? 'unsuccessful' : attacking > 0 ? 'successful' : 'empty',
    touches,
    selfOuts,
    doOrDie: outs && (data.doOrDie ?? isDoOrDie(found, side)),
    derived,
    points,
    superRaid: !isOut && points.raid.touch + points.raid.bonus >= format.superRaidPoints,
    superTackle: points.defence.bonus > 0,
    allOut,
    teams: outs
      ? [
          remaining(after, 0, side === 0 ? allOut.raiders : allOut.defenders),
          remaining(after, 1, side === 1 ? allOut.raiders : allOut.defenders),
        ]
      : found.teams,
  };
}

/** The officials' points, and the rules' where they gave none. */
function given({ raid, defence }: RaidPoints, points: RaidData['points']): RaidPoints {
  const { raid: own, defence: theirs } = points ?? {};
  return {
    raid: {
      touch: own?.touch ?? raid.touch,
      bonus: own?.bonus ?? raid.bonus,
      technical: own?.technical ?? raid.technical,
      allOut: own?.allOut ?? raid.allOut,
    },
    defence: {
      capture: theirs?.capture ?? defence.capture,
      bonus: theirs?.bonus ?? defence.bonus,
      technical: theirs?.technical ?? defence.technical,
      allOut: theirs?.allOut ?? defence.allOut,
    },
  };
}

/** An all-out brings everybody back. Where the officials gave none, somebody must still stand. */
function remaining(state: State, side: Side, allOut: boolean): Team {
  if (allOut) return restored(state, side);
  const team = state.teams[side];
  return team.on.length > 0 ? team : revive(team, 1, places(state, side));
}

function tallies(side: Side, { raid: own, defence }: RaidPoints) {
  const { capture, technical, allOut } = defence;
  return pairOf<object>(side, own, { capture, superTackle: defence.bonus, technical, allOut });
}

/** Nobody goes out: only points count. */
function tieBreakRaid({ side, mark, found, points }: Verdict): State {
  const own = points.raid.touch + points.raid.bonus + points.raid.technical;
  const theirs = points.defence.capture + points.defence.bonus + points.defence.technical;
  const golden = mark.stage === 6;
  const was: TieBreak = (golden ? found.golden : found.tieBreak) ?? {
    first: side,
    raids: [0, 0],
    points: [0, 0],
    over: false,
  };
  const [a, b] = pairOf(side, own, theirs);
  const now: TieBreak = {
    ...was,
    raids: replaced(was.raids, side, was.raids[side] + 1),
    points: [was.points[0] + a, was.points[1] + b],
  };
  const next = { ...found, raid: null };
  return settle(golden ? { ...next, golden: now } : { ...next, tieBreak: now });
}

/** Is this side's next raid one that must score? */
export function isDoOrDie({ format, teams }: State, side: Side): boolean {
  return format.doOrDie !== null && teams[side].empty >= format.doOrDie - 1;
}

/** Whose turn it is to raid, where the record tells. */
export function nextRaiders(state: State): Side | null {
  if (state.raid !== null) return state.raid.side;
  const stage = stageOf(state);
  const extra = stage === 6 ? state.golden : stage === 5 ? state.tieBreak : null;
  if (extra !== null) {
    if (extra.first === null) return null;
    return extra.raids[extra.first] > extra.raids[other(extra.first)] ? other(extra.first) : extra.first;
  }
  if (!inPlay(state)) return null;
  return state.raided === null ? (latest(state)?.first ?? null) : other(state.raided);
}
