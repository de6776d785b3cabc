import { clockLeft } from '#shared/sports/basketball/facts.ts';
import { inPenalty, teamFouls } from '#shared/sports/basketball/fouls.ts';
import { timeoutsLeft } from '#shared/sports/basketball/play.ts';
import { excluded, lineOf } from '#shared/sports/basketball/players.ts';
import { latest, type State } from '#shared/sports/basketball/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Fact, ShotClockView } from '../actions/pad-spec.ts';
import { text } from './labels.ts';

export function facts(state: State): readonly Fact[] {
  const { arrow } = state;
  const pointsTo: readonly Fact[] =
    arrow === null
      ? []
      : [
          {
            label: text.facts.arrow,
            text: `${arrow === 0 ? '← ' : ''}${name(state, arrow)}${arrow === 1 ? ' →' : ''}`,
          },
        ];
  return [...pointsTo, ...sideFacts(state, 0), ...sideFacts(state, 1)];
}

function sideFacts(state: State, side: Side): readonly Fact[] {
  const clock = clockLeft(state);
  const penalty = inPenalty(state, side, clock);
  const mark = { period: latest(state)?.number ?? 1, clock };
  const fouls = teamFouls(state, side);
  return [
    {
      label: text.facts.fouls,
      text: penalty ? `${fouls}, ${text.facts.bonus}` : String(fouls),
      side,
      urgent: penalty,
    },
    { label: text.timeOutsLeft, text: String(Math.max(0, timeoutsLeft(state, side, mark))), side },
    ...onCourt(state, side),
    ...inFoulTrouble(state, side),
  ];
}

function onCourt(state: State, side: Side): readonly Fact[] {
  const shirts = [...state.court[side].keys()].map((id) => shirtOf(state, side, id));
  if (shirts.length === 0) return [];
  const text_ = shirts.toSorted((a, b) => Number(a) - Number(b)).join(' ');
  return [{ label: text.facts.court, text: text_, side, urgent: shirts.length !== state.format.players }];
}

/** Who has one foul left, and who must leave the game and is still in it. */
function inFoulTrouble(state: State, side: Side): readonly Fact[] {
  const { foulLimit } = state.format;
  const players = [...state.squads[side].players.keys()];
  const gone = players.filter((id) => state.court[side].has(id) && excluded(state, side, id) !== null);
  const near = players.filter(
    (id) => excluded(state, side, id) === null && lineOf(state, side, id).fouls + 1 === foulLimit,
  );
  const shirts = (ids: readonly string[]) => ids.map((id) => shirtOf(state, side, id)).join(' ');
  return [
    ...(gone.length === 0 ? [] : [{ label: text.facts.out, text: shirts(gone), side, urgent: true }]),
    ...(near.length === 0
      ? []
      : [
          {
            label: text.facts.inTrouble((foulLimit ?? 1) - 1),
            text: shirts(near),
            side,
            urgent: true,
          },
        ]),
  ];
}

function shirtOf(state: State, side: Side, id: string): string {
  const player = state.squads[side].players.get(id);
  return String(player?.number ?? player?.name ?? id);
}

function name(state: State, side: Side): string {
  return state.setup.teams[side].shortName;
}

/** One key each: what a new possession has, and what is left after the ring was touched. */
export function shotClock({ format, shotClock: clock }: State): ShotClockView {
  if (format.shotClock === null) return { clock: null, resets: [] };
  const { full, rebound } = format.shotClock;
  const reset = (key: string, seconds: number) => ({ key, label: String(seconds), ms: seconds * 1000 });
  return { clock, resets: full === rebound ? [reset('g', full)] : [reset('g', full), reset('h', rebound)] };
}
