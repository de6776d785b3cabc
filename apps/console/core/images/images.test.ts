import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '#shared/wire/images.ts';
import type { Core } from '../core.ts';
import { pair, startConsole, tempDir } from '../testing/console.ts';
import { addImage, PNG } from '../testing/images.ts';
import { openApi, type Ui } from '../testing/ui.ts';
import { ImageStore } from './image-store.ts';
import { imageType } from './image-type.ts';
import { Images } from './images.ts';

async function operator(core: Core): Promise<Ui> {
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (typeof ui === 'number') throw new Error(`refused with ${ui}`);
  return ui;
}

/** A picture by its first bytes, of any length. */
const picture = (bytes: number, fill = 7) => Buffer.concat([PNG.subarray(0, 8), Buffer.alloc(bytes - 8, fill)]);

it('keeps a picture under the hash of its content, in parts that fit a frame, and gives it back after a restart', async () => {
  const dir = tempDir();
  const core = await startConsole(dir);
  const ui = await operator(core);
  const large = picture(MAX_IMAGE_BYTES);
  const image = await addImage(ui, large);
  expect(await addImage(ui, large)).toBe(image);
  expect(readdirSync(join(dir, 'console', 'images'))).toEqual([image]);
  await core.stop();
  const again = await operator(await startConsole(dir));
  const { type, data } = await again.ask({ op: 'image', image });
  expect(type).toBe('image/png');
  expect(Buffer.from(data, 'base64').equals(large)).toBe(true);
});

it('takes nothing but what it says it is', async () => {
  const dir = tempDir();
  const ui = await operator(await startConsole(dir));
  await expect(addImage(ui, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toThrow('not-an-image');
  await expect(addImage(ui, Buffer.from('%PDF-1.7'))).rejects.toThrow('not-an-image');
  await expect(addImage(ui, picture(MAX_IMAGE_BYTES + 1))).rejects.toThrow('invalid');
  const part = { op: 'imagePart', image: hash('sha256', PNG), size: PNG.length, data: '' } as const;
  const data = PNG.subarray(0, 10).toString('base64');
  await expect(ui.ask({ ...part, from: 10, data })).rejects.toThrow('image-parts');
  await ui.ask({ ...part, from: 0, data });
  await expect(ui.ask({ ...part, from: 11, data })).rejects.toThrow('image-parts');
  await ui.ask({ ...part, from: 0, data });
  const other = Buffer.alloc(PNG.length - 10).toString('base64');
  await expect(ui.ask({ ...part, from: 10, data: other })).rejects.toThrow('image-parts');
  await expect(ui.ask({ op: 'image', image: part.image })).rejects.toThrow('no-image');
  expect(readdirSync(join(dir, 'console', 'images'))).toEqual([]);
});

it('knows pictures by their first bytes', () => {
  expect(imageType(PNG)).toBe('image/png');
  expect(imageType(Buffer.from('ffd8ffe000104a46', 'hex'))).toBe('image/jpeg');
  expect(imageType(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
  for (const none of ['', 'RIFF\0\0\0\0WAVE', 'GIF89a', '<?xml', '\x89PN']) {
    expect([none, imageType(Buffer.from(none, 'latin1'))]).toEqual([none, null]);
  }
});

it('makes room by what nobody names any more, and says when there is none', async () => {
  const folder = join(tempDir(), 'images');
  mkdirSync(folder);
  const names = Array.from({ length: 1000 }, (_, i) => hash('sha256', String(i)));
  for (const [i, name] of names.entries()) {
    writeFileSync(join(folder, name), '');
    // The last one is of today.
    if (i < 999) utimesSync(join(folder, name), 1, 1);
  }
  const used = new Set(names.slice(0, 998));
  const store = new ImageStore({ folder, used: () => used, clock: Date.now });
  expect((await store.add(PNG)).ok).toBe(true);
  expect(store.has(names[998] ?? '')).toBe(false);
  expect(store.has(names[999] ?? '')).toBe(true);
  used.add(hash('sha256', PNG));
  expect(await store.add(picture(100))).toMatchObject({ ok: false, problem: { code: 'images-full' } });
});

it('gives back nothing that has changed on the disk, and forgets what never arrives in full', async () => {
  const folder = join(tempDir(), 'images');
  const store = new ImageStore({ folder, used: () => new Set(), clock: Date.now });
  const added = await store.add(PNG);
  if (!added.ok) throw new Error(added.problem.message);
  writeFileSync(join(folder, added.value), picture(50));
  expect(await store.read(added.value)).toBeNull();

  const images = new Images(store, pino({ level: 'silent' }));
  const begin = (n: number) =>
    images.request({ op: 'imagePart', image: hash('sha256', `${n}`), size: 20, from: 0, data: 'AAAA' });
  for (let n = 0; n < 9; n++) await begin(n);
  const go = { op: 'imagePart', image: hash('sha256', '0'), size: 20, from: 3, data: 'AAAA' } as const;
  expect(await images.request(go)).toMatchObject({ ok: false, problem: { code: 'image-parts' } });
  const empty = { ...go, image: hash('sha256', '7'), data: '' };
  expect(await images.request(empty)).toMatchObject({ ok: false, problem: { code: 'image-parts' } });
  expect(await images.request({ ...go, image: hash('sha256', '8') })).toMatchObject({ ok: true });
});
