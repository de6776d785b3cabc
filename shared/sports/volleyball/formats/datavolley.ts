import { matchIdOf, Recorder } from '../../../formats/recorder.ts';
import type { Parsed } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { partsOf, playing } from '../../rally/part.ts';
import type { Pair, Side } from '../../side.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { apply } from '../apply.ts';
import { scorecard } from '../card.ts';
import type { VolleyballEvent } from '../events.ts';
import type { Setup } from '../setup.ts';
import { initial, type State, serverNow } from '../state.ts';
import { finalScores, readSections, setupOf, TEAMS } from './datavolley-file.ts';
import { endingOf, mentioned, readScout, type ScoutedSet, type ScoutLine } from './datavolley-scout.ts';

/** DataVolley scout files (`.dvw`), file format 2.0: the rallies, line-ups, substitutions and time-outs in them. */
export const dataVolley: MatchFormat = {
  id: 'datavolley',
  encoding: 'windows-1250',
  detect: (text) => /^\s*\uFEFF?\s*\[3DATAVOLLEYSCOUT\]/i.test(text),
  read(text, name): Parsed<ImportedMatch> {
    const match = matchIdOf(name.replace(/^&/, ''));
    const sections = readSections(text);
    const sets = readScout(sections);
    const setup = setupOf(sections, mentioned(sets));
    if (!setup.ok) return setup;
    const finals = finalScores(sections);
    if (sets.length === 0 && finals.every((points) => points === null)) {
      return { ok: false, problem: problem('empty', 'The file holds no rally and no score.') };
    }
    const reading = new Reading(match, setup.value, finals);
    for (const set of sets) reading.set(set);
    reading.end();
    return { ok: true, value: reading.recorder.imported() };
  },
};

const RALLY_MS = 25_000;
const DAY_MS = 86_400_000;

type Touch = ScoutLine & { kind: 'touch' };

class Reading {
  readonly recorder: Recorder<Setup, State, VolleyballEvent>;
  readonly #midnight: number;
  readonly #finals: readonly (Pair<number> | null)[];
  #now: number;
  #touches: Touch[] = [];

  constructor(match: string, setup: Setup, finals: readonly (Pair<number> | null)[]) {
    this.#finals = finals;
    this.#now = setup.startsAt ?? 0;
    this.#midnight = this.#now - (this.#now % DAY_MS);
    this.recorder = new Recorder({ id: 'volleyball', initial, apply, scorecard }, match, setup, this.#now);
  }

  set({ lines, number: said }: ScoutedSet): void {
    if (said !== null) this.#fill(said - 1);
    const number = partsOf(this.recorder.state).length + 1;
    if (this.recorder.state.outcome !== null || number > this.recorder.state.format.sets) {
      this.recorder.warn('extra-set', `What was played after the match (set ${said ?? number}) is left out.`);
      return;
    }
    this.#at(lines.find(({ time }) => time !== null) ?? null);
    this.#begin(lines, number);
    this.#touches = [];
    for (const line of lines) {
      this.#at(line);
      switch (line.kind) {
        case 'touch':
          if (line.skill === 'S') this.#agreePositions(line);
          this.#touches.push(line);
          break;
        case 'point':
          this.#point(line, number);
          break;
        case 'substitution': {
          const data = { team: TEAMS[line.side], out: line.out, in: line.in };
          this.recorder.record({ type: 'volleyball.substitution', data }, this.#now);
          break;
        }
        case 'timeout':
          this.recorder.record({ type: 'volleyball.timeout', data: { team: TEAMS[line.side] } }, this.#now);
          break;
        default:
      }
    }
    const final = this.#finals[number - 1] ?? null;
    if (final !== null) this.#agreeScore(final, number);
  }

  /** Sets up to this one that were not scouted but have a score. */
  #fill(upTo: number): void {
    for (let number = partsOf(this.recorder.state).length + 1; number <= upTo; number++) {
      const final = this.#finals[number - 1] ?? null;
      if (final === null || this.recorder.state.outcome !== null) return;
      this.#agreeScore(final, number);
    }
  }

  /** The match ends when its record does. */
  end(): void {
    this.#fill(this.recorder.state.format.sets);
    if (this.recorder.state.outcome !== null) this.recorder.record({ type: 'match.ended', data: {} }, this.#now);
  }

  #begin(lines: readonly ScoutLine[], number: number): void {
    const lined = lines.find(({ positions: [home, visitors] }) => home !== null && visitors !== null);
    for (const side of [0, 1] as const) {
      const positions = lined?.positions[side] ?? null;
      if (positions === null) continue;
      const data = { team: TEAMS[side], set: number, positions: [...positions] };
      this.recorder.record({ type: 'volleyball.lineup', data }, this.#now);
    }
    const first = lines.find((line) => line.kind === 'touch' && line.skill === 'S');
    const { current } = this.recorder.state;
    const [a, b] = current?.points ?? [0, 0];
    const previous = current === null ? null : (current.winner ?? (a === b ? null : a > b ? 0 : 1));
    if (current !== null && current.winner === null) {
      this.recorder.warn('set-short', `Set ${current.number} ends at ${a}-${b}, which wins none by the usual rules.`);
    }
    const data = {
      set: number,
      ...(first?.kind === 'touch' && { serving: TEAMS[first.side] }),
      ...(previous !== null && { previous: TEAMS[previous] }),
    };
    this.recorder.record({ type: 'volleyball.set', data }, this.#now);
  }

  #point({ side, score }: ScoutLine & { kind: 'point' }, set: number): void {
    const touches = this.#touches;
    this.#touches = [];
    const current = playing(this.recorder.state);
    if (current !== null && current.points.join() === score.join()) {
      this.recorder.warn('point-repeated', `Set ${set}: the point that makes it ${score.join('-')} is there twice.`);
      return;
    }
    const serve = touches.find(({ skill }) => skill === 'S');
    const differs = serve !== undefined && current !== null && current.serving !== serve.side;
    const due = current === null ? null : serverNow(current);
    const server = serve !== undefined && serve.player !== due ? serve.player : null;
    if (differs || (server !== null && due !== null)) {
      this.recorder.warn('server', `Set ${set}, ${score.join('-')}: another player served than had to.`);
    }
    const data = {
      set,
      winner: TEAMS[side],
      ...(differs && { serving: TEAMS[serve.side] }),
      ...(server !== null && { server }),
      ...endingOf(touches, side),
    };
    this.recorder.record({ type: 'volleyball.rally', data }, this.#now);
    this.#agreeScore(score, set);
  }

  /** Sets the score to the recorded one where the rallies do not lead there. */
  #agreeScore(recorded: Pair<number>, set: number): void {
    const sets = partsOf(this.recorder.state).slice(0, set);
    const points = sets[set - 1]?.points ?? [0, 0];
    if (points[0] === recorded[0] && points[1] === recorded[1]) return;
    this.recorder.warn('score-set', `Set ${set}: the score is set to the recorded ${recorded.join('-')}.`);
    const scores = [...sets.slice(0, set - 1).map((each) => each.points), recorded].map(([a, b]): [number, number] => [
      a,
      b,
    ]);
    const serving = this.recorder.state.current?.serving ?? null;
    const data = { sets: scores, ...(serving !== null && { serving: TEAMS[serving] }) };
    this.recorder.record({ type: 'volleyball.adjust', data }, this.#now);
  }

  /** The rotation as the file has it, where the rallies and substitutions on record lead to another. */
  #agreePositions({ positions }: ScoutLine): void {
    for (const side of [0, 1] as const) {
      const recorded = positions[side];
      const current = playing(this.recorder.state);
      const known = current?.teams[side].positions ?? null;
      if (recorded === null || current === null || recorded.join() === known?.join()) continue;
      const where = `Set ${current.number}, ${current.points.join('-')}`;
      this.recorder.warn('rotation', `${where}: the line-up of ${nameOf(this.recorder.state, side)} is put right.`);
      const data = { team: TEAMS[side], set: current.number, positions: [...recorded] };
      this.recorder.record({ type: 'volleyball.lineup', data }, this.#now);
    }
  }

  /** The hall's clock, never backwards; a match may go on past midnight. */
  #at(line: ScoutLine | null): void {
    if (line?.time === null || line === null) {
      if (line?.kind === 'point') this.#now += RALLY_MS;
      return;
    }
    const sinceMidnight = this.#now - this.#midnight;
    const days = Math.floor(sinceMidnight / DAY_MS) + (sinceMidnight % DAY_MS > line.time + DAY_MS / 2 ? 1 : 0);
    this.#now = Math.max(this.#now, this.#midnight + days * DAY_MS + line.time);
  }
}

function nameOf({ setup }: State, side: Side): string {
  return setup.teams[side].name;
}
