import { hash } from 'node:crypto';
import { IMAGE_PART_BYTES } from '#shared/wire/images.ts';
import type { Ui } from './ui.ts';

/** One transparent pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Gives a picture to the console as its user interface does. */
export async function addImage(ui: Ui, bytes: Buffer): Promise<string> {
  const image = hash('sha256', bytes);
  for (let from = 0; from < bytes.length; from += IMAGE_PART_BYTES) {
    const data = bytes.subarray(from, from + IMAGE_PART_BYTES).toString('base64');
    await ui.ask({ op: 'imagePart', image, size: bytes.length, from, data });
  }
  return image;
}
