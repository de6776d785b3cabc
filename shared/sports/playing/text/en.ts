import type { TeamChange } from '../playing.ts';

/** " On for Ashton: Adams 12; off: Adams 3." after the sentence on the score. */
export function changesText(changes: readonly TeamChange[]): string {
  return changes
    .map(({ team, on, off }) => {
      const parts = [
        ...(on.length === 0 ? [] : [`on for ${team}: ${on.join(', ')}`]),
        ...(off.length === 0 ? [] : [`off${on.length === 0 ? ` for ${team}` : ''}: ${off.join(', ')}`]),
      ].join('; ');
      return ` ${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
    })
    .join('');
}
