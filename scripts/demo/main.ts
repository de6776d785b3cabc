import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { Credentials } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { pair } from '../cli/credentials.ts';
import { main, printLine } from '../cli/main.ts';
import { ScorerClient } from '../cli/scorer.ts';
import { demoMatch } from './match.ts';
import { SpeedGun } from './speed-gun.ts';

const options = {
  consoleUrl: { env: 'CONSOLE_URL', schema: z.url(), help: 'address of the console' },
  mqttUrl: { env: 'MQTT_URL', schema: z.url(), help: 'address of its broker' },
  code: { env: 'PAIRING_CODE', schema: z.string().min(4), help: 'pairing code of the console' },
  dataDir: { env: 'DATA_DIR', schema: z.string(), fallback: './data', help: 'where the demo keeps its credentials' },
  ballSeconds: {
    env: 'DEMO_BALL_SECONDS',
    schema: z.coerce.number().min(0.01),
    fallback: '4',
    help: 'seconds between two balls',
  },
};

/** A spectator who opens the page at once finds a match under way. */
const HEAD_START_EVENTS = 40;
const REAL_BALL_MS = 35_000;
const BREAK_BETWEEN_MATCHES_MS = 30_000;

/** Kept between runs, so that a restart goes on with the same match and the same two clients. */
const Memory = z.object({ scorer: Credentials, speedGun: Credentials, seed: z.int() });
type Memory = z.infer<typeof Memory>;

await main('demo: a simulated scorer and a simulated speed gun, over real MQTT', options, async (set) => {
  const file = join(set.dataDir, 'console', 'demo.json');
  let memory = await recall(file, set.consoleUrl, set.code);
  process.on('disconnect', () => process.exit(0));
  printLine({ ready: 'demo' });
  while (true) {
    await play(memory, set.mqttUrl, set.ballSeconds * 1000);
    await sleep(BREAK_BETWEEN_MATCHES_MS);
    memory = { ...memory, seed: memory.seed + 1 };
    await remember(file, memory);
  }
});

async function play(memory: Memory, mqttUrl: string, ballMs: number): Promise<void> {
  const match = `demo-${memory.seed}`;
  const drafts = [...demoMatch(memory.seed)];
  const { scorer: login } = memory;
  const scorer = await ScorerClient.connect({ url: mqttUrl, user: login.username, password: login.password }, match);
  const speedGun = await SpeedGun.connect(mqttUrl, memory.speedGun, match);
  try {
    const start = Date.now() - HEAD_START_EVENTS * REAL_BALL_MS;
    for (const [index, draft] of drafts.entries()) {
      const headStart = index < HEAD_START_EVENTS;
      const at = headStart ? start + index * REAL_BALL_MS : Date.now();
      speedGun.measure(draft, at);
      const reply = await scorer.send({ ...draft, at });
      if (reply.status === 'refused') process.stderr.write(`demo: ${reply.error.message}\n`);
      if (reply.status === 'accepted' && !headStart && draft.type === 'cricket.delivery') await sleep(ballMs);
    }
  } finally {
    await scorer.close();
    await speedGun.close();
  }
}

async function recall(file: string, consoleUrl: string, code: string): Promise<Memory> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const known = text === null ? null : parseMessage(Memory, text);
  if (known?.ok) return known.value;
  const memory: Memory = {
    scorer: await pair(consoleUrl, { code, name: 'Demo scorer', role: 'scorer' }),
    speedGun: await pair(consoleUrl, { code, name: 'Demo speed gun', role: 'device' }),
    seed: 1,
  };
  await remember(file, memory);
  return memory;
}

async function remember(file: string, memory: Memory): Promise<void> {
  await writeFile(file, JSON.stringify(memory), { mode: 0o600 });
}
