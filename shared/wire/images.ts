import * as z from 'zod';
import { Hash } from '../match/event.ts';

/**
 * Pictures for outputs: sponsors, players' photos. A picture is known by the SHA-256 of its bytes, which stand nowhere
 * but in the console's own folder; a set-up and an output name that hash. They come and go over the console's API, so in
 * the same way in a browser and in the desktop program.
 */
export const MAX_IMAGE_BYTES = 512 * 1024;
/** Bytes in one `imagePart`: with base64 and its envelope it fits a frame of the API. */
export const IMAGE_PART_BYTES = 60_000;

export const ImageType = z.enum(['image/png', 'image/jpeg', 'image/webp']);
export type ImageType = z.infer<typeof ImageType>;

const Base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);

/** Requests of the console's API (`console.ts`) that concern pictures. */
export const imageRequests = [
  /** The bytes of a picture from `from` on; the parts come in order, and the last one makes it complete. */
  z.object({
    op: z.literal('imagePart'),
    image: Hash,
    size: z.int().min(1).max(MAX_IMAGE_BYTES),
    from: z.int().min(0),
    data: Base64(IMAGE_PART_BYTES),
  }),
  z.object({ op: z.literal('image'), image: Hash }),
] as const;
export type ImageRequest = z.infer<(typeof imageRequests)[number]>;

/** Results of these requests by their `op`. */
export const imageResults = {
  /** Complete: the console has it, perhaps from before. */
  imagePart: z.object({ complete: z.boolean() }),
  image: z.object({ type: ImageType, data: Base64(MAX_IMAGE_BYTES) }),
} as const;
export type ImageResults = { [Op in keyof typeof imageResults]: z.infer<(typeof imageResults)[Op]> };
