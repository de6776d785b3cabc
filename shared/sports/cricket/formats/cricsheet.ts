import { matchIdOf } from '../../../formats/recorder.ts';
import type { Parsed } from '../../../json/json.ts';
import { parseJson } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { recordMatch } from './cricsheet-match.ts';
import { CricsheetFile } from './cricsheet-schema.ts';
import { setupOf } from './cricsheet-setup.ts';
import { writeCricsheet } from './cricsheet-write.ts';

/** Cricsheet JSON (cricsheet.org/format/json), data versions 1.0.0 to 1.2.0. */
export const cricsheet: MatchFormat = {
  id: 'cricsheet',
  // The sections come in any order; no other format has all three.
  detect: (text) => /^\s*\{/.test(text) && ['"data_version"', '"info"', '"innings"'].every((key) => text.includes(key)),
  read(text, name): Parsed<ImportedMatch> {
    const json = parseJson(text);
    if (!json.ok) return json;
    const file = CricsheetFile.safeParse(json.value);
    if (!file.success) return { ok: false, problem: schemaProblem(file.error) };
    const setup = setupOf(file.data);
    if (!setup.ok) return setup;
    return { ok: true, value: recordMatch(matchIdOf(name), file.data, setup.value) };
  },
  write: (_, events) => writeCricsheet(events),
};
