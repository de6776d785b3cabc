import type { DataOf, Delivery, Fielder, Wicket } from '../events.ts';
import type { CricketRecorder, Reading } from './cricsheet-match.ts';
import { dismissalKind } from './cricsheet-names.ts';
import { readCount } from './cricsheet-numbers.ts';
import type { CricsheetDelivery } from './cricsheet-schema.ts';

export function recordDelivery(reading: Reading, batting: string, over: number, record: CricsheetDelivery): void {
  const { recorder, clock } = reading;
  const at = clock.ball();
  const [a, b] = reading.file.info.teams;
  const fielding = batting === a ? b : a;
  const { batter, non_striker, bowler, replacements, review } = record;
  if (replacements !== undefined) recordReplacements(recorder, replacements, batting, fielding, at);
  if (batter !== undefined && batter === non_striker) {
    recorder.warn('same-batter', `${batter} is named at both ends; who the other was is taken from the ball before.`);
  }
  const data: Delivery = {
    over,
    ...(bowler && { bowler }),
    ...(batter && { striker: batter }),
    ...(non_striker && non_striker !== batter && { nonStriker: non_striker }),
    runs: runsOf(recorder, record),
    ...(record.runs.non_boundary === true && { nonBoundary: true }),
  };
  const wickets = record.wickets ? wicketsOf(recorder, record.wickets, fielding) : [];
  recorder.record({ type: 'cricket.delivery', data: wickets.length > 0 ? { ...data, wickets } : data }, at);
  if (review !== undefined) recordReview(recorder, review, at);
}

const EXTRAS = ['wides', 'noballs', 'byes', 'legbyes', 'penalty'] as const;

function runsOf(recorder: CricketRecorder, { runs, extras }: CricsheetDelivery): Delivery['runs'] {
  const batter = readCount(recorder, runs.batter, 'runs', 99);
  const found: { -readonly [K in keyof Delivery['runs']]: Delivery['runs'][K] } = { batter };
  let sum = batter;
  if (extras) {
    for (const kind of EXTRAS) {
      const value = readCount(recorder, extras[kind], 'extras', 99);
      if (value > 0) found[kind] = value;
      sum += value;
    }
  }
  if (runs.total !== undefined && readCount(recorder, runs.total, 'runs', 999) !== sum) {
    recorder.warn('total-differs', 'A delivery has a total other than its runs.');
  }
  return found;
}

function wicketsOf(
  recorder: CricketRecorder,
  wickets: NonNullable<CricsheetDelivery['wickets']>,
  fielding: string,
): Wicket[] {
  const found: Wicket[] = [];
  for (const { kind, player_out: player, fielders = [] } of wickets) {
    const known = kind === undefined ? null : dismissalKind(kind);
    if (known === null || player === undefined) {
      recorder.warn('unknown-dismissal', `${player ?? 'Somebody'} is "${kind ?? ''}", which no law knows; left out.`);
      continue;
    }
    if (found.length === 2) {
      recorder.warn('too-many-wickets', `${player} is the third out on one ball; left out.`);
      continue;
    }
    const caughtBy = fielders.slice(0, 11).map((fielder) => fielderOf(recorder, fielder, fielding));
    found.push({ kind: known, player, ...(caughtBy.length > 0 && { fielders: caughtBy }) });
  }
  return found;
}

function fielderOf(
  { state }: CricketRecorder,
  { name, substitute }: { name?: string | undefined; substitute?: boolean | undefined },
  fielding: string,
): Fielder {
  const side = state.setup.teams[0].id === fielding ? 0 : 1;
  const listed = name !== undefined && state.rosters[side].players.has(name);
  return {
    ...(name !== undefined && (listed ? { player: name } : { name: name.slice(0, 80) })),
    ...(substitute === true && { substitute: true }),
  };
}

function recordReplacements(
  recorder: CricketRecorder,
  { match = [], role = [] }: NonNullable<CricsheetDelivery['replacements']>,
  batting: string,
  fielding: string,
  at: number,
): void {
  for (const { in: id, out, team, reason } of match) {
    if (id === undefined || team === undefined) {
      recorder.warn('unknown-replacement', 'A replacement does not say who came in for which team; left out.');
      continue;
    }
    const data = { team, in: { id, name: id }, ...(out && { out }), ...(reason && { reason: reason.slice(0, 80) }) };
    recorder.record({ type: 'cricket.replacement', data }, at);
  }
  for (const { in: id, out, role: as, reason } of role) {
    if (id === undefined || (as !== 'batter' && as !== 'bowler')) {
      recorder.warn('unknown-role', `${id ?? 'Somebody'} replaces a "${as ?? ''}", which is not recorded.`);
      continue;
    }
    const team = as === 'batter' ? batting : fielding;
    const why = reason && { reason: reason.slice(0, 80) };
    const data: DataOf<'cricket.replacement'> = { team, in: { id, name: id }, ...(out && { out }), ...why, role: as };
    recorder.record({ type: 'cricket.replacement', data }, at);
  }
}

function recordReview(recorder: CricketRecorder, review: NonNullable<CricsheetDelivery['review']>, at: number): void {
  const { by, batter, umpire, type, decision, umpires_call } = review;
  if (by === undefined || (decision !== 'upheld' && decision !== 'struck down' && decision !== 'technical failure')) {
    recorder.warn('unknown-decision', `A review was "${decision ?? ''}", which is not recorded.`);
    return;
  }
  const data: DataOf<'cricket.review'> = {
    by,
    ...(batter && { batter }),
    ...(umpire && { umpire: umpire.slice(0, 80) }),
    ...(type && { type: type.slice(0, 40) }),
    decision,
    ...(umpires_call === true && { umpiresCall: true }),
  };
  recorder.record({ type: 'cricket.review', data }, at);
}
