import { matchIdOf, Recorder } from '../../../formats/recorder.ts';
import { type Parsed, parseJson } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';
import type { Pair, Side } from '../../side.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { apply } from '../apply.ts';
import type { BasketballEvent } from '../events.ts';
import { initial } from '../initial.ts';
import { startOf } from '../moment.ts';
import { scorecard } from '../scorecard.ts';
import type { Setup } from '../setup.ts';
import type { State } from '../state.ts';
import { BoxScoreFile, type Figures, type PlayerRow, type TeamStats } from './euroleague-schema.ts';
import { type NamedTeam, setupOf } from './euroleague-setup.ts';

/**
 * `Boxscore` of a game as the EuroLeague's live service gives it: no plays, but the points of each period and everybody's
 * figures, which are set outright.
 */
export const euroleagueBoxScore: MatchFormat = {
  id: 'euroleague-box-score',
  detect: (text) => text.trimStart().startsWith('{') && text.includes('"ByQuarter"') && text.includes('"PlayersStats"'),
  read,
};

type Record = Recorder<Setup, State, BasketballEvent>;

function read(text: string, name: string): Parsed<ImportedMatch> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = BoxScoreFile.safeParse(json.value);
  if (!parsed.success) return { ok: false, problem: schemaProblem(parsed.error) };
  const [a, b] = parsed.data.Stats;
  if (a === undefined || b === undefined) return { ok: false, problem: problem('invalid', 'Two teams are needed.') };
  const setup = setupOf([teamOf(a), teamOf(b)]);
  const recorder: Record = new Recorder({ id: 'basketball', initial, apply, scorecard }, matchIdOf(name), setup, 0);
  recordAll(recorder, parsed.data, [a, b]);
  return { ok: true, value: recorder.imported() };
}

function teamOf({ Team, PlayersStats }: TeamStats): NamedTeam {
  const code = PlayersStats.find((row) => row.Team !== '')?.Team ?? '';
  const players = new Map(PlayersStats.filter(isNamed).map((row) => [row.Player_ID, row]));
  return {
    code,
    name: Team,
    players: [...players.values()].map(({ Player_ID: id, Player, Dorsal }) => ({ id, name: Player, dorsal: Dorsal })),
  };
}

function isNamed({ Player_ID }: PlayerRow): boolean {
  return Player_ID !== '';
}

function recordAll(recorder: Record, file: BoxScoreFile, stats: Pair<TeamStats>): void {
  for (const side of [0, 1] as const) recordStarters(recorder, side, stats[side]);
  const periods = periodsOf(file, stats);
  for (const [index, points] of periods.entries()) recordPeriod(recorder, index + 1, points);
  if (periods.length === 0) return;
  const at = startOf(recorder.state.format, periods.length + 1);
  for (const side of [0, 1] as const) recordFigures(recorder, side, stats[side], at);
  if (file.Live === true) return;
  const [a, b] = recorder.state.score;
  if (a === b) recorder.warn('level', `The game ends level at ${a}-${b}.`);
  recorder.record({ type: 'match.ended', data: {} }, at);
}

function recordStarters(recorder: Record, side: Side, { PlayersStats }: TeamStats): void {
  const { setup, format } = recorder.state;
  const players = PlayersStats.filter((row) => isNamed(row) && row.IsStarter === 1).map((row) => row.Player_ID);
  if (players.length === 0) return;
  const data = { team: setup.teams[side].id, players: players.slice(0, format.players) };
  recorder.record({ type: 'basketball.starters', data }, 0);
}

/** The points of each period; where they are not told, the players' points count for the fourth quarter. */
function periodsOf({ ByQuarter }: BoxScoreFile, stats: Pair<TeamStats>): readonly Pair<number>[] {
  const points = (side: Side, key: string): number | null => {
    const value = ByQuarter[side]?.[key] ?? null;
    return value !== null && value >= 0 ? value : null;
  };
  const keys = [1, 2, 3, 4].map((n) => `Quarter${n}`);
  for (let n = 1; n <= 30 && points(0, `Extra${n}`) !== null; n++) keys.push(`Extra${n}`);
  const told = keys.filter((key) => points(0, key) !== null || points(1, key) !== null);
  const periods = told.map((key): Pair<number> => [points(0, key) ?? 0, points(1, key) ?? 0]);
  if (periods.length > 0) return periods;
  const totals: Pair<number> = [stats[0].totr?.Points ?? 0, stats[1].totr?.Points ?? 0];
  return totals[0] + totals[1] === 0 ? [] : [[0, 0], [0, 0], [0, 0], totals];
}

function recordPeriod(recorder: Record, period: number, score: Pair<number>): void {
  const { format } = recorder.state;
  recorder.record({ type: 'basketball.period', data: { period } }, startOf(format, period));
  const sum: [number, number] = [recorder.state.score[0] + score[0], recorder.state.score[1] + score[1]];
  const end = startOf(format, period + 1);
  recorder.record({ type: 'basketball.adjust', data: { period, score: sum } }, end);
  recorder.record({ type: 'basketball.end', data: { period } }, end);
}

function recordFigures(recorder: Record, side: Side, { PlayersStats, tmr, totr }: TeamStats, at: number): void {
  const team = recorder.state.setup.teams[side].id;
  for (const row of PlayersStats.filter(isNamed)) {
    const played = playedOf(row);
    if (played === null) continue;
    const time = { played, plusMinus: row.Plusminus ?? 0 };
    const data = { team, player: row.Player_ID.slice(0, 64), ...time, ...figuresOf(row) };
    recorder.record({ type: 'basketball.totals', data }, at);
  }
  const own = tmr === null || tmr === undefined ? null : figuresOf(tmr);
  if (own !== null) recorder.record({ type: 'basketball.totals', data: { team, ...own } }, at);
  const points = recorder.state.score[side];
  if (totr?.Points !== null && totr?.Points !== undefined && totr.Points !== points) {
    recorder.warn('total', `${team} have ${points} points by periods and ${totr.Points} in total.`);
  }
}

/** Milliseconds; null: did not play. */
function playedOf({ Minutes }: PlayerRow): number | null {
  const [, minutes, seconds] = /^(\d{1,3}):(\d{2})$/.exec(Minutes) ?? [];
  return minutes === undefined || seconds === undefined ? null : (Number(minutes) * 60 + Number(seconds)) * 1000;
}

function figuresOf(row: Figures) {
  const shots = (made: number, attempted: number): [number, number] => [made, Math.max(made, attempted)];
  return {
    inside: shots(row.FieldGoalsMade2, row.FieldGoalsAttempted2),
    outside: shots(row.FieldGoalsMade3, row.FieldGoalsAttempted3),
    free: shots(row.FreeThrowsMade, row.FreeThrowsAttempted),
    offensive: row.OffensiveRebounds,
    defensive: row.DefensiveRebounds,
    assists: row.Assistances,
    steals: row.Steals,
    turnovers: row.Turnovers,
    blocks: row.BlocksFavour,
    blocked: row.BlocksAgainst,
    fouls: row.FoulsCommited,
    drawn: row.FoulsReceived,
  };
}
