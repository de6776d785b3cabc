import { matchIdOf } from '../../../formats/recorder.ts';
import { type Parsed, parseJson } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { recordMatch } from './openfootball-match.ts';
import { type RecordedMatch, readFile } from './openfootball-schema.ts';
import { setupOf } from './openfootball-setup.ts';

/** A list of matches may come after a tournament's list of teams or grounds. */
const HEAD = 64_000;

/** JSON of the openfootball project (github.com/openfootball): the matches of a tournament or season. */
export const openfootball: MatchFormat = {
  id: 'openfootball',
  detect(text) {
    const head = text.slice(0, HEAD);
    return /^\uFEFF?\s*[[{]/.test(head) && /"team1"\s*:/.test(head) && /"team2"\s*:/.test(head);
  },
  read(text, name) {
    const all = readAll(text, name);
    if (!all.ok) return all;
    const [match, ...more] = all.value;
    return match !== undefined && more.length === 0
      ? { ok: true, value: match }
      : { ok: false, problem: problem('many-matches', `The file holds ${all.value.length} matches.`) };
  },
  readAll,
};

function readAll(text: string, name: string): Parsed<readonly ImportedMatch[]> {
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok) return json;
  const file = readFile(json.value);
  if (file.matches.length === 0) return { ok: false, problem: problem('empty', 'The file holds no match.') };
  const found: ImportedMatch[] = [];
  const known = new Set<string>();
  for (const [index, match] of file.matches.entries()) {
    const id = matchIdOf(freeSlug(slugOf(match, name), known));
    const setup = setupOf(match, file.name);
    if (!setup.ok) return { ok: false, problem: { ...setup.problem, path: `matches.${index}` } };
    found.push(recordMatch(id, match, setup.value));
  }
  return { ok: true, value: found };
}

function freeSlug(slug: string, known: Set<string>): string {
  let free = slug;
  for (let times = 2; known.has(free); times++) free = `${slug}-${times}`;
  known.add(free);
  return free;
}

/** "2022-12-18-argentina-france": the format has no ids. */
function slugOf({ date, team1, team2 }: RecordedMatch, name: string): string {
  const words = `${date ?? name} ${team1} ${team2}`.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const slug = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 58)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'match' : slug;
}
