import { setImmediate as turn } from 'node:timers/promises';
import * as z from 'zod';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import { scoreImported } from '#shared/match/imported.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { main, printLine } from './cli/main.ts';
import { matchPaths, readMatchFile } from './cli/match-file.ts';

const options = {
  format: {
    env: 'MATCH_FORMAT',
    flag: 'format',
    schema: z.string().optional(),
    help: `format of the files (${formatIds.join(', ')}); guessed from their content when left out`,
  },
};

await main(
  'score [--format F] FILE…: folds match files and prints one JSON line for each match; of a folder, all in it',
  options,
  async ({ format }, files) => {
    let failures = 0;
    let others = 0;
    for (const { path, isNamed } of matchPaths(files)) {
      for (const { line, error } of score(path, format)) {
        // A folder of matches may hold a list of them too.
        if (error?.code === 'unknown-format' && !isNamed) {
          others++;
          continue;
        }
        if (error !== null) failures++;
        printLine(line);
      }
      // Whoever reads our output may have had enough.
      await turn();
    }
    if (others > 0) process.stderr.write(`${others} file(s) in none of the known formats were passed over.\n`);
    if (files.length === 0) process.stderr.write('Name at least one file; --help tells more.\n');
    return failures > 0 || files.length === 0 ? 1 : 0;
  },
);

interface Scored {
  readonly line: object;
  readonly error: Problem | null;
}

function score(file: string, format: string | undefined): readonly Scored[] {
  let text: string;
  let name: string;
  try {
    ({ text, name } = readMatchFile(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The file cannot be read.';
    return [failed({ file }, problem('unreadable', message))];
  }
  const read = readMatches(text, name, format);
  return read.ok ? read.value.matches.map((match) => scoreMatch(file, match)) : [failed({ file }, read.problem)];
}

function scoreMatch(file: string, imported: ImportedMatch): Scored {
  const { match } = imported;
  const scored = scoreImported(imported);
  if (!scored.ok) return failed({ file, match }, scored.problem);
  for (const conflict of scored.value.conflicts) {
    process.stderr.write(`${file}: ${match}: event ${conflict.seq} left out: ${conflict.message}\n`);
  }
  return { line: { id: match, ...scored.value.scorecard }, error: null };
}

function failed(where: { readonly file: string; readonly match?: string }, error: Problem): Scored {
  return { line: { ...where, error }, error };
}
