import { matchIdOf } from '../../../formats/recorder.ts';
import { type Parsed, parseJson } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { recordMatch } from './openfootball-match.ts';
import { OpenfootballFile, type RecordedMatch } from './openfootball-schema.ts';
import { setupOf } from './openfootball-setup.ts';

/** JSON of the openfootball project (github.com/openfootball): the matches of a tournament or season. */
export const openfootball: MatchFormat = {
  id: 'openfootball',
  detect(text) {
    const head = text.slice(0, 2_000);
    return head.includes('"matches"') && head.includes('"team1"') && head.includes('"team2"');
  },
  read(text, name) {
    const all = readAll(text, name);
    if (!all.ok) return all;
    const [match, ...more] = all.value;
    if (match === undefined) return { ok: false, problem: problem('empty', 'The file holds no match.') };
    return more.length === 0
      ? { ok: true, value: match }
      : { ok: false, problem: problem('many-matches', `The file holds ${all.value.length} matches.`) };
  },
  readAll,
};

function readAll(text: string, name: string): Parsed<readonly ImportedMatch[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const file = OpenfootballFile.safeParse(json.value);
  if (!file.success) return { ok: false, problem: schemaProblem(file.error) };
  const found: ImportedMatch[] = [];
  const known = new Map<string, number>();
  for (const [index, match] of file.data.matches.entries()) {
    const slug = slugOf(match, name);
    const times = (known.get(slug) ?? 0) + 1;
    known.set(slug, times);
    const id = matchIdOf(times === 1 ? slug : `${slug}-${times}`);
    if (!id.ok) return id;
    const setup = setupOf(match, file.data.name);
    if (!setup.ok) return { ok: false, problem: { ...setup.problem, path: `matches.${index}` } };
    found.push(recordMatch(id.value, match, setup.value));
  }
  return { ok: true, value: found };
}

/** "2022-12-18-argentina-france": the format has no ids. */
function slugOf({ date, team1, team2 }: RecordedMatch, name: string): string {
  const words = `${date ?? name} ${team1} ${team2}`.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const slug = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return slug.replaceAll(/^-|-$/g, '');
}
