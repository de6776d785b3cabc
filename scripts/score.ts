import * as z from 'zod';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import type { JsonObject } from '#shared/json/json.ts';
import { foldImported } from '#shared/match/imported.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { main, printLine } from './cli/main.ts';
import { readMatchFile } from './cli/match-file.ts';

const options = {
  format: {
    env: 'MATCH_FORMAT',
    flag: 'format',
    schema: z.string().optional(),
    help: `format of the files (${formatIds.join(', ')}); guessed from their content when left out`,
  },
};

await main(
  'score [--format F] FILE…: folds match files and prints one JSON line for each match',
  options,
  async (set, files) => {
    let failures = 0;
    for (const file of files) {
      for (const scored of await score(file, set.format)) {
        if ('error' in scored) failures++;
        printLine(scored);
      }
    }
    if (files.length === 0) process.stderr.write('Name at least one file; --help tells more.\n');
    return failures > 0 || files.length === 0 ? 1 : 0;
  },
);

type Scored = JsonObject | { readonly file: string; readonly match?: string; readonly error: Problem };

async function score(file: string, format: string | undefined): Promise<readonly Scored[]> {
  let text: string;
  let name: string;
  try {
    ({ text, name } = await readMatchFile(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The file cannot be read.';
    return [{ file, error: problem('unreadable', message) }];
  }
  const matches = readMatches(text, name, format);
  return matches.ok ? matches.value.map((match) => scoreMatch(file, match)) : [{ file, error: matches.problem }];
}

function scoreMatch(file: string, imported: ImportedMatch): Scored {
  const { match } = imported;
  const fold = foldImported(imported);
  if (!fold.ok) return { file, match, error: fold.problem };
  const state = fold.value.state;
  if (state === null) return { file, match, error: problem('no-match', 'The file does not begin with a match.') };
  for (const conflict of state.conflicts) {
    process.stderr.write(`${file}: ${match}: event ${conflict.seq} left out: ${conflict.message}\n`);
  }
  return { id: match, ...state.game.scorecard() };
}
