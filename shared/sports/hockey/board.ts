import type { JsonObject } from '../../json/json.ts';
import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { cornerOn } from './corners.ts';
import { phaseOf, resultFacts, situationOf } from './facts.ts';
import { allowedPlayers } from './players.ts';
import { inPlay, latest, playerName, type State, scoreOf } from './state.ts';
import { activeSuspensions, endOf } from './suspensions.ts';
import { words } from './text/words.ts';

/**
 * `score`: `{home, away, players, suspensions, shootOut?: {home, away}, corner?}`; home is the team that is named first, at
 * a neutral venue as well. `players` is how many each side may have on the field as of the newest event; a suspension
 * ends when the game clock shows `until` (period and ms; null: not in this match). A `corner` must be ready `seconds`
 * after the instant `from`.
 */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { result, shootOut, now } = state;
  const [home, away] = scoreOf(state);
  const corner = result === null ? cornerOn(state, now) : null;
  return {
    phase: text.phase(phaseOf(state)),
    periods:
      shootOut === null
        ? periodsOf(state.periods.length, result !== null || !inPlay(state))
        : periodsOf(state.periods.length + 1, result !== null),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score: {
      home,
      away,
      players: { home: allowedPlayers(state, 0, now), away: allowedPlayers(state, 1, now) },
      suspensions: ([0, 1] as const).flatMap((side) => suspensions(state, side)),
      ...(shootOut !== null && { shootOut: { home: shootOut.scored[0], away: shootOut.scored[1] } }),
      ...(corner !== null && {
        corner: { side: name(corner.side), from: corner.at, seconds: state.format.penaltyCornerSeconds },
      }),
    },
    clock: latest(state)?.clock ?? state.idle,
  };
}

function name(side: Side): string {
  return side === 0 ? 'home' : 'away';
}

function suspensions(state: State, side: Side): readonly JsonObject[] {
  if (state.result !== null) return [];
  return activeSuspensions(state, side, state.now).map((each) => {
    const { player, card } = each.card;
    const until = endOf(state, each, state.now);
    return {
      side: name(side),
      player: player === null ? null : playerName(state, side, player),
      card,
      until: until === null ? null : { period: until.period, ms: until.ms },
    };
  });
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const { name: team, shortName } = state.setup.teams[side];
  const { shootOut, result } = state;
  const players = allowedPlayers(state, side, state.now);
  const text = words(locale);
  const details = [
    ...(shootOut === null ? [] : [text.inShootOut(shootOut.scored[side])]),
    ...(result === null && shootOut === null && players < state.format.playersPerSide ? [text.players(players)] : []),
  ];
  return {
    name: team,
    shortName,
    score: String(scoreOf(state)[side]),
    ...(details.length > 0 && { detail: details.join(', ') }),
  };
}
