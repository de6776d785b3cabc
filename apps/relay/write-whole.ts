import { rename, writeFile } from 'node:fs/promises';

/** Writes a file that is there whole or not at all, for our eyes only. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text, { mode: 0o600, flush: true });
  await rename(unfinished, file);
}
