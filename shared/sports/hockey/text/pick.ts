/** One of several phrases that say the same; `variant` chooses, so that an event is always told in the same words. */
export function pick(variant: number, phrases: readonly string[]): string {
  return phrases[variant % phrases.length] ?? '';
}
