import { setTimeout as wait } from 'node:timers/promises';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { type Random, seeded } from '../../scripts/demo/random.ts';
import { CrowdFan } from './fan.ts';
import { Ledger } from './ledger.ts';
import { Middle } from './line.ts';
import { Order, type Report } from './messages.ts';

/** One in so many fans has a box of the network between itself and the relay. */
const BEHIND_MIDDLE = 10;
const LOOK_MS = 250;

/** A process full of fans, told by its parent when to come and when it is over. */
const troubles: Record<string, number> = {};
let fans: CrowdFan[] = [];
let ledger: Ledger | null = null;
let isOver = false;

process.on('message', (message) => {
  const order = Order.parse(message);
  if (order.op === 'begin') void begin(order);
  else void finish(order.seq, order.board);
});
process.on('disconnect', () => process.exit(0));

function say(report: Report): void {
  process.send?.(report);
}

async function begin({ relay, match, fans: count, seed, every, longest }: Extract<Order, { op: 'begin' }>) {
  const random = seeded(seed);
  const log = new Ledger(relay, match);
  ledger = log;
  const middle = await Middle.open(relay);
  fans = Array.from({ length: count }, (_, i) => {
    const own = seeded(Math.floor(random() * 2 ** 32));
    return new CrowdFan(`fan ${seed}/${i}`, relay, match, log, i % BEHIND_MIDDLE === 0 ? middle : null, own);
  });
  for (const [i, fan] of fans.entries()) {
    fan.start();
    if (i % 20 === 19) await wait(20);
  }
  while (fans.some(({ isLive }) => !isLive)) await wait(LOOK_MS);
  say({ op: 'there', fans: fans.length });
  await trouble(random, every, longest);
}

/** Somebody always has trouble. */
async function trouble(random: Random, every: number, longest: number): Promise<void> {
  let last = performance.now();
  while (!isOver) {
    await wait(LOOK_MS);
    const now = performance.now();
    const share = 1 - Math.exp((last - now) / every);
    last = now;
    for (const fan of fans) {
      if (random() >= share) continue;
      const kind = fan.trouble(longest);
      troubles[kind] = (troubles[kind] ?? 0) + 1;
    }
  }
}

async function finish(seq: number, board: Scoreboard): Promise<void> {
  isOver = true;
  if (ledger === null) return;
  for (const fan of fans) fan.wake();
  for (let told = -1; ; ) {
    const behind = fans.filter((fan) => !fan.isAt(seq, board));
    const done = fans.length - behind.length;
    if (done !== told)
      say({ op: 'progress', done, behind: behind.slice(0, 3).map((fan) => `${fan.name} at ${fan.seq}`) });
    told = done;
    if (behind.length === 0) break;
    await wait(LOOK_MS);
  }
  // What comes now would be too much.
  await wait(2000);
  for (const fan of fans) fan.stop();
  const late = fans.filter((fan) => !fan.isAt(seq, board)).map(({ name }) => `${name} did not stay there`);
  say({
    op: 'result',
    digest: ledger.digest(),
    faults: [...ledger.faults, ...late].slice(0, 20),
    events: ledger.events,
    fetched: ledger.fetched,
    connections: fans.reduce((sum, { connections }) => sum + connections, 0),
    troubles,
  });
}
