import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './support.ts';

const forbidden: readonly (readonly [folder: string, code: string])[] = [
  ['shared/match', "import { readFile } from 'node:fs/promises'; readFile;"],
  ['shared/match', "import '#relay/store/store.ts';"],
  ['shared/match', "import type { X } from '../../apps/relay/config.ts'; export type Y = X;"],
  ['shared/match', 'export const x = process.env.A;'],
  ['shared/client', "import 'node:fs';"],
  ['apps/console/renderer', "import '../core/core.ts';"],
  ['apps/console/renderer', "import 'node:fs';"],
  ['apps/console/renderer/pads/cricket', "import '../../../core/core.ts';"],
  ['apps/relay/web', "import '../config.ts';"],
  ['apps/relay/web/match', "import '#relay/store/store.ts';"],
  ['apps/console/core', "export * from '../../relay/config.ts';"],
  ['apps/relay', "const x = await import('../console/config.ts'); x;"],
];
const allowed: typeof forbidden = [
  ['shared/match', "import '../json/json.ts';"],
  ['shared/client', 'export const x = setTimeout;'],
  ['apps/console/renderer/pads/cricket', "import '../../parts/button.tsx';"],
  ['apps/relay/web/match', "import '../live/live.ts';"],
  ['apps/console/core', "import 'node:fs';"],
  ['apps/relay', "import '#shared/match/fold.ts';"],
];

it('the layering rule catches what it forbids, and only that', () => {
  // A rule that nobody sees fail may long have stopped working.
  const folder = mkdtempSync(join(tmpdir(), 'scorewire-layering-'));
  try {
    copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    const plant =
      (name: string) =>
      ([place, code]: (typeof forbidden)[number], index: number) => {
        const path = `${place}/${name}${index}.ts`;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), code);
        return path;
      };
    const bad = forbidden.map(plant('bad'));
    allowed.forEach(plant('good'));
    const biome = join(ROOT, 'node_modules/.bin/biome');
    const options = ['--vcs-enabled=false', '--max-diagnostics=200', '--colors=off'];
    const { stdout, stderr } = spawnSync(biome, ['lint', ...options, '.'], { cwd: folder, encoding: 'utf8' });
    const caught = `${stdout}${stderr}`.matchAll(/^(\S+?):\d+:\d+ lint\/style\/noRestricted/gm);
    expect([...new Set([...caught].map((match) => match[1]))].sort()).toEqual(bad.toSorted());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
