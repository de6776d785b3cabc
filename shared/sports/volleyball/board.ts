import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { chanceOf, resultFacts } from './result.ts';
import { isDeciding, playerName, playing, type State, serverNow, setsOf, setsWon } from './state.ts';
import type { Phase, Situation } from './text/facts.ts';
import { words } from './text/words.ts';

/** A team's `score` is its row of points, set by set; `score.points` are those of the set now or last. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { current, outcome } = state;
  const set = playing(state);
  return {
    phase: text.phase(phaseOf(state)),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(outcome !== null && { result: text.result(resultFacts(state, outcome)) }),
    score: {
      sets: setsWon(state),
      points: current === null ? [0, 0] : current.points,
      set: current?.number ?? 1,
      serving: set === null || set.serving === null ? null : teamName(state, set.serving),
    },
  };
}

function phaseOf({ current, outcome, format }: State): Phase {
  if (outcome !== null) return { kind: 'result' };
  if (current === null) return { kind: 'not started' };
  const { number, winner } = current;
  if (winner !== null) return { kind: 'between sets', number };
  return { kind: 'set', number, deciding: isDeciding(format, number) };
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const { name, shortName } = state.setup.teams[side];
  const sets = setsOf(state);
  const active = playing(state)?.serving === side;
  return {
    name,
    shortName,
    score: sets.map(({ points }) => points[side]).join(' '),
    ...(sets.length > 0 && { detail: words(locale).sets(setsWon(state)[side]) }),
    ...(active && { active }),
  };
}

function situationOf(state: State): Situation {
  const { current, toss, outcome } = state;
  if (outcome !== null) return { kind: 'none' };
  if (current === null) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: teamName(state, toss.winner), choice: toss.choice };
  }
  if (current.winner !== null) return setsSituation(state);
  const chance = chanceOf(state);
  if (chance !== null) return { kind: chance.kind, team: teamName(state, chance.side), count: chance.count };
  if (current.serving === null) return { kind: 'none' };
  const server = serverNow(current);
  return {
    kind: 'service',
    team: teamName(state, current.serving),
    server: server === null ? null : playerName(state, server),
  };
}

function setsSituation(state: State): Situation {
  const [a, b] = setsWon(state);
  if (a === b) return { kind: 'sets', leader: null, score: `${a}-${b}` };
  return { kind: 'sets', leader: teamName(state, a > b ? 0 : 1), score: `${Math.max(a, b)}-${Math.min(a, b)}` };
}
