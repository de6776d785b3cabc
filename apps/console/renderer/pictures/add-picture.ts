import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Parsed } from '#shared/json/json.ts';
import { IMAGE_PART_BYTES } from '#shared/wire/images.ts';
import type { ConsoleClient } from '../api/client.ts';
import { shrink } from './shrink.ts';

/** Gives a picture to the console. @param longest side, px. @returns its hash, by which events and outputs name it */
export async function addPicture(
  client: Pick<ConsoleClient, 'images'>,
  file: Blob,
  longest: number,
): Promise<Parsed<string>> {
  const shrunk = await shrink(file, longest);
  return shrunk.ok ? await sendPicture(client, shrunk.value) : shrunk;
}

/** The parts one after the other; a picture that the console has already is not sent again. */
export async function sendPicture(client: Pick<ConsoleClient, 'images'>, bytes: Uint8Array): Promise<Parsed<string>> {
  // Not the browser's own: over plain HTTP it has none.
  const image = bytesToHex(sha256(bytes));
  for (let from = 0; from < bytes.length; from += IMAGE_PART_BYTES) {
    const data = base64(bytes.subarray(from, from + IMAGE_PART_BYTES));
    const answer = await client.images({ op: 'imagePart', image, size: bytes.length, from, data });
    if (!answer.ok) return answer;
    if (answer.value.complete) break;
  }
  return { ok: true, value: image };
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
