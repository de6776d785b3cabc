import { readFile, rename, writeFile } from 'node:fs/promises';
import { ProblemError, problem } from '#shared/problem.ts';

/** The text of one of our own small files; null when there is none yet. @throws ProblemError when it cannot be read. */
export async function readOwn(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw cannot('read', file, error);
  }
}

/** Writes a file that is there whole or not at all, for our eyes only. @throws ProblemError */
export async function writeOwn(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600, flush: true });
    await rename(unfinished, file);
  } catch (error) {
    throw cannot('written', file, error);
  }
}

function cannot(what: string, file: string, error: unknown): ProblemError {
  const why = error instanceof Error ? error.message : String(error);
  return new ProblemError(problem('own-file', `${file} cannot be ${what}: ${why}.`));
}
