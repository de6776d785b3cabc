import type { Parsed } from '#shared/json/json.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { Journal } from '../journal/journal.ts';
import { putAside, takeBackup } from './place.ts';

/**
 * Makes a backup the journal of `dir`, on demand of a person. The journal that was there is kept in a folder beside it.
 * @returns what has been done, in words; a fault leaves everything as it was
 */
export function restore(backup: string, dir: string, now: number): Parsed<string> {
  const present = presentHeads(dir);
  if (!present.ok) return present;
  let taken: ReturnType<typeof takeBackup>;
  try {
    taken = takeBackup(backup, dir);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: problem('bad-backup', `${backup} could not be restored: ${detail}.`) };
  }
  if (!taken.ok) return taken;
  const aside = putAside(dir, 'replaced', now);
  taken.value.keep();
  const restored = new Map(taken.value.heads.map(({ match, seq }) => [match, seq]));
  const lines = [`Restored ${backup}: ${restored.size} ${restored.size === 1 ? 'match' : 'matches'}.`];
  for (const [match, seq] of present.value) {
    const now = restored.get(match) ?? 0;
    if (now < seq) lines.push(`${match} has ${now} events now; it had ${seq} before.`);
  }
  if (aside !== null) lines.push(`The journal that was here before is kept in ${aside}.`);
  return { ok: true, value: lines.join('\n') };
}

/** How long the logs are now; a journal that nobody can read counts as empty, one that is in use stops it all. */
function presentHeads(dir: string): Parsed<ReadonlyMap<string, number>> {
  try {
    const journal = new Journal(dir);
    try {
      return { ok: true, value: new Map(journal.matches.heads().map(({ match, seq }) => [match, seq])) };
    } finally {
      journal.close();
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.code === 'journal-damaged' || error.problem.code === 'journal-newer') {
      return { ok: true, value: new Map() };
    }
    return { ok: false, problem: error.problem };
  }
}
