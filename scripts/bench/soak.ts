import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Draft } from '#shared/match/event.ts';
import { CHROMIUM, openDesk, signIn, withBrowser } from '../cli/browser.ts';
import { ensureBuilt } from '../cli/built.ts';
import { openFolder } from '../cli/machine.ts';
import { play } from '../cli/play.ts';
import { Stack } from '../cli/stack.ts';
import { simulate } from '../demo/match.ts';
import { record } from '../demo/record.ts';
import { round } from './figures.ts';

const MARKS = [1000, 5000, 10_000];
const MATCH = 'soak';

/**
 * 10,000 events scored over MQTT as fast as the console takes them, with the desk open in a real Chromium: the page's
 * heap after a collection at each mark. Beside it the heap of a bare page that holds the same log and nothing else.
 */
export async function* run(): AsyncGenerator<object> {
  if (CHROMIUM === null) {
    yield { bench: 'soak', skipped: 'There is no chromium on this machine.' };
    return;
  }
  await ensureBuilt();
  const dataDir = await openFolder('scorewire-bench-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn' });
  const lines: object[] = [];
  const drafts = longDrafts();
  try {
    await stack.startRelay();
    await stack.startConsole();
    await withBrowser(async (context) => {
      const log = await bareLog(context, drafts);
      const desk = await context.newPage();
      const heap = await context.newCDPSession(desk);
      await signIn(desk, stack);
      await play(stack, MATCH, drafts.slice(0, 10));
      await openDesk(desk, stack, MATCH);
      let [events, before] = [10, await usedHeap(heap)];
      for (const mark of MARKS) {
        const started = performance.now();
        await play(stack, MATCH, drafts.slice(events, mark));
        const seconds = (performance.now() - started) / 1000;
        await shownUpTo(desk, mark);
        const used = await usedHeap(heap);
        lines.push({
          bench: 'soak',
          events: mark,
          events_per_s: Math.round((mark - events) / seconds),
          heap_mb: round(used / 2 ** 20, 1),
          heap_bytes_per_event: Math.round((used - before) / (mark - events)),
          log_bytes_per_event: Math.round(log),
        });
        [events, before] = [mark, used];
      }
    });
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  yield* lines;
}

/** 10,000 events of a match of four innings, which goes on. */
export function longDrafts(): readonly Draft[] {
  const format = { name: 'Timeless Test', inningsPerSide: 2, overs: null };
  return [...simulate(7, { format, inningsPerSide: 2, balls: 2700, wicketRate: 0.02 })].slice(0, MARKS.at(-1));
}

/** Bytes of heap for each event of the parsed log alone. */
async function bareLog(context: BrowserContext, drafts: readonly Draft[]): Promise<number> {
  const page = await context.newPage();
  const heap = await context.newCDPSession(page);
  const before = await usedHeap(heap);
  const texts = record(MATCH, drafts).map((event) => JSON.stringify(event));
  await page.evaluate((all) => {
    Object.assign(globalThis, { log: all.map((text) => JSON.parse(text)) });
  }, texts);
  const used = await usedHeap(heap);
  await page.close();
  return (used - before) / drafts.length;
}

/** The event of that number stands on top of the list of events. */
async function shownUpTo(page: Page, events: number): Promise<void> {
  await page.locator(`[role="option"][aria-setsize="${events}"]`).first().waitFor({ timeout: 60_000 });
  await sleep(2000);
}

async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
