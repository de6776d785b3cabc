import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problem } from '#shared/problem.ts';
import { Credentials, type PairRequest } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';

/** The scorer credential that a console leaves for tools on its own machine. */
export async function localScorer(dataDir: string): Promise<Credentials> {
  const file = join(dataDir, 'console', 'local-scorer.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    throw new ProblemError(
      problem('no-credentials', `There is no ${file}; give --user and --password, or DATA_DIR of the console.`),
    );
  }
  const parsed = parseMessage(Credentials, text);
  if (!parsed.ok) throw new ProblemError(problem('no-credentials', `${file}: ${parsed.problem.message}`));
  return parsed.value;
}

/** Exchanges a pairing code for credentials. */
export async function pair(consoleUrl: string, request: PairRequest): Promise<Credentials> {
  const response = await fetch(new URL('/pair', consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const parsed = parseMessage(Credentials, text);
  if (!response.ok || !parsed.ok) {
    throw new ProblemError(problem('not-paired', `Pairing with ${consoleUrl} failed (${response.status}): ${text}`));
  }
  return parsed.value;
}
