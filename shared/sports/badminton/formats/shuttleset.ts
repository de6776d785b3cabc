import { matchIdOf, Recorder } from '../../../formats/recorder.ts';
import type { Parsed } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { partsOf } from '../../rally/part.ts';
import type { Pair, Side } from '../../side.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { apply } from '../apply.ts';
import { scorecard } from '../card.ts';
import type { BadmintonEvent, Ending, Stroke } from '../events.ts';
import { Setup } from '../setup.ts';
import { initial, type State } from '../state.ts';
import { isHeader, type Rally, type Row, readRows } from './shuttleset-rows.ts';

/**
 * ShuttleSet and ShuttleSet22 (CoachAI Projects): a match is a folder of `set1.csv`, `set2.csv` and `set3.csv`, a row a
 * stroke. The files name the players A and B.
 */
export const shuttleset: MatchFormat = {
  id: 'shuttleset',
  parts: /^set[1-5]\.csv$/,
  detect: (text) => isHeader(text),
  read(text, name): Parsed<ImportedMatch> {
    const rows = readRows(text);
    if (!rows.ok) return rows;
    const { games, warnings } = rows.value;
    if (games.length === 0) return { ok: false, problem: problem('empty', 'The file holds no rally.') };
    const reading = new Reading(matchIdOf(name), name);
    for (const game of games) reading.game(game);
    reading.end();
    const { recorder } = reading;
    return { ok: true, value: recorder.imported([...warnings, ...recorder.warnings]) };
  },
};

const SIDES = { A: 0, B: 1 } as const;
const IDS = ['A', 'B'] as const;
const HOUR_MS = 3_600_000;

/** `lose_reason`, as the data set writes it. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  對手落地致勝: 'winner',
  出界: 'out',
  掛網: 'net',
  未過網: 'net',
  落點判斷失誤: 'misjudged',
  對手落地判斷失誤: 'misjudged',
  犯規: 'fault',
};

/** `type`, as the data sets write it: 點扣 is a smash from the wrist, 勾球 a cross-court net shot. */
const STROKES: Readonly<Record<string, Stroke>> = {
  殺球: 'smash',
  點扣: 'smash',
  smash: 'smash',
  'wrist smash': 'smash',
  切球: 'drop',
  過度切球: 'drop',
  drop: 'drop',
  'passive drop': 'drop',
  放小球: 'net shot',
  擋小球: 'net shot',
  勾球: 'net shot',
  'net shot': 'net shot',
  'return net': 'net shot',
  'cross-court net shot': 'net shot',
  長球: 'clear',
  clear: 'clear',
  挑球: 'lift',
  防守回挑: 'lift',
  lob: 'lift',
  'defensive return lob': 'lift',
  平球: 'drive',
  小平球: 'drive',
  後場抽平球: 'drive',
  防守回抽: 'drive',
  drive: 'drive',
  'driven flight': 'drive',
  'back-court drive': 'drive',
  'defensive return drive': 'drive',
  推球: 'push',
  push: 'push',
  撲球: 'kill',
  rush: 'kill',
  發短球: 'service',
  發長球: 'service',
  'short service': 'service',
  'long service': 'service',
};

class Reading {
  readonly recorder: Recorder<Setup, State, BadmintonEvent>;
  readonly #start: number;
  #now: number;

  constructor(match: string, name: string) {
    this.#start = startOf(name);
    this.#now = this.#start;
    const setup = Setup.parse({
      teams: IDS.map((id) => ({ id, name: id, shortName: id, players: [{ id, name: id }] })),
      format: { name: 'Singles' },
      competition: name.replaceAll(/[_\s]+/g, ' ').slice(0, 120),
      startsAt: this.#start,
    });
    this.recorder = new Recorder({ id: 'badminton', initial, apply, scorecard }, match, setup, this.#start);
  }

  game(rallies: readonly Rally[]): void {
    const [first] = rallies;
    if (first === undefined) return;
    const at = this.#at(first.first.time);
    const game = partsOf(this.recorder.state).length + 1;
    const previous = this.recorder.state.current?.winner ?? null;
    const facts = { game, serving: first.first.player, ...(previous !== null && { previous: IDS[previous] }) };
    if (!this.recorder.record({ type: 'badminton.game', data: facts }, at)) return;
    for (const rally of rallies) this.#rally(rally, game);
    const recorded = rallies.at(-1);
    const score = recorded === undefined ? null : scoreOf(recorded);
    if (score !== null) this.#agree(score, game);
  }

  /**
   * The match ends when its record does. In these data sets A is who won the match: where the games do not say so, B did
   * not play on.
   */
  end(): void {
    if (this.recorder.state.outcome === null) {
      this.recorder.warn('not-played-out', 'The record ends before the match does; A is given as its winner.');
      const data = { team: IDS[1], reason: 'The record ends here' };
      this.recorder.record({ type: 'badminton.retirement', data }, this.#now);
    }
    this.recorder.record({ type: 'match.ended', data: {} }, this.#now);
  }

  #rally(rally: Rally, game: number): void {
    const { current } = this.recorder.state;
    const { first, last, number, strokes } = rally;
    const at = this.#at(last.time);
    const where = `Game ${game}, rally ${number}`;
    const before = current?.points ?? [0, 0];
    const score = scoreOf(rally);
    const up = score === null ? null : wentUp(before, score);
    const winner = last.getpoint_player === null ? up : SIDES[last.getpoint_player];
    if (winner === null) {
      this.recorder.warn('no-winner', `${where}: neither the winner nor the score says whose point it was.`);
      if (score !== null) this.#agree(score, game);
      return;
    }
    if (score !== null && up !== winner)
      this.recorder.warn('score-differs', `${where}: the running score does not follow from the rallies.`);
    const how = ENDINGS[last.lose_reason];
    const server = SIDES[first.player];
    const data = {
      game,
      winner: IDS[winner],
      ...(current?.serving !== server && { serving: IDS[server] }),
      ...(how !== undefined && { how, ...strokeOf(last, how, winner) }),
      strokes,
    };
    if (current !== null && current.serving !== server) {
      this.recorder.warn('server', `${where}: ${IDS[server]} served, who had not won the rally before.`);
    }
    this.recorder.record({ type: 'badminton.rally', data }, at);
  }

  /** Sets the score to the recorded one where the rallies do not lead there. */
  #agree(recorded: Pair<number>, game: number): void {
    const games = partsOf(this.recorder.state);
    const points = games.at(-1)?.points ?? [0, 0];
    if (points[0] === recorded[0] && points[1] === recorded[1]) return;
    this.recorder.warn('score-set', `Game ${game}: the score is set to the recorded ${recorded.join('-')}.`);
    const scores = [...games.slice(0, -1).map((each) => each.points), recorded].map(([a, b]): [number, number] => [
      a,
      b,
    ]);
    this.recorder.record({ type: 'badminton.adjust', data: { games: scores } }, this.#now);
  }

  /** The video's time, never backwards. */
  #at(time: string): number {
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const offset = seconds * 1_000;
    const at = this.#start + (Number.isFinite(offset) ? Math.round(offset) : 0);
    this.#now = Math.max(this.#now + 1_000, at < this.#now + HOUR_MS ? at : 0);
    return this.#now;
  }
}

function scoreOf({ last: { roundscore_A: a, roundscore_B: b } }: Rally): Pair<number> | null {
  return a === null || b === null ? null : [a, b];
}

/** Who played the last stroke, and which, where that goes with how the rally ended. */
function strokeOf(
  { player, type }: Row,
  how: Ending,
  winner: Side,
): { readonly player?: string; readonly stroke?: Stroke } {
  const isOwn = SIDES[player] === winner;
  if (how === 'winner' ? !isOwn : isOwn || (how !== 'out' && how !== 'net')) return {};
  const stroke = STROKES[type];
  return { player, ...(stroke !== undefined && { stroke }) };
}

/** The side whose score alone went up by one. */
function wentUp(before: Pair<number>, after: Pair<number>): Side | null {
  const [a, b] = [after[0] - before[0], after[1] - before[1]];
  if (a + b !== 1) return null;
  if (a === 1) return 0;
  return b === 1 ? 1 : null;
}

/** Files carry no date; the year in a folder's name is near enough. */
function startOf(name: string): number {
  const [year = '2020'] = /(?<!\d)20\d\d(?!\d)/.exec(name) ?? [];
  return Date.UTC(Number(year), 0, 1, 10);
}
