/** What the outputs say by themselves; all else comes from the sports. */
export const text = {
  review: 'Under review',
  unreliable: 'Unofficial',
  waiting: 'The match has not been set up yet',
  sponsor: 'Sponsor',
} as const;
