import { Recorder } from '../../../formats/recorder.ts';
import { shortNamesOf } from '../../../formats/short-names.ts';
import { covers } from '../../../json/canonical.ts';
import type { Parsed } from '../../../json/json.ts';
import { MatchId } from '../../../match/event.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';
import { other, type Side } from '../../side.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { apply } from '../apply.ts';
import { scorecard } from '../card.ts';
import { complete } from '../complete.ts';
import type { TennisEvent } from '../events.ts';
import { scoreLine, winnerOf } from '../result.ts';
import { Setup } from '../setup.ts';
import { hasBegun, initial, type State, sideName } from '../state.ts';
import { formatOf } from './point-by-point-format.ts';
import { type RecordedPoint, readPoints } from './point-by-point-record.ts';
import { isPointByPoint, type Row, readRows } from './point-by-point-schema.ts';
import { adjustmentTo, readScore } from './point-by-point-score.ts';

/** Jeff Sackmann's "tennis_pointbypoint": CSV, a match a row. */
export const pointByPoint: MatchFormat = {
  id: 'tennis-pointbypoint',
  detect: isPointByPoint,
  read(text) {
    const all = readAll(text);
    if (!all.ok) return all;
    const [only, ...more] = all.value;
    return only === undefined || more.length > 0
      ? { ok: false, problem: problem('which-match', `The file holds ${all.value.length} matches.`) }
      : { ok: true, value: only };
  },
  readAll,
  /** A list of the matches that says best of how many sets each was (columns `pbp_id` and `best_of`). */
  beside: (file) => (file.endsWith('.csv') ? file.replace(/\.csv$/, '.meta.tsv') : null),
};

function readAll(text: string): Parsed<readonly ImportedMatch[]> {
  const file = readRows(text);
  if (!file.ok) return file;
  const { rows, bestOf } = file.value;
  const matches: ImportedMatch[] = [];
  const known = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const named = MatchId.safeParse(row.pbp_id);
    const id = named.success ? named.data : `row-${index + 1}`;
    const free = known.has(id) ? `${id.slice(0, 50)}-row-${index + 1}` : id;
    known.add(free);
    const match = readMatch(free, row, bestOf.get(row.pbp_id) ?? null);
    if (!match.ok) return match;
    matches.push(match.value);
  }
  return { ok: true, value: matches };
}

type TennisRecorder = Recorder<Setup, State, TennisEvent>;

const RULES = { id: 'tennis', initial, apply };
const IDS = ['1', '2'] as const;
const POINT_MS = 40_000;
const BEFORE_MS = 20 * 60_000;

/**
 * The match is played when somebody asks what became of it, and is not kept: a season's file holds ten thousand, and
 * their points would not fit into memory.
 */
function readMatch(match: string, row: Row, bestOf: 3 | 5 | null): Parsed<ImportedMatch> {
  const { sets } = readPoints(row.pbp);
  const startsAt = startOf(row.date);
  const setup = Setup.safeParse({
    teams: namesOf(row).map(([name, shortName], index) => ({ id: IDS[index], name, shortName, players: [] })),
    format: formatOf(sets, { tournament: row.tny_name, tour: row.tour, draw: row.draw, bestOf }),
    ...(row.tny_name !== '' && { competition: row.tny_name.slice(0, 120) }),
    ...(startsAt !== null && { startsAt }),
  });
  if (!setup.success) return { ok: false, problem: schemaProblem(setup.error, `match ${match}`) };

  const recorded = () => recordMatch(match, row, setup.data);
  return {
    ok: true,
    value: {
      match,
      get drafts() {
        return recorded().drafts;
      },
      get warnings() {
        return recorded().warnings;
      },
      scorecard: () => scorecard(recorded().state),
    },
  };
}

function recordMatch(match: string, row: Row, setup: Setup): TennisRecorder {
  const { sets, unknown } = readPoints(row.pbp);
  const start = setup.startsAt ?? BEFORE_MS;
  const recorder: TennisRecorder = new Recorder(RULES, match, setup, start - BEFORE_MS);
  recorder.record({ type: 'tennis.server', data: { server: IDS[0] } }, start);
  if (unknown.length > 0) {
    recorder.warn('unknown-letter', `Left out what is no point: ${JSON.stringify(unknown.join(''))}.`);
  }
  const count = sets.flat().reduce((sum, { points }) => sum + points.length, 0);
  const step = stepOf(row.wh_minutes, count);
  let played = 0;
  for (const [set, games] of sets.entries()) {
    for (const [game, { points }] of games.entries()) {
      for (const point of points) {
        played += 1;
        recordPoint(recorder, point, { set: set + 1, game: game + 1 }, start + played * step);
      }
    }
  }
  recordEnd(recorder, row, start + played * step + POINT_MS);
  return recorder;
}

/** The engine says where and by whom it was served; where the record says otherwise, the record's word counts. */
function recordPoint(
  recorder: TennisRecorder,
  { winner, server, how }: RecordedPoint,
  place: { readonly set: number; readonly game: number },
  at: number,
): void {
  const { data: due } = complete(recorder.state, { type: 'tennis.point', data: { winner: IDS[winner] } }, null);
  const facts = { ...place, server: IDS[server] };
  if (!covers({ ...due }, facts)) {
    recorder.warn('differs', `The record has ${JSON.stringify(facts)}, play came to ${JSON.stringify(due)}.`);
  }
  const data = { winner: IDS[winner], ...facts, ...(how !== null && { how }) };
  recorder.record({ type: 'tennis.point', data }, at);
}

/** The record's winner and score, held against what the points came to. */
function recordEnd(recorder: TennisRecorder, row: Row, at: number): void {
  const recorded = row.winner === '1' ? 0 : row.winner === '2' ? 1 : null;
  if (winnerOf(recorder.state) === null && recorded !== null) finish(recorder, row, recorded, at);
  const { state } = recorder;
  const winner = winnerOf(state);
  const score = scoreLine(state, winner ?? recorded ?? 0);
  const official = row.score.replace(/\s*(ret|def|w\/o)\S*$/i, '');
  if (official !== '' && official !== score) {
    recorder.warn('score-differs', `The record has ${row.score}, play came to ${score}.`);
  }
  // A match that has not begun is over with its walkover, or never was; there is nothing to end.
  if (state.ending?.kind === 'walkover' || (recorded === null && !hasBegun(state))) return;
  if (recorded === winner || recorded === null) {
    recorder.record({ type: 'match.ended', data: {} }, at);
    return;
  }
  const name = sideName(state, recorded);
  recorder.warn('winner-differs', `The record has ${name} as the winner, play did not come to that.`);
  recorder.record({ type: 'match.ended', data: { result: `${name} won ${row.score}`.trim() } }, at);
}

/** The points break off: what the record says of the score is official, else the loser has not gone on. */
function finish(recorder: TennisRecorder, row: Row, winner: Side, at: number): void {
  const loser = IDS[other(winner)];
  const recorded = readScore(row.score);
  const adjustment = recorded === null ? null : adjustmentTo(recorder.state.format, recorded, winner);
  if (recorded?.ending == null && adjustment !== null) {
    recorder.warn('unfinished', 'The points end before the match does; the recorded score is official.');
    recorder.record({ type: 'tennis.adjust', data: adjustment }, at);
    return;
  }
  if (recorded?.ending == null) {
    recorder.warn('unfinished', 'The points end before the match does; taken for a retirement.');
  }
  const ending = recorded?.ending ?? 'retired';
  if (ending === 'walkover' && hasBegun(recorder.state)) {
    recorder.record({ type: 'tennis.retired', data: { by: loser } }, at);
  } else {
    recorder.record({ type: `tennis.${ending}`, data: { by: loser } }, at);
  }
}

function namesOf({ server1, server2 }: Row): readonly (readonly [string, string])[] {
  const one = server1 === '' ? 'Player 1' : server1.slice(0, 80);
  const two = server2 === '' ? 'Player 2' : server2.slice(0, 80);
  const [a, b] = shortNamesOf(surname(one), surname(two));
  return [
    [one, a],
    [two, b],
  ];
}

function surname(name: string): string {
  return name.split(/\s+/).at(-1) ?? name;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "09 Aug 11": ten o'clock UTC of that day, near enough. */
function startOf(date: string): number | null {
  const [, day, name, year] = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{2})$/.exec(date) ?? [];
  const month = MONTHS.indexOf(name ?? '');
  return month < 0 ? null : Date.UTC(2000 + Number(year), month, Number(day), 10);
}

/** Milliseconds from point to point: the recorded length of the match, spread evenly. */
function stepOf(minutes: string, points: number): number {
  const recorded = Number(minutes);
  return recorded > 0 && recorded < 24 * 60 && points > 0 ? Math.floor((recorded * 60_000) / points) : POINT_MS;
}
