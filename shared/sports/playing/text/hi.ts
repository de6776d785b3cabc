import type { TeamChange } from '../playing.ts';

/** " Ashton: अंदर Adams 12; बाहर Adams 3।" after the sentence on the score. */
export function changesText(changes: readonly TeamChange[]): string {
  return changes
    .map(({ team, on, off }) => {
      const parts = [
        ...(on.length === 0 ? [] : [`अंदर ${on.join(', ')}`]),
        ...(off.length === 0 ? [] : [`बाहर ${off.join(', ')}`]),
      ];
      return ` ${team}: ${parts.join('; ')}।`;
    })
    .join('');
}
