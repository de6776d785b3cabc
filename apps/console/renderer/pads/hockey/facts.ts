import type { Clock } from '#shared/sports/clock.ts';
import { cornerOn } from '#shared/sports/hockey/corners.ts';
import { allowedPlayers } from '#shared/sports/hockey/players.ts';
import { referralsLeft } from '#shared/sports/hockey/referral.ts';
import { attemptsOf } from '#shared/sports/hockey/result.ts';
import { nextTaker } from '#shared/sports/hockey/shootout.ts';
import { latest, playerName, type State } from '#shared/sports/hockey/state.ts';
import { activeSuspensions } from '#shared/sports/hockey/suspensions.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Fact } from '../actions/pad-spec.ts';
import { text } from './labels.ts';
import { shirtOf } from './people.ts';

export function facts(state: State): readonly Fact[] {
  return [...bothFacts(state), ...sideFacts(state, 0), ...sideFacts(state, 1)];
}

function bothFacts(state: State): readonly Fact[] {
  const { shootOut, setup, format, result } = state;
  if (result !== null) return [];
  if (shootOut !== null) {
    const next = nextTaker(shootOut, attemptsOf(state));
    const [home, away] = shootOut.scored;
    const score = { label: text.shootOut, text: `${home}–${away}` };
    return next === null ? [score] : [score, { label: text.facts.next, text: setup.teams[next].shortName }];
  }
  const corner = cornerOn(state, state.now);
  if (corner === null) return [];
  const clock: Clock = { direction: 'down', running: true, ms: format.penaltyCornerSeconds * 1000, at: corner.at };
  return [{ label: text.facts.cornerOn, text: setup.teams[corner.side].shortName, clock, urgent: true }];
}

function sideFacts(state: State, side: Side): readonly Fact[] {
  const { format, corners, squads } = state;
  const { keeper, empty } = squads[side].goal;
  const allowed = allowedPlayers(state, side, state.now);
  const given = corners.filter((corner) => corner.side === side && !corner.cancelled).length;
  return [
    ...(allowed === format.playersPerSide
      ? []
      : [{ label: text.facts.players, text: `${allowed}/${format.playersPerSide}`, side, urgent: true }]),
    ...suspensions(state, side),
    ...(format.penaltyCorners ? [{ label: text.facts.corners, text: String(given), side }] : []),
    ...(format.referrals === 0
      ? []
      : [{ label: text.facts.referrals, text: String(referralsLeft(state, side)), side }]),
    ...(keeper !== null
      ? [{ label: text.facts.keeper, text: `${shirtOf(state, side, keeper)} ${playerName(state, side, keeper)}`, side }]
      : empty
        ? [{ label: text.facts.keeper, text: text.facts.noKeeper, side, urgent: true }]
        : []),
  ];
}

/** Only playing time counts, so each runs as the match's clock does. */
function suspensions(state: State, side: Side): readonly Fact[] {
  const running = latest(state)?.clock.running ?? false;
  return activeSuspensions(state, side, state.now).map(({ card, left }) => {
    const label = `${text.cards[card.card]} ${card.player === null ? '' : shirtOf(state, side, card.player)}`;
    if (left === null) return { label, text: text.facts.sentOff, side };
    const clock: Clock = { direction: 'down', running, ms: left, at: state.now };
    return { label, text: '', side, clock };
  });
}
