/** Texts of what all action pads share. */
export const text = {
  clock: { title: 'Clock', start: 'Start', stop: 'Stop', set: 'Set the clock', setNow: 'Set' },
  form: { score: 'Score it', cancel: 'Back' },
  help: { actions: 'Actions', clock: 'Clock', answers: 'Questions' },
  keys: {
    space: 'start, stop',
    arrows: 'a second more, less',
    shift: 'the second team: the same key with shift',
    number: 'shirt number, letter or the beginning of a name',
    enter: 'the marked one, or none',
  },
  none: 'nobody',
  done: 'Done',
  ofMost: (chosen: number, most: number) => `${chosen} of ${most}`,
  rally: {
    point: 'Point',
    challenge: 'Challenge',
    challengeOutcome: 'What did the review show?',
    outcomes: { upheld: 'Call changed', failed: 'Call stands', 'no decision': 'No decision' },
    adjust: 'Set the score',
  },
} as const;
