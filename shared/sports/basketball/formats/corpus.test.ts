import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import { foldImported } from '../../../match/imported.ts';
import type { MatchFormat } from '../../sport.ts';
import { type BoxLine, boxOf, minutesText } from '../box.ts';
import { basketball } from '../index.ts';
import type { State } from '../state.ts';
import { euroleagueBoxScore } from './euroleague-box-score.ts';
import { euroleaguePlayByPlay } from './euroleague-play-by-play.ts';

const FOLDER = new URL('../../../../../shared/data/basketball/', import.meta.url).pathname;
const present = existsSync(FOLDER);

/** What differs from the box score, and why. */
const CAUSES: Readonly<Record<string, string>> = {
  '5 CAMPAZZO plusMinus': 'the file lists a change before free throws that it numbers before the change',
  '5 RATHAN-MAYES plusMinus': 'the same change',
  '1 NUNN minutes': 'the two rows of one change show 0:56 and 0:55',
  '1 SLOUKAS minutes': 'the same change',
};
/** Changes made before an overtime begins ("05:00"): the box score counts them from a minute later on. */
const OVERTIME_CHANGES = 'the box score counts a change before the overtime a minute late';

/** Sends every draft over the desk; what the desk or the reader finds odd goes to `lines`. */
function replay(game: string, lines: string[]): State {
  const { match, drafts, warnings } = imported(euroleaguePlayByPlay, `PlaybyPlay/${game}`);
  for (const { message } of warnings) lines.push(`${game}: ${message}`);
  const fold = new MatchFold();
  let head = emptyHead(match);
  for (const draft of drafts) {
    const source = { kind: 'feed', id: 'import' } as const;
    const decision = decide(fold, draft, { match, head, term: 1, source, now: draft.at });
    if (decision.kind !== 'accepted') throw new Error(`${game}: ${JSON.stringify({ draft, decision })}`);
    head = decision.head;
    fold.append(decision.event);
  }
  return stateOf(fold, game);
}

function imported(format: MatchFormat, path: string) {
  const text = readFileSync(`${FOLDER}${path}.json`, 'utf8');
  expect(format.detect(text)).toBe(true);
  const match = format.read(text, path.replace(/.*\//, ''));
  if (!match.ok) throw new Error(`${path}: ${match.problem.message}`);
  return match.value;
}

function stateOf(fold: MatchFold, game: string): State {
  const state = fold.state === null ? null : basketball.stateOf(fold.state.game);
  if (state === null) throw new Error(`${game}: no match`);
  expect(fold.state?.status).toBe('ended');
  expect(fold.state?.conflicts).toEqual([]);
  return state;
}

function boxScore(game: string): State {
  const fold = foldImported(imported(euroleagueBoxScore, `Boxscore/${game}`));
  if (!fold.ok) throw new Error(`${game}: ${fold.problem.message}`);
  return stateOf(fold.value, game);
}

/** Every figure of a line, named. */
function figures({ line, points, index, starter }: BoxLine): Record<string, string> {
  const { played, technicals: _, unsportsmanlike: __, disqualified: ___, ...rest } = line;
  const all = { points, index, starter, minutes: minutesText(played), ...rest };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, String(value)]));
}

describe('real games', () => {
  it.skipIf(!present)('agree with their box scores in every column', { timeout: 120_000 }, () => {
    const games = readdirSync(`${FOLDER}PlaybyPlay`).map((file) => file.replace('.json', ''));
    expect(games.length).toBeGreaterThan(0);
    const unexplained: string[] = [];
    const explained: string[] = [];
    const agrees = { score: 0, periods: 0, players: 0, figures: 0, compared: 0 };
    for (const game of games) {
      const played = replay(game, unexplained);
      const told = boxScore(game);
      agrees.score += Number(played.score.join() === told.score.join());
      const periods = (state: State) => state.periods.map(({ points }) => points.join('-')).join(' ');
      if (periods(played) === periods(told)) agrees.periods += 1;
      else unexplained.push(`${game}: ${periods(played)}, box score ${periods(told)}`);
      for (const side of [0, 1] as const) {
        expect(played.teamLines[side], `${game}: what is the team's own`).toEqual(told.teamLines[side]);
        const known = new Map(boxOf(played, side).map((row) => [row.id, row]));
        for (const row of boxOf(told, side)) {
          const own = known.get(row.id);
          if (own === undefined && row.line.played === 0) continue;
          agrees.players += 1;
          const want = figures(row);
          for (const [figure, value] of Object.entries(own === undefined ? {} : figures(own))) {
            agrees.compared += 1;
            if (value === want[figure]) {
              agrees.figures += 1;
              continue;
            }
            const cause = causeOf(game, row.name, figure, value, want[figure] ?? '');
            const line = `${game}: ${row.name}: ${figure} ${value}, box score ${want[figure]}`;
            if (cause === null) unexplained.push(line);
            else explained.push(`${line} (${cause})`);
          }
        }
      }
    }
    console.log(
      [
        `basketball corpus: ${agrees.score}/${games.length} scores, ${agrees.periods}/${games.length} by periods,`,
        `${agrees.figures}/${agrees.compared} figures of ${agrees.players} players; explained:`,
        ...explained,
      ].join('\n'),
    );
    expect(unexplained).toEqual([]);
    expect(agrees.score).toBe(games.length);
  });
});

function causeOf(game: string, name: string, figure: string, got: string, want: string): string | null {
  const known = CAUSES[`${game} ${name.replace(/,.*/, '')} ${figure}`];
  if (known !== undefined) return known;
  const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const hasOvertime = game === '35' || game === '272';
  return figure === 'minutes' && hasOvertime && Math.abs(seconds(got) - seconds(want)) === 60 ? OVERTIME_CHANGES : null;
}
