import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { placeBowler } from './bowling.ts';
import { admit, enterBatter, mayBat } from './crease.ts';
import type { DataOf, Delivery } from './events.ts';
import { scheduledPowerplays } from './limits.ts';
import { alignOver, newOver } from './over.ts';
import { level, mainInnings, settle, targetOf, withResult } from './result.ts';
import { type Innings, inningsOf, type Limit, type State } from './state.ts';

export type InningsStart = DataOf<'cricket.innings'>;

interface Terms {
  readonly batting: Side;
  readonly superOver: number;
  readonly followOn: boolean;
}

/** Whose innings comes next and what kind it is, as far as the order of innings says it; null: nobody's, or not known. */
export function nextInnings(state: State): Terms | null {
  const main = mainInnings(state);
  if (main.length === 2 * state.format.inningsPerSide) return nextSuperOver(state, main);
  const first = main[0];
  if (first === undefined) {
    if (state.toss === null) return null;
    const { winner, decision } = state.toss;
    return { batting: decision === 'bat' ? winner : other(winner), superOver: 0, followOn: false };
  }
  // Sides bat in turn (Law 13.4); after a follow-on the side that did not has the last innings.
  const second = other(first.batting);
  const batted = main.filter((innings) => innings.batting === second).length;
  const batting =
    main.length === 3 ? (batted === 2 ? first.batting : second) : main.length === 1 ? second : first.batting;
  return { batting, superOver: 0, followOn: false };
}

/** The side that batted second bats first; in a further super over again the one that batted second. */
function nextSuperOver(state: State, main: readonly Innings[]): Terms | null {
  const supers = inningsOf(state).filter((innings) => innings.superOver > 0);
  const last = supers.at(-1) ?? main.at(-1);
  if (last === undefined || !level(state)) return null;
  const opens = supers.length % 2 === 0;
  return {
    batting: opens ? last.batting : other(last.batting),
    superOver: Math.floor(supers.length / 2) + 1,
    followOn: false,
  };
}

/** The state in which an innings is there for `ball`: the very first ball of a match opens the first one by itself. */
export function beginFor(state: State, ball: Delivery): State | RuleViolation {
  if (state.current !== null) return state;
  const batting = sideOf(state, ball.striker, ball.bowler) ?? nextInnings(state)?.batting;
  if (batting === undefined) {
    return impossible('no-innings', 'Say who bats first: there was no toss, and no innings has begun.');
  }
  return openInnings(state, { batting, superOver: 0, followOn: false });
}

function sideOf(state: State, striker: string | undefined, bowler: string | undefined): Side | undefined {
  const [a, b] = state.rosters;
  if (striker !== undefined && a.players.has(striker)) return 0;
  if (striker !== undefined && b.players.has(striker)) return 1;
  if (bowler !== undefined && a.players.has(bowler)) return 1;
  if (bowler !== undefined && b.players.has(bowler)) return 0;
  return undefined;
}

function openInnings(state: State, terms: Terms): State {
  const { batting, superOver, followOn } = terms;
  const pre = state.owed[batting];
  const past = inningsOf(state);
  const limit = limitOf(state, superOver);
  // Written out: an object that begins with a spread keeps its other members apart, in every copy made of it.
  const innings: Innings = {
    batting,
    superOver,
    followOn,
    runs: pre,
    wickets: 0,
    legal: 0,
    deliveries: 0,
    extras: { byes: 0, legbyes: 0, noballs: 0, wides: 0, penalty: 0, pre, post: 0 },
    unrecorded: null,
    batters: [],
    bowlers: [],
    striker: -1,
    nonStriker: -1,
    bowler: -1,
    over: newOver(0),
    lastOver: null,
    overs: [],
    freeHit: false,
    limit,
    allotted: limit,
    losses: [],
    target: null,
    pairs: superOver > 0 ? null : state.format.pairs,
    fall: [],
    stand: null,
    stands: [],
    absent: [],
    powerplays: superOver > 0 ? [] : scheduledPowerplays(state.format, limit),
    reviews: [],
    reviewsLeft: [state.format.reviews, state.format.reviews],
    suspended: [],
    milestones: [],
    closed: null,
  };
  const begun: State = {
    ...state,
    past,
    current: innings,
    owed: batting === 0 ? [0, state.owed[1]] : [state.owed[0], 0],
  };
  return { ...begun, current: { ...innings, target: targetOf(begun, innings) } };
}

/** The overs that the next innings will have. */
export function limitOf(state: State, superOver: number): Limit | null {
  if (superOver > 0) return { overs: 1, balls: 0 };
  const isLast = mainInnings(state).length === 2 * state.format.inningsPerSide - 1;
  if (isLast && state.revision?.limit) return state.revision.limit;
  if (state.oversLimit !== null) return state.oversLimit;
  return state.format.overs === null ? null : { overs: state.format.overs, balls: 0 };
}

/** `cricket.innings`. */
export function startInnings(before: State, data: InningsStart, override: Override | undefined): State | RuleViolation {
  const state = closePrevious(before, data, override);
  if (state instanceof RuleViolation) return state;
  const terms = termsOf(state, data, override);
  return terms instanceof RuleViolation ? terms : atTheCrease(openInnings(state, terms), data, override);
}

function closePrevious(
  state: State,
  { previous }: InningsStart,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = state;
  if (current === null || current.closed !== null) return state;
  if (previous === undefined && !waived(override, 'innings-open')) {
    return against('innings-open', `The innings of ${teamName(state, current.batting)} is still open; close it first.`);
  }
  return withResult({ ...state, current: { ...current, closed: previous ?? 'time' } });
}

function termsOf(state: State, data: InningsStart, override: Override | undefined): Terms | RuleViolation {
  const due = nextInnings(state);
  const side = data.followOn === true ? mainInnings(state).at(-1)?.batting : due?.batting;
  const batting = data.batting === undefined ? side : (teamSide(state, data.batting) ?? undefined);
  if (batting === undefined) {
    return data.batting === undefined
      ? impossible('no-batting-side', 'Say which side bats.')
      : impossible('unknown-team', `${data.batting} does not play in this match.`);
  }
  if (data.superOver ?? (due !== null && due.superOver > 0)) return superOverTerms(state, batting, due, override);
  if (state.result !== null && !waived(override, 'match-decided')) {
    return against('match-decided', 'The match is decided; there is no further innings.');
  }
  return mainTerms(state, batting, due, override);
}

function superOverTerms(
  state: State,
  batting: Side,
  due: Terms | null,
  override: Override | undefined,
): Terms | RuleViolation {
  const main = mainInnings(state);
  if (due === null && !waived(override, 'not-level')) {
    return against('not-level', 'A super over needs a match that is level.', 'Law 16.5');
  }
  if (main.length < 2) return impossible('not-level', 'A super over comes after both sides have batted.');
  const played = inningsOf(state).length - main.length;
  return { batting, superOver: Math.floor(played / 2) + 1, followOn: false };
}

function mainTerms(
  state: State,
  batting: Side,
  due: Terms | null,
  override: Override | undefined,
): Terms | RuleViolation {
  const main = mainInnings(state);
  const { inningsPerSide, followOnLead } = state.format;
  const name = teamName(state, batting);
  if (main.filter((innings) => innings.batting === batting).length >= inningsPerSide) {
    return impossible('no-more-innings', `${name} has had its innings.`, 'Law 13.1');
  }
  if (main.length === 0 || batting === due?.batting) return { batting, superOver: 0, followOn: false };
  if (main.length !== 2) {
    if (waived(override, 'wrong-side')) return { batting, superOver: 0, followOn: false };
    return against('wrong-side', `It is not the turn of ${name} to bat.`, 'Law 13.4');
  }
  const lead = (main[0]?.runs ?? 0) - (main[1]?.runs ?? 0);
  if ((followOnLead === null || lead < followOnLead) && !waived(override, 'follow-on-lead')) {
    const needed = followOnLead === null ? 'There is no follow-on in this match' : `A follow-on needs ${followOnLead}`;
    return against('follow-on-lead', `${needed}; the lead is ${lead}.`, 'Law 14.1');
  }
  return { batting, superOver: 0, followOn: true };
}

/** The openers and the first bowler, where they are named before the first ball. */
function atTheCrease(
  begun: State,
  { striker, nonStriker, bowler }: InningsStart,
  override: Override | undefined,
): State | RuleViolation {
  let state = begun;
  for (const [id, end] of [
    [striker, 'striker'],
    [nonStriker, 'nonStriker'],
  ] as const) {
    if (id === undefined || state.current === null) continue;
    const next = bringIn(state, state.current, id, end, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  return bowler === undefined ? state : nameBowler(state, { player: bowler }, override);
}

/** The state with `id` at the crease. */
export function bringIn(
  before: State,
  innings: Innings,
  id: string,
  end: 'striker' | 'nonStriker' | undefined,
  override: Override | undefined,
): State | RuleViolation {
  const state = admit(before, innings.batting, id);
  if (state instanceof RuleViolation) return state;
  const refused = mayBat(state, innings, id, override);
  if (refused !== null) return refused;
  if (innings.batters[innings.striker]?.id === id || innings.batters[innings.nonStriker]?.id === id) {
    return against('same-batter', 'That batter is at the crease already.');
  }
  if (innings.striker >= 0 && innings.nonStriker >= 0) {
    return impossible('crease-full', 'Both batters are at the crease and not out: nobody can come in.');
  }
  return { ...state, current: enterBatter(innings, id, end) };
}

/** `cricket.bowler`: the state with the player due to bowl, in the over that the event names. */
export function nameBowler(
  before: State,
  { player, over }: DataOf<'cricket.bowler'>,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = before;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  const aligned = alignOver(current, over, before.format, override);
  if (aligned instanceof RuleViolation) return aligned;
  if (aligned.closed !== null) return impossible('innings-over', 'The innings is over.', 'Law 13.3');
  const state = admit(before, other(current.batting), player);
  if (state instanceof RuleViolation) return state;
  const innings = placeBowler(state, aligned, player, override);
  return innings instanceof RuleViolation ? innings : settle(state, innings);
}

/** An innings given up before it began (Law 15.2): it counts as completed, without runs. */
export function forfeitInnings(state: State): State | RuleViolation {
  const due = nextInnings(state);
  if (due === null || due.superOver > 0) return impossible('no-innings', 'There is no innings to forfeit.');
  return openInnings(state, due);
}
