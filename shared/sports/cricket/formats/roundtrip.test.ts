import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MatchFold } from '../../../match/fold.ts';
import { foldImported } from '../../../match/imported.ts';
import { cricsheet } from './cricsheet.ts';

const FOLDER = new URL('../../../../../shared/data/cricket/', import.meta.url).pathname;
const present = existsSync(FOLDER);

function read(text: string, id: string): MatchFold {
  const imported = cricsheet.read(text, id);
  if (!imported.ok) throw new Error(`${id}: ${imported.problem.message}`);
  const fold = foldImported(imported.value);
  if (!fold.ok) throw new Error(`${id}: ${fold.problem.message}`);
  return fold.value;
}

function write(fold: MatchFold, id: string): string {
  const written = cricsheet.write?.(id, fold.effective);
  if (written?.ok !== true) throw new Error(`${id}: ${written?.problem.message ?? 'nothing is written'}`);
  return written.value;
}

/** What the format holds and a match of ours has no place for, with the reason. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  '.meta': 'of the file, not of the match',
  '.info.missing': 'of the file, not of the match',
  '.info.player_of_match': 'no event names them',
  '.info.supersubs': 'known when one comes in, as a replacement',
  '.info.bowl_out': 'only its winner is known',
  '.innings.miscounted_overs.umpire': 'no event names him',
};

/** Counts, seasons and groups are written as text or number, and extras that are none are written or not. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => {
    return [key, AS_TEXT.has(key) ? String(member) : normal(member)] as const;
  });
  return Object.fromEntries(members);
}

const AS_TEXT: ReadonlySet<string> = new Set(['balls', 'season', 'group']);

/** Paths (list places left out) at which two values differ. */
function differences(was: unknown, is: unknown, path: string): string[] {
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    return was.flatMap((item, index) => differences(item, is[index], path));
  }
  if (isObject(was) && isObject(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...keys].flatMap((key) => {
      return differences(was[key], is[key], /^\d+$/.test(key) ? path : `${path}.${key}`);
    });
  }
  if (Object.is(was, is)) return [];
  return [`${path}: ${short(was)} became ${short(is)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 160);
}

describe('Cricsheet files written', () => {
  it.skipIf(!present)('from the corpus are the files that were read', { timeout: 600_000 }, () => {
    const ids = readdirSync(FOLDER)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace('.json', ''));
    const unexplained: string[] = [];
    const lost = new Map<string, number>();
    let cards = 0;
    for (const id of ids) {
      const text = readFileSync(`${FOLDER}${id}.json`, 'utf8');
      const fold = read(text, id);
      const written = write(fold, id);
      const again = read(written, id);
      const found = differences(fold.state?.game.scorecard(), again.state?.game.scorecard(), 'card');
      if (found.length === 0) cards += 1;
      const data = differences(normal(JSON.parse(text)), normal(JSON.parse(written)), '');
      for (const line of [...found, ...data]) {
        const reason = Object.entries(NOT_KEPT).find(([path]) => line.startsWith(path))?.[1];
        if (reason === undefined) unexplained.push(`${id}: ${line}`);
        else lost.set(reason, (lost.get(reason) ?? 0) + 1);
      }
    }
    const list = [...lost].map(([reason, count]) => `${count} values not kept: ${reason}`);
    console.log(
      [`cricket round trip: ${cards} of ${ids.length} scorecards agree`, ...list, ...unexplained.slice(0, 60)].join(
        '\n',
      ),
    );
    expect(unexplained).toEqual([]);
    expect(cards).toBe(ids.length);
  });
});
