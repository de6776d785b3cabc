import type { Clock } from '#shared/sports/clock.ts';
import { isDoOrDie, nextRaiders } from '#shared/sports/kabaddi/raid.ts';
import {
  inPlay,
  latest,
  nameOrNull,
  playedAt,
  reviewsLeft,
  type State,
  stageOf,
  timeOutsLeft,
} from '#shared/sports/kabaddi/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Fact, ShotClockView } from '../actions/pad-spec.ts';
import { text } from './labels.ts';
import { shirtOf } from './people.ts';

export function facts(state: State): readonly Fact[] {
  const due = state.result === null ? nextRaiders(state) : null;
  const raiding: readonly Fact[] =
    due === null
      ? []
      : [{ label: state.raid === null ? text.facts.next : text.facts.raiding, text: raidersName(state, due) }];
  return [...raiding, ...sideFacts(state, 0, due), ...sideFacts(state, 1, due)];
}

function raidersName(state: State, side: Side): string {
  const team = state.setup.teams[side].shortName;
  const raider = nameOrNull(state, side, state.raid?.raider);
  return raider === null ? team : `${raider} (${team})`;
}

function sideFacts(state: State, side: Side, raiding: Side | null): readonly Fact[] {
  const { on, out, allOuts } = state.teams[side];
  const { playersPerSide, superTackleDefenders } = state.format;
  const shirts = (ids: readonly (string | null)[]) => ids.map((id) => shirtOf(state, side, id)).join(' ');
  const named = on.some((id) => id !== null);
  const mat = `${on.length}/${playersPerSide}${named ? `: ${shirts(on)}` : ''}`;
  const playing = inPlay(state) && (stageOf(state) ?? 0) < 5;
  const mustScore = playing && isDoOrDie(state, side);
  const few = playing && raiding !== null && raiding !== side && on.length <= (superTackleDefenders ?? 0);
  return [
    { label: text.facts.mat, text: mat, side },
    ...(out.length === 0 ? [] : [{ label: text.facts.out, text: shirts(out), side }]),
    ...(mustScore
      ? [
          {
            label: text.facts.doOrDie,
            text: raiding === side ? text.facts.doOrDieNow : text.facts.next,
            side,
            urgent: true,
          },
        ]
      : []),
    ...(few ? [{ label: text.facts.superTackle, text: text.facts.on, side, urgent: true }] : []),
    ...suspensions(state, side),
    { label: text.timeOutsLeft, text: String(timeOutsLeft(state, side)), side },
    { label: text.facts.reviews, text: String(reviewsLeft(state, side)), side },
    ...(allOuts === 0 ? [] : [{ label: text.facts.allOuts, text: String(allOuts), side }]),
  ];
}

/** Time that is left of each: it runs as the match's clock does. */
function suspensions(state: State, side: Side): readonly Fact[] {
  const record = latest(state);
  if (record === null) return [];
  const { running, ms, at } = record.clock;
  const played = playedAt(state.format, { stage: record.period, clock: ms });
  return state.teams[side].suspended.map(({ player, until }) => {
    const clock: Clock = { direction: 'down', running, ms: Math.max(0, until - played), at };
    const who = player === null ? '' : ` ${shirtOf(state, side, player)}`;
    return { label: `${text.facts.suspended}${who}`, text: '', side, clock };
  });
}

export function raidClock({ raid }: State): ShotClockView {
  return { clock: raid?.clock ?? null, resets: [] };
}
