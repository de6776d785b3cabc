import type { EffectiveEvent } from '../../match/effective.ts';
import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { teamSide } from '../side.ts';
import { type Lifecycle, RuleViolation } from '../sport.ts';
import { admit, placeBatters } from './crease.ts';
import { deliver } from './delivery.ts';
import type { CricketEvent, DataOf, Wicket } from './events.ts';
import { bringIn, forfeitInnings, nameBowler, startInnings } from './innings.ts';
import {
  adjust,
  award,
  closeInnings,
  limitOvers,
  markAbsent,
  reviseTarget,
  suspend,
  withDays,
  withPowerplay,
} from './interventions.ts';
import { endOver } from './over.ts';
import { replace } from './replacement.ts';
import { level, settle, withResult } from './result.ts';
import { review, setReviews } from './reviews.ts';
import type { Innings, State } from './state.ts';
import { checkWicket, dismiss } from './wicket.ts';

export type AppliedEvent = EffectiveEvent & (CricketEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  const { override } = event;
  switch (event.type) {
    case 'cricket.delivery':
      return deliver(state, event.data, override);
    case 'cricket.bowler':
      return nameBowler(state, event.data, override);
    case 'cricket.batter':
      return inPlay(state, override, (innings) => bringIn(state, innings, event.data.player, event.data.end, override));
    case 'cricket.wicket':
      return inPlay(state, override, (innings) => wicketBetweenBalls(state, innings, event.data, override));
    case 'cricket.ends':
      return inPlay(state, override, (innings) => changeEnds(state, innings, event.data, override));
    case 'cricket.over':
      return inPlay(state, override, (innings) => callOver(state, innings, event.data));
    case 'cricket.innings':
      return startInnings(state, event.data, override);
    case 'cricket.close':
      return event.data.reason === 'forfeited' && (state.current === null || state.current.closed !== null)
        ? forfeit(state)
        : inPlay(state, override, (innings) => closeInnings(state, innings, event.data));
    case 'cricket.toss': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      return { ...state, toss: { winner, decision: event.data.decision } };
    }
    case 'cricket.penalty': {
      const side = teamSide(state, event.data.to);
      return side === null ? unknownTeam(event.data.to) : award(state, side, event.data.runs);
    }
    case 'cricket.absent':
      return inPlay(state, override, (innings) => markAbsent(state, innings, event.data.players));
    case 'cricket.replacement':
      return replace(state, event.data, override);
    case 'cricket.powerplay':
      return inPlay(state, override, (innings) => ({
        ...state,
        current: { ...innings, powerplays: withPowerplay(innings, event.data) },
      }));
    case 'cricket.suspension':
      return inPlay(state, override, (innings) => suspend(state, innings, event.data.player));
    case 'cricket.days':
      return withDays(state, event.data.days);
    case 'cricket.overs':
      return limitOvers(state, event.data.overs);
    case 'cricket.target':
      return reviseTarget(state, event.data);
    case 'cricket.review':
      return review(state, event.data, override);
    case 'cricket.reviews':
      return setReviews(state, event.data);
    case 'cricket.adjust':
      return adjust(state, event.data, override);
    case 'cricket.decider': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      if (!level(state) && !waived(override, 'not-level')) {
        return against('not-level', 'The match is not level, so nothing else decides it.');
      }
      return withResult({ ...state, decider: { winner, method: event.data.method } });
    }
    case 'cricket.award': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      return withResult({ ...state, award: { winner, how: event.data.how } });
    }
    case 'match.ended':
      return withResult({ ...state, finish: 'ended' });
    case 'match.abandoned':
      return withResult({ ...state, finish: 'abandoned' });
    default:
      return state;
  }
}

function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

function inPlay(
  state: State,
  override: Override | undefined,
  then: (innings: Innings) => State | RuleViolation,
): State | RuleViolation {
  const { current } = state;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  if (current.closed !== null && !waived(override, 'innings-over')) {
    return against('innings-over', 'The innings is over.', 'Law 13.3');
  }
  return then(current);
}

function wicketBetweenBalls(
  before: State,
  innings: Innings,
  wicket: Wicket,
  override: Override | undefined,
): State | RuleViolation {
  const state = admit(before, innings.batting, wicket.player);
  if (state instanceof RuleViolation) return state;
  const refused = checkWicket(state, innings, wicket, null, override);
  return refused ?? settle(state, dismiss(innings, wicket, null));
}

function changeEnds(
  before: State,
  innings: Innings,
  { striker, nonStriker }: DataOf<'cricket.ends'>,
  override: Override | undefined,
): State | RuleViolation {
  let state = before;
  for (const id of [striker, nonStriker]) {
    const next = admit(state, innings.batting, id);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const current = placeBatters(state, innings, striker, nonStriker, override);
  return current instanceof RuleViolation ? current : { ...state, current };
}

function callOver(state: State, innings: Innings, { over }: DataOf<'cricket.over'>): State | RuleViolation {
  // A correction has filled the over in question: it has ended by itself.
  if (over !== undefined && over < innings.over.index) return state;
  if (innings.over.deliveries === 0) return impossible('no-over', 'No ball of this over has been bowled.');
  return settle(state, endOver(innings, state.format));
}

function forfeit(state: State): State | RuleViolation {
  const opened = forfeitInnings(state);
  if (opened instanceof RuleViolation || opened.current === null) return opened;
  return settle(opened, { ...opened.current, closed: 'forfeited' });
}
