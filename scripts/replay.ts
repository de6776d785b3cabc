import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { localScorer } from './cli/credentials.ts';
import { main, printLine } from './cli/main.ts';
import { chooseMatch, openMatchFile } from './cli/match-file.ts';
import { ScorerClient } from './cli/scorer.ts';

const options = {
  mqtt: {
    env: 'MQTT_URL',
    flag: 'mqtt',
    schema: z
      .string()
      .regex(/^(mqtts?|wss?):\/\//, 'not an mqtt://, mqtts://, ws:// or wss:// address')
      .optional(),
    help: 'address of the console; left out: mqtt://localhost at MQTT_PORT',
  },
  mqttPort: {
    env: 'MQTT_PORT',
    schema: z.coerce.number().int().min(1).max(65535),
    fallback: '1883',
    help: "the local console's MQTT port",
  },
  user: { env: 'MQTT_USER', flag: 'user', schema: z.string().optional(), help: 'credential id from pairing' },
  password: { env: 'MQTT_PASSWORD', flag: 'password', schema: z.string().optional(), help: 'its password' },
  speed: {
    env: 'REPLAY_SPEED',
    flag: 'speed',
    schema: z.union([z.literal('max'), z.coerce.number().positive('not a positive number')]),
    fallback: '1',
    help: 'times faster than it was played, or max',
  },
  match: {
    env: 'REPLAY_MATCH',
    flag: 'match',
    schema: z.string().optional(),
    help: "the one match to play of a file of many; else the id to use instead of the file's",
  },
  format: {
    env: 'MATCH_FORMAT',
    flag: 'format',
    schema: z.string().optional(),
    help: `${formatIds.join(', ')}; guessed when left out`,
  },
  patience: {
    env: 'REPLAY_PATIENCE',
    flag: 'patience',
    schema: z.coerce.number().positive(),
    fallback: '60',
    help: 'seconds to wait for a console that is away',
  },
  dataDir: {
    env: 'DATA_DIR',
    schema: z.string(),
    fallback: './data',
    help: "where the local console's credentials are",
  },
};

/** At full speed this many drafts may wait for their replies: order is kept, the round trip is hidden. */
const WINDOW = 64;

await main(
  'replay FILE: plays a match file to a console over MQTT, as a scorer’s device would',
  options,
  async (set, files) => {
    const file = files[0];
    if (file === undefined || files.length > 1) throw new ProblemError(problem('usage', 'Name one match file.'));
    const { text, name } = openMatchFile(file);
    const read = readMatches(text, name, set.format);
    if (!read.ok) throw new ProblemError(read.problem);
    const imported = chooseMatch(read.value.matches, set.match);
    const login = await loginOf(set);
    const scorer = await ScorerClient.connect(login, imported.match);
    const watchdog = guard(scorer, set.patience);
    try {
      return await replay(scorer, login.user, imported, set.speed);
    } finally {
      clearInterval(watchdog);
      await scorer.close();
    }
  },
);

async function replay(
  scorer: ScorerClient,
  user: string,
  imported: ImportedMatch,
  speed: number | 'max',
): Promise<number> {
  const startedAt = performance.now();
  const counts = { accepted: 0, duplicate: 0, refused: 0 };
  const inFlight = new Set<Promise<void>>();
  let fault: unknown = null;
  const send = (draft: ImportedMatch['drafts'][number]) => {
    const sent = scorer.send(draft).then((reply) => {
      counts[reply.status]++;
      if (reply.status === 'refused') fault ??= { id: draft.id, type: draft.type, error: reply.error };
      inFlight.delete(sent);
    });
    inFlight.add(sent);
    return sent;
  };

  const [created, ...rest] = imported.drafts;
  if (created !== undefined) await send(created);
  const from = await resumeAt(scorer, user, rest, counts.duplicate > 0);
  let previous = rest[from]?.at ?? 0;
  for (const draft of rest.slice(from)) {
    if (fault !== null) break;
    if (speed !== 'max') await sleep(Math.max(0, draft.at - previous) / speed);
    previous = draft.at;
    const sent = send(draft);
    if (speed !== 'max') await sent;
    else if (inFlight.size >= WINDOW) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(3));
  printLine({
    match: imported.match,
    drafts: imported.drafts.length,
    resumedAt: from + 1,
    ...counts,
    seconds,
    ...(fault !== null && { fault }),
  });
  return fault === null ? 0 : 1;
}

/** A console that knows the match says which of our drafts it took last; we go on behind it. */
async function resumeAt(
  scorer: ScorerClient,
  user: string,
  drafts: ImportedMatch['drafts'],
  known: boolean,
): Promise<number> {
  if (!known) return 0;
  for (let waited = 0; scorer.state === null && waited < 2000; waited += 20) await sleep(20);
  const last = scorer.state?.last[user];
  return drafts.findIndex((draft) => draft.id === last) + 1;
}

async function loginOf(set: {
  mqtt: string | undefined;
  mqttPort: number;
  user: string | undefined;
  password: string | undefined;
  dataDir: string;
}) {
  const url = set.mqtt ?? `mqtt://localhost:${set.mqttPort}`;
  if (set.user !== undefined && set.password !== undefined) return { url, user: set.user, password: set.password };
  const local = await localScorer(set.dataDir);
  return { url, user: local.username, password: local.password };
}

/** Ends the run when the console stays away; running the tool again goes on where its log ends. */
function guard(scorer: ScorerClient, patienceSeconds: number): NodeJS.Timeout {
  let awaySince: number | null = null;
  return setInterval(() => {
    if (scorer.connected) awaySince = null;
    else awaySince ??= Date.now();
    if (awaySince === null || Date.now() - awaySince < patienceSeconds * 1000) return;
    process.stderr.write('The console is away; run this again when it is back, it goes on where the log ends.\n');
    process.exit(1);
  }, 500);
}
