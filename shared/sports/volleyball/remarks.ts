import { chanceOf, hasScored, playing, runOf } from '../rally/part.ts';
import { other, teamName } from '../side.ts';
import { resultFacts } from './result.ts';
import { atTechnicalTimeout, courtChanges, playerName, rulesOf, type SetState, type State } from './state.ts';
import type { Remark } from './text/facts.ts';

/** What the change from `before` to `after` is worth a word besides the event itself. */
export function remarksOf(before: State, after: State): readonly Remark[] {
  const { current, outcome } = after;
  const found: Remark[] = [];
  if (current !== null && hasScored(before, current)) found.push(...pointRemarks(before, after, current));
  if (outcome !== null && before.outcome === null) found.push({ kind: 'result', result: resultFacts(after, outcome) });
  return found;
}

function pointRemarks(before: State, after: State, set: SetState): readonly Remark[] {
  const { points, winner, record } = set;
  const last = record.at(-1);
  if (last === undefined) return [];
  const team = teamName(after, last.winner);
  if (winner !== null) {
    const score = `${points[last.winner]}-${points[other(last.winner)]}`;
    return after.outcome === null ? [{ kind: 'set', team, number: set.number, score }] : [];
  }
  const found: Remark[] = [];
  const run = runOf(set);
  if (run >= 5 && run % 5 === 0) {
    const server = servedAll(set, run);
    found.push({ kind: 'run', team, points: run, server: server === null ? null : playerName(after, server) });
  }
  const was = playing(before);
  if (was?.number === set.number && courtChanges(after, set) > courtChanges(before, was))
    found.push({ kind: 'courts' });
  if (atTechnicalTimeout(set, after.format)) found.push({ kind: 'technical time-out' });
  const chance = chanceOf(after, rulesOf(after));
  if (chance !== null) found.push({ kind: chance.kind, team: teamName(after, chance.side), count: chance.count });
  return found;
}

/** Who served throughout the run but its first rally, which may have been won on the other team's service. */
function servedAll({ record }: SetState, run: number): string | null {
  const servers = new Set(
    record.slice(-run + 1).map(({ server, serving, winner }) => (serving === winner ? server : null)),
  );
  const [server = null] = servers;
  return servers.size === 1 ? server : null;
}
