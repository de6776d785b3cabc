import type { ImageType } from '#shared/wire/images.ts';

const PNG = '89504e470d0a1a0a';
const JPEG = 'ffd8ff';

/** What a picture is by its first bytes, whatever anybody calls it; null: none that is taken (SVG runs scripts). */
export function imageType(bytes: Buffer): ImageType | null {
  const start = bytes.subarray(0, 12);
  if (start.toString('hex').startsWith(PNG)) return 'image/png';
  if (start.toString('hex').startsWith(JPEG)) return 'image/jpeg';
  const [riff, webp] = [start.toString('latin1', 0, 4), start.toString('latin1', 8, 12)];
  return riff === 'RIFF' && webp === 'WEBP' ? 'image/webp' : null;
}
