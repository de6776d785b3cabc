import type { JsonObject } from '../../json/json.ts';
import { inTieBreak } from './board.ts';
import { challengesLeft } from './incidents.ts';
import { serverName } from './names.ts';
import { openGames, pointsText, resultOf, scoreLine, winnerOf } from './result.ts';
import { receiverOf, serverOf } from './service.ts';
import { type GameRecord, type SetTally, SIDES, type State, setsWon, sideName } from './state.ts';

/** The full card. Pairs are in the order of `players`; `score` is as the winner (else the first of them) would say it. */
export function scorecard(state: State): JsonObject {
  const { score, tallies } = state;
  const winner = winnerOf(state);
  const result = resultOf(state);
  return {
    sport: 'tennis',
    format: state.format.name,
    players: [sideName(state, 0), sideName(state, 1)],
    score: scoreLine(state, winner ?? 0),
    sets: score.sets.map((set, index) => ({
      games: [...set.games],
      tieBreak: set.tieBreak === null ? null : [...set.tieBreak],
      matchTieBreak: set.matchTieBreak,
      winner: sideName(state, set.winner),
      minutes: minutes(state, tallies[index]),
      log: set.log.map((game) => gameCard(state, game)),
    })),
    setsWon: [...setsWon(score)],
    current: currentCard(state),
    winner: winner === null ? null : sideName(state, winner),
    /** 1 or 2: the winner's place in `players`. */
    winnerNumber: winner === null ? null : winner + 1,
    result:
      result === null
        ? null
        : {
            kind: result.kind,
            winner: winner === null ? null : sideName(state, winner),
            reason: 'reason' in result ? result.reason : null,
          },
    ends: endsCard(state),
    violations: state.violations.map(({ against, ...more }) => ({ against: sideName(state, against), ...more })),
    challenges: SIDES.map((side) => ({
      player: sideName(state, side),
      asked: state.challenges.filter(({ by }) => by === side).length,
      overturned: state.challenges.filter(({ by, outcome }) => by === side && outcome === 'overturned').length,
      left: challengesLeft(state, side),
    })),
    timeOuts: state.timeOuts.map(({ by, ...more }) => ({ by: by === null ? null : sideName(state, by), ...more })),
    adjusted: state.adjusted,
  };
}

function gameCard(state: State, { kind, server, winner, points, awarded, irregular }: GameRecord): JsonObject {
  return {
    kind,
    server: server === null ? null : sideName(state, server),
    winner: sideName(state, winner),
    points: [...points],
    ...(awarded && { awarded }),
    ...(irregular && { irregular }),
  };
}

function currentCard(state: State): JsonObject | null {
  const { score, format, tallies } = state;
  const games = openGames(state);
  if (games === null) return null;
  const server = serverOf(format, score);
  const receiver = receiverOf(format, score);
  return {
    set: score.sets.length + 1,
    games: [...games],
    points: [...pointsText(score, inTieBreak(state))],
    tieBreak: inTieBreak(state),
    server: server === null ? null : serverName(state, server),
    receiver: receiver === null ? null : serverName(state, receiver),
    secondServe: state.faulted,
    minutes: minutes(state, tallies[score.sets.length]),
    log: score.log.map((game) => gameCard(state, game)),
  };
}

/** Who is at the umpire's left, as far as it was told at the toss. */
function endsCard({ left, score, ...state }: State): JsonObject {
  const now = left === null ? null : score.endChanges % 2 === 0 ? left : 1 - left;
  return {
    changes: score.endChanges,
    changing: score.changingEnds,
    left: now === null ? null : state.setup.teams[now === 0 ? 0 : 1].name,
  };
}

/** From the first point to the last, suspensions left out; null: no point on record. */
export function minutes({ pauses }: State, span: Pick<SetTally, 'from' | 'to'> | undefined): number | null {
  if (span === undefined) return null;
  const { from, to } = span;
  const paused = pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(pause.to ?? to, to) - Math.max(pause.from, from)),
    0,
  );
  return Math.round((to - from - paused) / 60_000);
}
