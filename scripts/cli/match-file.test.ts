import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchPaths, readMatchFile } from './match-file.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorewire-files-'));
  await mkdir(join(folder, 'Final_2022'));
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'Final_2022', 'set2.csv'), 'two');
  await writeFile(join(folder, 'Final_2022', 'set1.csv'), 'one');
  await writeFile(join(folder, 'Final_2022', 'notes.txt'), 'none');
  await writeFile(join(folder, 'final.json'), '{}');
  await mkdir(join(folder, '.listed'));
  await writeFile(join(folder, '.listed', 'points.csv'), 'rows');
  await writeFile(join(folder, '.listed', 'points.meta.tsv'), 'list');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a match file', () => {
  it('is one file', () => {
    expect(readMatchFile(join(folder, 'final.json'))).toEqual({ text: '{}', name: 'final' });
  });

  it('or a folder of them, named by itself or by any of its parts', () => {
    const whole = { text: 'one\ntwo', name: 'Final_2022' };
    expect(readMatchFile(join(folder, 'Final_2022'))).toEqual(whole);
    expect(readMatchFile(`${join(folder, 'Final_2022')}/`)).toEqual(whole);
    expect(readMatchFile(join(folder, 'Final_2022', 'set2.csv'))).toEqual(whole);
    expect(readMatchFile(join(folder, 'Final_2022', 'notes.txt'))).toEqual({ text: 'none', name: 'notes' });
  });

  it('comes with the list beside it that says more of its matches', () => {
    expect(readMatchFile(join(folder, '.listed', 'points.csv'))).toEqual({ text: 'rows\nlist', name: 'points' });
  });

  it('or cannot be read', () => {
    expect(() => readMatchFile(join(folder, 'empty'))).toThrow('EISDIR');
    expect(() => readMatchFile(join(folder, 'missing'))).toThrow('ENOENT');
  });

  it('is found in a folder, once however many of its parts are named', () => {
    const found = (...paths: string[]) => [...matchPaths(paths.map((path) => join(folder, path)))];
    expect(found('.')).toEqual([
      { path: join(folder, 'Final_2022'), isNamed: false },
      { path: join(folder, 'final.json'), isNamed: false },
    ]);
    expect(found('Final_2022/set1.csv', 'Final_2022/set2.csv', 'Final_2022', 'final.json', 'final.json')).toEqual([
      { path: join(folder, 'Final_2022/set1.csv'), isNamed: true },
      { path: join(folder, 'final.json'), isNamed: true },
      { path: join(folder, 'final.json'), isNamed: true },
    ]);
    expect(found('missing', 'empty')).toEqual([{ path: join(folder, 'missing'), isNamed: true }]);
  });
});
