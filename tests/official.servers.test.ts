import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Proof } from '#shared/wire/proof.ts';
import { en } from '../apps/relay/web/text/en.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { play } from '../scripts/cli/play.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { CHROMIUM, withBrowser } from './browser.ts';
import { eventually, getJson, withStack } from './support.ts';

const MATCH = 'vouched-for';
const Page = z.looseObject({ events: z.array(z.looseObject({ data: z.record(z.string(), z.unknown()) })) });

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('the official mark of a match’s page', () => {
  it('holds for the log that the console signed, and for no other', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      const drafts = [...demoMatch(3)];
      await play(stack, MATCH, drafts);
      const proof = await eventually('the relay has it all', async () => {
        const found = await getJson(`${stack.relayUrl}/v1/matches/${MATCH}/proof`, Proof);
        return found?.seq === drafts.length ? found : null;
      });
      expect(proof.signed?.seq).toBe(proof.seq);

      await withBrowser(async (context) => {
        const page = await context.newPage();
        await page.goto(`${stack.relayUrl}/m/${MATCH}`);
        const mark = page.getByRole('region', { name: en.official.title });
        await mark.getByRole('button').click();
        await mark.getByText(en.official.good(proof.seq)).waitFor();

        // What a relay could do that has something to hide.
        await page.route('**/events?*', async (route) => {
          const answer = await route.fetch();
          const body = Page.parse(await answer.json());
          const [first, ...rest] = body.events;
          const events = [{ ...first, data: { ...first?.data, forged: true } }, ...rest];
          await route.fulfill({ response: answer, json: { ...body, events } });
        });
        await mark.getByRole('button').click();
        await mark.getByText(en.official.broken).waitFor();
      });
    });
  });
});
