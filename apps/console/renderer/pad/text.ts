/** Texts of the pad's own page; what it shares with the console is in the console's catalogue. */
export const p = {
  pad: 'Pad',
  matches: 'Matches',
  noMatches: 'No match yet. It appears here when the console has made one.',
  waiting: 'Looking for the console…',

  left: {
    title: (n: number) =>
      `${n === 1 ? 'One action' : `${n} actions`} scored here ${n === 1 ? 'was' : 'were'} never saved.`,
    why: 'This pad was revoked, or another device has taken its place. When it is paired again they are sent; if they were scored again elsewhere meanwhile, discard them first.',
    discard: (n: number) => (n === 1 ? 'Discard it' : `Discard all ${n}`),
    sure: 'Discard for good?',
  },

  move: {
    open: 'Move',
    title: 'Go on with another device',
    lead: 'Scan this with the other device, or open the address there. This pad is signed out as soon as that one is in.',
    waiting: (n: number) => `${n === 1 ? 'One action waits' : `${n} actions wait`} to be saved; move once they are.`,
    until: (time: string) => `Works once, until ${time}.`,
    make: 'Show the code',
    qr: 'Code to scan with the other device',
    close: 'Stay here',
  },
} as const;
