import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import * as z from 'zod';
import { formatIds, readMatch } from '#shared/formats/read.ts';
import type { JsonObject } from '#shared/json/json.ts';
import { foldImported } from '#shared/match/imported.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { main, printLine } from './cli/main.ts';

const options = {
  format: {
    env: 'MATCH_FORMAT',
    flag: 'format',
    schema: z.string().optional(),
    help: `format of the files (${formatIds.join(', ')}); guessed from their content when left out`,
  },
};

await main(
  'score [--format F] FILE…: folds match files and prints one JSON line for each',
  options,
  async (set, files) => {
    let failures = 0;
    for (const file of files) {
      const scored = await score(file, set.format);
      if ('error' in scored) failures++;
      printLine(scored);
    }
    if (files.length === 0) process.stderr.write('Name at least one file; --help tells more.\n');
    return failures > 0 || files.length === 0 ? 1 : 0;
  },
);

async function score(file: string, format: string | undefined): Promise<JsonObject | { file: string; error: Problem }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { file, error: problem('unreadable', error instanceof Error ? error.message : 'The file cannot be read.') };
  }
  const match = readMatch(text, basename(file, extname(file)), format);
  if (!match.ok) return { file, error: match.problem };
  const fold = foldImported(match.value);
  if (!fold.ok) return { file, error: fold.problem };
  const state = fold.value.state;
  if (state === null) return { file, error: problem('no-match', 'The file does not begin with a match.') };
  for (const conflict of state.conflicts) {
    process.stderr.write(`${file}: event ${conflict.seq} left out: ${conflict.message}\n`);
  }
  return { id: match.value.match, ...state.game.scorecard() };
}
