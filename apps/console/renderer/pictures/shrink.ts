import type { Parsed } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import { MAX_IMAGE_BYTES } from '#shared/wire/images.ts';
import { text } from './text.ts';

/** The first that makes a picture small enough is taken. */
const QUALITIES = [0.86, 0.6];

/**
 * A picture as it is kept: no larger than it is shown, and without what else its file says (where a photo was taken).
 * @param longest side, px
 */
export async function shrink(file: Blob, longest: number): Promise<Parsed<Uint8Array>> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return { ok: false, problem: problem('not-an-image', text.noPicture) };
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of QUALITIES) {
    // A browser that writes no WebP writes PNG.
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', quality));
    if (blob !== null && blob.size <= MAX_IMAGE_BYTES) {
      return { ok: true, value: new Uint8Array(await blob.arrayBuffer()) };
    }
  }
  return { ok: false, problem: problem('too-large', text.tooLarge) };
}
