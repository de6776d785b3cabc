import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { openFolder, tool } from './support.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await openFolder('scorewire-export-');
  const log = record('scored', demoMatch(5)).map((event) => `${JSON.stringify(event)}\n`);
  await writeFile(at('match.jsonl'), log.join(''));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('export', () => {
  it("writes Scorewire's own file as it was read, with every event, source and hash", async () => {
    const { code, stdout } = await tool('export.ts', [at('match.jsonl')]).finished;
    expect(code).toBe(0);
    const events = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(events(stdout)).toEqual(events(await readFile(at('match.jsonl'), 'utf8')));
  });

  it('knows by its extension what a file is to be', async () => {
    const { code, stdout } = await tool('export.ts', [at('match.jsonl'), at('card.csv'), '--bom']).finished;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ match: 'scored', to: 'csv', out: at('card.csv') });
    const csv = await readFile(at('card.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toMatch(/\r\nBatting,+\r\nBatter,/);
    await tool('export.ts', [at('match.jsonl'), at('card.html'), '--locale', 'hi']).finished;
    expect(await readFile(at('card.html'), 'utf8')).toContain('<html lang="hi">');
  });

  it('says what it cannot do', async () => {
    const fails = async (...args: string[]) => {
      const { code, stderr } = await tool('export.ts', args).finished;
      return `${code} ${stderr}`;
    };
    expect(await fails()).toMatch(/^1 Name one match file/);
    expect(await fails(at('missing.json'))).toMatch(/^1 ENOENT/);
    expect(await fails(at('match.jsonl'), '--to', 'datavolley')).toMatch(
      /^1 A match of cricket is written as scorewire, csv, html/,
    );
    expect(await fails(at('match.jsonl'), at('card.xyz'))).toMatch(/^1 What ".xyz" is to be has to be said/);
    expect(await fails(at('match.jsonl'), join(folder, 'no', 'card.csv'))).toMatch(/^1 ENOENT/);
  });
});
