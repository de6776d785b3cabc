import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { openFolder, tool } from './support.ts';

let folder = '';

beforeAll(async () => {
  folder = await openFolder('scorewire-score-');
  const log = record('scored', demoMatch(5)).map((event) => JSON.stringify(event));
  await writeFile(join(folder, 'good.jsonl'), log.join('\n'));
  await writeFile(join(folder, 'cut.jsonl'), log.join('\n').slice(0, -40));
  await writeFile(join(folder, 'empty.json'), '');
  await writeFile(join(folder, 'other.json'), '{"hello":"world"}');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('score', () => {
  it('prints one line a file, says what it cannot read, and goes on', async () => {
    const files = ['good.jsonl', 'cut.jsonl', 'empty.json', 'other.json', 'missing.json', 'good.jsonl'];
    const { code, stdout } = await tool(
      'score.ts',
      files.map((file) => join(folder, file)),
    ).finished;
    expect(code).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.id ?? line.error.code)).toEqual([
      'scored',
      'not-json',
      'unknown-format',
      'unknown-format',
      'unreadable',
      'scored',
    ]);
    expect(lines[1]).toMatchObject({ file: join(folder, 'cut.jsonl'), error: { message: expect.any(String) } });
    const [first] = lines[0].innings;
    const batters = first.batting.reduce((sum: number, row: { runs: number }) => sum + row.runs, 0);
    const extras = Object.values({ ...first.extras, total: 0, penaltyPre: 0, penaltyPost: 0 }).reduce(
      (sum: number, n) => sum + Number(n),
      0,
    );
    expect(batters + extras).toBe(first.runs);
    expect(lines[0].result).toMatchObject({ winner: expect.any(String), by: expect.anything() });
  });

  it('exits with 0 when every file is read, and takes the format by name', async () => {
    const good = await tool('score.ts', ['--format', 'scorewire', join(folder, 'good.jsonl')]).finished;
    expect(good.code).toBe(0);
    const wrong = await tool('score.ts', ['--format', 'cricsheet', join(folder, 'good.jsonl')]).finished;
    expect(wrong.code).toBe(1);
    expect((await tool('score.ts', []).finished).code).toBe(1);
  });

  it('prints a line for each match of a file that holds many; replay plays the one named', async () => {
    const love = 'SSSS;RRRR;SSSS;RRRR;SSSS;RRRR';
    const rows = [1, 2].map((id) => `${id},Ann Ash,Bea Birch,1,${love}.${love},6-0 6-0`);
    const file = join(folder, 'many.csv');
    await writeFile(file, ['pbp_id,server1,server2,winner,pbp,score', ...rows].join('\n'));
    const { code, stdout } = await tool('score.ts', [file]).finished;
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: '1', sport: 'tennis', score: '6-0 6-0', winner: 'Ann Ash' },
      { id: '2', sport: 'tennis', score: '6-0 6-0', winner: 'Ann Ash' },
    ]);
    const unnamed = await tool('replay.ts', [file]).finished;
    expect(unnamed).toMatchObject({ code: 1, stderr: expect.stringContaining('holds 2 matches; name one by --match') });
    const other = await tool('replay.ts', [file, '--match', '3']).finished;
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('holds no match 3') });
  });
});
