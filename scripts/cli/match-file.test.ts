import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMatchFile } from './match-file.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorewire-files-'));
  await mkdir(join(folder, 'Final_2022'));
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'Final_2022', 'set2.csv'), 'two');
  await writeFile(join(folder, 'Final_2022', 'set1.csv'), 'one');
  await writeFile(join(folder, 'Final_2022', 'notes.txt'), 'none');
  await writeFile(join(folder, 'final.json'), '{}');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a match file', () => {
  it('is one file', async () => {
    expect(await readMatchFile(join(folder, 'final.json'))).toEqual({ text: '{}', name: 'final' });
  });

  it('or a folder of them, named by itself or by any of its parts', async () => {
    const whole = { text: 'one\ntwo', name: 'Final_2022' };
    expect(await readMatchFile(join(folder, 'Final_2022'))).toEqual(whole);
    expect(await readMatchFile(`${join(folder, 'Final_2022')}/`)).toEqual(whole);
    expect(await readMatchFile(join(folder, 'Final_2022', 'set2.csv'))).toEqual(whole);
    expect(await readMatchFile(join(folder, 'Final_2022', 'notes.txt'))).toEqual({ text: 'none', name: 'notes' });
  });

  it('or cannot be read', async () => {
    await expect(readMatchFile(join(folder, 'empty'))).rejects.toThrow('EISDIR');
    await expect(readMatchFile(join(folder, 'missing'))).rejects.toThrow('ENOENT');
  });
});
