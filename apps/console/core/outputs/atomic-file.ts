import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file in one step: who reads it finds the old content or the new, never half of it. */
export function writeWhole(path: string, content: string, mode = 0o644): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, content, { mode });
  renameSync(fresh, path);
}
