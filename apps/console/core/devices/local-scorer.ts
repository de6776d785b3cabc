import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '#shared/problem.ts';
import { Credentials } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Devices } from './devices.ts';

const FILE = 'local-scorer.json';

/**
 * Leaves a scorer's credentials for the command-line tools of this machine: who may read the console's folder may score.
 * Kept from start to start as long as they are valid; the port in them is always the present one.
 */
export function writeLocalScorer(dir: string, devices: Devices, mqttPort: number): void {
  const file = join(dir, FILE);
  const known = read(file);
  if (known !== null && devices.checkPassword(known.id, known.password)) {
    if (known.mqttPort !== mqttPort) write(file, { ...known, mqttPort });
    return;
  }
  const made = devices.add('Tools on this machine', 'scorer');
  if ('code' in made) throw new ProblemError(made);
  const { id, role, password } = made;
  write(file, { id, role, username: id, password, clientId: id, mqttPort });
}

function read(file: string): Credentials | null {
  try {
    const parsed = parseMessage(Credentials, readFileSync(file, 'utf8'));
    return parsed.ok ? parsed.value : null;
  } catch {
    // Not there, or not readable: a new one is written, which reports what is wrong.
    return null;
  }
}

/** Never half a file under the name, never readable by others. */
function write(file: string, credentials: Credentials): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
