import type { DataOf } from '../events.ts';
import { limitFrom } from '../limits.ts';
import { mainInnings } from '../result.ts';
import { type Innings, type Limit, wicketsToFall } from '../state.ts';
import { recordDelivery } from './cricsheet-delivery.ts';
import type { Reading } from './cricsheet-match.ts';
import { readCount, readNumber } from './cricsheet-numbers.ts';
import type { CricsheetDelivery, CricsheetInnings } from './cricsheet-schema.ts';

type Target = { readonly runs: number; readonly overs: number | undefined };

export function recordInnings(reading: Reading, index: number): void {
  const { file, recorder, clock } = reading;
  const record = file.innings[index];
  if (record?.team === undefined) {
    recorder.warn('no-batting-side', `Innings ${index + 1} does not say who bats; left out.`);
    return;
  }
  const { team } = record;
  // Not every super over was recorded ball by ball; what came of it is in the outcome.
  if (record.super_over && record.overs.length === 0) {
    recorder.warn('super-over-unrecorded', `The super over of ${team} is not on record.`);
    return;
  }
  if (index > 0) clock.interval();
  const previous = recorder.state.current?.closed ?? undefined;
  const begin = { batting: team, ...(record.super_over && { superOver: true }), ...(previous && { previous }) };
  if (!recorder.record({ type: 'cricket.innings', data: begin }, clock.now)) return;
  const target = targetOf(reading, record);
  const par = target !== null && stoppedAtPar(reading, record, target);
  if (target !== null && !par) recordTarget(reading, record, target);
  penalty(reading, team, readCount(recorder, record.penalty_runs.pre, 'penalty_runs', 50));
  for (const powerplay of record.powerplays) recordPowerplay(reading, powerplay);
  for (const [position, { over, deliveries }] of record.overs.entries()) {
    const number = over === undefined ? position : readCount(recorder, over, 'over', 999);
    for (const delivery of deliveries) recordDelivery(reading, team, number, delivery);
    const now = recorder.state.current?.over;
    const early = Object.hasOwn(record.miscounted_overs, String(number));
    if (early && now?.index === number && now.deliveries > 0) {
      recorder.record({ type: 'cricket.over', data: {} }, clock.now);
    }
  }
  recordClose(reading, index, record, par ? target : null);
  penalty(reading, team, readCount(recorder, record.penalty_runs.post, 'penalty_runs', 50));
}

function penalty({ recorder, clock }: Reading, to: string, runs: number): void {
  if (runs > 0) recorder.record({ type: 'cricket.penalty', data: { to, runs } }, clock.now);
}

function recordPowerplay(
  { recorder, clock }: Reading,
  { type = '', from, to }: CricsheetInnings['powerplays'][number],
): void {
  const [first, last] = [readNumber(recorder, from, 'powerplays'), readNumber(recorder, to, 'powerplays')];
  if (first < 0 || last < first || last > 999) {
    recorder.warn('bad-powerplay', `A powerplay cannot be from ${first} to ${last}; left out.`);
    return;
  }
  recorder.record({ type: 'cricket.powerplay', data: { kind: type.slice(0, 40), from: first, to: last } }, clock.now);
}

/** The recorded target, for the side batting last only: the others' follow from the scores. */
function targetOf({ recorder }: Reading, record: CricsheetInnings): Target | null {
  const { state } = recorder;
  const isLast = mainInnings(state).length === 2 * state.format.inningsPerSide;
  if (record.super_over || !isLast || record.target?.runs === undefined) return null;
  const runs = readCount(recorder, Math.ceil(readNumber(recorder, record.target.runs, 'target.runs')), 'target', 2000);
  const overs = readNumber(recorder, record.target.overs, 'target.overs');
  return runs === 0 ? null : { runs, overs: overs > 0 && overs <= 200 ? overs : undefined };
}

/**
 * Whether the recorded "target" is a par score: play stopped for good after exactly `target.overs`, with the target
 * passed before the last ball (in a chase play would have ended there) or after a broken over; or the side batting last
 * is on record as the winner by runs.
 */
function stoppedAtPar({ file, recorder }: Reading, record: CricsheetInnings, target: Target): boolean {
  const last = record.overs.at(-1);
  if (last === undefined) return false;
  const total = record.overs.reduce((sum, over) => sum + over.deliveries.reduce((s, ball) => s + runsOf(ball), 0), 0);
  const { winner, by, method } = file.info.outcome;
  if (methodOf(method) !== undefined && winner === record.team && by?.runs !== undefined && total >= target.runs) {
    return true;
  }
  const limit = target.overs === undefined ? null : limitFrom(target.overs);
  if (limit === null || (limit.balls === 0 && limit.overs === recorder.state.format.overs)) return false;
  const bowled = bowledIn(record, recorder.state.format.ballsPerOver);
  if (bowled.overs !== limit.overs || bowled.balls !== limit.balls) return false;
  return limit.balls > 0 || total - runsOf(last.deliveries.at(-1)) >= target.runs;
}

function runsOf(ball: CricsheetDelivery | undefined): number {
  if (ball === undefined) return 0;
  const extras = Object.values(ball.extras ?? {}).reduce<number>((sum, runs) => sum + Number(runs ?? 0), 0);
  return Number(ball.runs.batter ?? 0) + extras;
}

function bowledIn({ overs, miscounted_overs }: CricsheetInnings, ballsPerOver: number): Limit {
  const last = overs.at(-1);
  if (last === undefined) return { overs: 0, balls: 0 };
  const legal = last.deliveries.filter(
    ({ extras }) => !Number(extras?.wides ?? 0) && !Number(extras?.noballs ?? 0),
  ).length;
  const index = Number(last.over ?? overs.length - 1);
  const full = legal >= ballsPerOver || Object.hasOwn(miscounted_overs, String(index));
  return full ? { overs: index + 1, balls: 0 } : { overs: index, balls: legal };
}

/** Only what differs from what the scores and the format say is a revision. */
function recordTarget({ file, recorder, clock }: Reading, record: CricsheetInnings, { runs, overs }: Target): void {
  const { current, format } = recorder.state;
  const method = methodOf(file.info.outcome.method);
  const bowled = bowledIn(record, format.ballsPerOver);
  const possible = overs !== undefined && overs >= bowled.overs + bowled.balls / 10;
  if (overs !== undefined && !possible)
    recorder.warn('target-overs', `The target is for ${overs} overs, more were bowled.`);
  const fewer = possible && overs !== format.overs;
  if (method !== undefined || runs !== current?.target) {
    const data = { runs, ...(fewer && { overs }), ...(method !== undefined && { method }) };
    recorder.record({ type: 'cricket.target', data }, clock.now);
  } else if (fewer) {
    recorder.record({ type: 'cricket.overs', data: { overs } }, clock.now);
  }
}

/** How the target was worked out; other "methods" of the record say how a match was awarded. */
function methodOf(method: string | undefined): string | undefined {
  return method === 'D/L' || method === 'DLS' || method === 'VJD' ? method : undefined;
}

/** Ends an innings that did not end by itself in the way the record says or leaves open. */
function recordClose(reading: Reading, index: number, record: CricsheetInnings, par: Target | null): void {
  const { file, recorder, clock } = reading;
  const innings = recorder.state.current;
  if (innings === null) return;
  const batted = new Set(
    innings.batters.filter(({ status }) => status === 'in' || status === 'out').map(({ id }) => id),
  );
  const absent = record.absent_hurt.filter((name) => !batted.has(name)).slice(0, 11);
  if (absent.length > 0) recorder.record({ type: 'cricket.absent', data: { players: absent } }, clock.now);
  const { current } = recorder.state;
  if (current === null || current.closed !== null) return;
  const close = (data: DataOf<'cricket.close'>) => recorder.record({ type: 'cricket.close', data }, clock.now);
  const method = methodOf(file.info.outcome.method);
  if (record.forfeited) close({ reason: 'forfeited' });
  else if (record.declared) close({ reason: 'declared' });
  else if (nobodyLeft(reading, current)) close({ reason: 'all out' });
  else if (par !== null) close({ reason: 'time', par: par.runs - 1, ...(method !== undefined && { method }) });
  else if (index < file.innings.length - 1 || isComplete(reading)) close({ reason: 'overs' });
}

/** Batters who went off and did not come back count among those who cannot bat (Law 13.3). */
function nobodyLeft({ recorder }: Reading, innings: Innings): boolean {
  const gone = innings.batters.filter(({ status }) => status === 'retired' || status === 'away').length;
  const absent = innings.absent.filter((id) => !innings.batters.some((batter) => batter.id === id)).length;
  return innings.wickets + gone + absent >= wicketsToFall(recorder.state, innings);
}

/** The last innings on record of a limited-overs match with a result was played to its end. */
function isComplete({ file, recorder }: Reading): boolean {
  const { state } = recorder;
  if (state.format.inningsPerSide === 2 || mainInnings(state).length < 2) return false;
  const { result } = file.info.outcome;
  return result !== 'no result' && result !== 'draw';
}
