import type { DataOf, Delivery, Fielder, Wicket } from '../events.ts';
import type { CricketRecorder, Reading } from './cricsheet-match.ts';
import { dismissalKind } from './cricsheet-names.ts';
import { numbers } from './cricsheet-numbers.ts';
import type { CricsheetDelivery, Numeric } from './cricsheet-schema.ts';

export function recordDelivery(reading: Reading, batting: string, over: number, record: CricsheetDelivery): void {
  const { recorder, clock } = reading;
  const at = clock.ball();
  const fielding = reading.file.info.teams.find((team) => team !== batting) ?? batting;
  if (record.replacements !== undefined) recordReplacements(recorder, record.replacements, batting, fielding, at);
  const wickets = wicketsOf(recorder, record, fielding);
  const data: Delivery = {
    over,
    bowler: record.bowler,
    striker: record.batter,
    nonStriker: record.non_striker,
    runs: runsOf(recorder, record),
    ...(record.runs.non_boundary === true && { nonBoundary: true }),
    ...(wickets.length > 0 && { wickets }),
  };
  recorder.record({ type: 'cricket.delivery', data }, at);
  if (record.review !== undefined) recordReview(recorder, record.review, at);
}

function runsOf(recorder: CricketRecorder, { runs, extras }: CricsheetDelivery): Delivery['runs'] {
  const read = numbers(recorder);
  const num = (value: Numeric | undefined, where: string): number => {
    const number = read(value, where);
    if (Number.isInteger(number) && number >= 0 && number < 100) return number;
    recorder.warn('bad-number', `${where} cannot be ${value}; counted as none.`);
    return 0;
  };
  const batter = num(runs.batter, 'runs');
  if (extras === undefined) {
    if (num(runs.total ?? batter, 'runs') !== batter)
      recorder.warn('total-differs', 'A delivery has a total but no such runs.');
    return { batter };
  }
  const found: { -readonly [K in keyof Delivery['runs']]: Delivery['runs'][K] } = { batter };
  let sum = batter;
  for (const kind of ['wides', 'noballs', 'byes', 'legbyes', 'penalty'] as const) {
    const value = num(extras[kind], 'extras');
    if (value > 0) found[kind] = value;
    sum += value;
  }
  if (sum !== num(runs.total ?? sum, 'runs'))
    recorder.warn('total-differs', 'A delivery has a total other than its runs.');
  return found;
}

function wicketsOf(recorder: CricketRecorder, { wickets = [] }: CricsheetDelivery, fielding: string): Wicket[] {
  const found: Wicket[] = [];
  for (const { kind, player_out, fielders = [] } of wickets.slice(0, 2)) {
    const known = dismissalKind(kind);
    if (known === null) {
      recorder.warn('unknown-dismissal', `${player_out} is "${kind}", which no law knows; left out.`);
      continue;
    }
    const caughtBy = fielders.slice(0, 11).map((fielder) => fielderOf(recorder, fielder, fielding));
    found.push({ kind: known, player: player_out, ...(caughtBy.length > 0 && { fielders: caughtBy }) });
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
    const data = { team, in: { id, name: id }, ...(out && { out }), ...(reason && { reason: reason.slice(0, 80) }) };
    recorder.record({ type: 'cricket.replacement', data }, at);
  }
  for (const { in: id, out, role: as, reason } of role) {
    if (as !== 'batter' && as !== 'bowler') {
      recorder.warn('unknown-role', `${id} replaces a "${as}", which is not recorded.`);
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
  if (decision !== 'upheld' && decision !== 'struck down' && decision !== 'technical failure') {
    recorder.warn('unknown-decision', `A review was "${decision}", which is not recorded.`);
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
