/** A number that an event id stands for (FNV-1a), to choose among phrases with: an event is always told in the same words. */
export function variantOf(id: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) value = Math.imul(value ^ id.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** One of several phrases that say the same, by any number. */
export function pick(variant: number, phrases: readonly string[]): string {
  return phrases[variant % phrases.length] ?? '';
}
