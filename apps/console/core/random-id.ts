import { randomInt } from 'node:crypto';

/** "scorer-0x3k9q2m": eight random letters or digits after the prefix. */
export function randomId(prefix: string): string {
  const text = randomInt(36 ** 8).toString(36);
  return `${prefix}-${text.padStart(8, '0')}`;
}
