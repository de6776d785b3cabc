import { chanceOf, hasScored, playing, runOf } from '../rally/part.ts';
import { other, teamName } from '../side.ts';
import { resultFacts } from './result.ts';
import { atInterval, changes, type Game, rulesOf, type State } from './state.ts';
import type { Remark } from './text/facts.ts';

/** What the change from `before` to `after` is worth a word besides the event itself. */
export function remarksOf(before: State, after: State): readonly Remark[] {
  const { current, outcome } = after;
  const found: Remark[] = [];
  if (current !== null && hasScored(before, current)) found.push(...pointRemarks(before, after, current));
  if (outcome !== null && before.outcome === null) found.push({ kind: 'result', result: resultFacts(after, outcome) });
  return found;
}

function pointRemarks(before: State, after: State, game: Game): readonly Remark[] {
  const { points, winner, record } = game;
  const last = record.at(-1);
  if (last === undefined) return [];
  const side = teamName(after, last.winner);
  const score = `${points[last.winner]}-${points[other(last.winner)]}`;
  if (winner !== null) {
    return after.outcome === null ? [{ kind: 'game', side, number: game.number, score }] : [];
  }
  const found: Remark[] = [];
  const run = runOf(game);
  if (run >= 5 && run % 5 === 0) found.push({ kind: 'run', side, points: run });
  const { points: needed, cap, interval } = after.format;
  if (atInterval(game, after.format)) {
    const was = playing(before);
    const ends = was !== null && changes(after, game) > changes(before, was);
    if (interval < needed) found.push({ kind: 'interval', side, ends });
  }
  if (cap > needed && points[0] === needed - 1 && points[1] === needed - 1) found.push({ kind: 'setting' });
  const chance = chanceOf(after, rulesOf(after));
  if (chance !== null) found.push({ kind: chance.kind, side: teamName(after, chance.side), count: chance.count });
  return found;
}
