import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { switchValue } from '#shared/config/options.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { BoardMessage } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { pair } from './cli/credentials.ts';
import { main, printLine } from './cli/main.ts';
import { Device } from './simulate/device.ts';
import { kinds, wrong } from './simulate/kinds.ts';

const options = {
  console: {
    env: 'CONSOLE_URL',
    flag: 'console',
    schema: z.url(),
    fallback: 'http://localhost:8090',
    help: 'the console',
  },
  code: { env: 'PAIRING_CODE', flag: 'code', schema: z.string().min(4), help: 'pairing code of the console' },
  every: {
    env: 'EVERY',
    flag: 'every',
    schema: z.coerce.number().min(0.1).optional(),
    help: 'seconds between two sights',
  },
  wrong: {
    env: 'WRONG',
    flag: 'wrong',
    schema: switchValue,
    fallback: 'false',
    help: 'a scoreboard that is one too high',
    isSwitch: true as const,
  },
};

const list = Object.entries(kinds).map(([kind, { what }]) => `${kind} (${what})`);

await main(
  `simulate --code CODE KIND MATCH: a device at the venue, over real MQTT; kinds: ${list.join(', ')}`,
  options,
  async (set, [name = '', match]) => {
    const kind = kinds[name];
    if (kind === undefined) throw new ProblemError(problem('usage', `Name a kind of device: ${list.join(', ')}.`));
    if (match === undefined) throw new ProblemError(problem('usage', 'Name a match.'));
    const login = await pair(set.console, { code: set.code, name: `Simulated ${kind.what}`, role: 'device' });
    const { hostname } = new URL(set.console);
    const device = await Device.connect(`mqtt://${hostname}:${login.mqttPort}`, login);
    let board: Scoreboard | null = null;
    await device.watch(match, (text) => {
      const parsed = parseMessage(BoardMessage, text);
      if (parsed.ok) board = parsed.value.scoreboard;
    });
    const leave = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => leave.abort());
    const wait = (set.every ?? kind.everySeconds) * 1000;
    while (!leave.signal.aborted) {
      await sleep(wait, null, { signal: leave.signal }).catch(() => null);
      const seen = board === null || leave.signal.aborted ? null : kind.look(board, Math.random);
      if (seen === null) continue;
      const data = set.wrong ? wrong(seen) : seen;
      await device.observe(match, name, data);
      printLine({ kind: name, ...data });
    }
    await device.close();
    return 0;
  },
);
