/** Every text of the screens that no sport owns. A pad's own texts live beside it. */
export const en = {
  app: 'Scorewire',
  console: 'Console',

  signIn: {
    title: 'Pair this screen',
    lead: 'The console shows a pairing code when it starts. An operator can make more under Devices.',
    code: 'Pairing code',
    codeHint: 'Eight letters and digits, like 7KQM-4D2X',
    name: 'Your name',
    nameHint: 'Shown with everything that you score',
    submit: 'Pair',
    busy: 'Pairing…',
    checking: 'Looking for the console…',
  },

  nav: {
    label: 'Console',
    matches: 'Matches',
    refused: 'Refused',
    devices: 'Devices',
    newRefused: (n: number) => `${n} new`,
  },

  link: {
    connecting: 'Connecting to the console…',
    lost: 'No connection to the console.',
    lostPending: (n: number) =>
      `${n === 1 ? 'One action is' : `${n} actions are`} not saved yet. They stay on this device and are sent when the console is back.`,
    waiting: (n: number) => `${n === 1 ? 'One action waits' : `${n} actions wait`} to be saved.`,
    lostNothing: 'Everything scored so far is saved. It is being tried again.',
    storage: (why: string) =>
      `This browser keeps nothing across a reload (${why}). Do not close this page while actions wait.`,
  },

  sync: {
    title: 'Where the score is stored',
    here: 'Saved here',
    hereDetail: (seq: number) => `${seq} events in this console`,
    saving: (n: number) => `Saving ${n}`,
    savingDetail: (n: number) => `${n === 1 ? 'One action is' : `${n} actions are`} on the way to this console`,
    unsaved: (n: number) => `${n} not saved`,
    relay: 'At the relay',
    relayDetail: (acked: number, seq: number) => `${acked} of ${seq} events of this match confirmed`,
    behind: (n: number) => `${n} to send`,
    off: 'No relay',
    offDetail: 'This console works on its own: fans see nothing until a relay is set.',
    unknown: 'Relay not known',
    connecting: 'Relay: connecting',
    refused: 'Relay refuses',
    fork: 'Another console has this match',
    oldest: (age: string) => `oldest unsent event ${age} old`,
    lastAck: (age: string) => `last confirmed ${age} ago`,
    neverAcked: 'nothing confirmed yet',
    backlog: (n: number) =>
      n === 0 ? 'Nothing waits to be sent' : `${n === 1 ? 'One event waits' : `${n} events wait`} to be sent`,
    fans: 'Fans’ page',
    mqtt: (port: number) => `Pads and boards connect to this console by MQTT on port ${port}`,
  },

  age: {
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} d`,
  },

  matches: {
    title: 'Matches',
    create: 'New match',
    loading: 'Waiting for the console’s list…',
    none: 'No match yet. Make the first one.',
    groups: { live: 'Live', scheduled: 'To come', finished: 'Finished' },
    status: { scheduled: 'To come', live: 'Live', paused: 'Paused', ended: 'Finished', abandoned: 'Abandoned' },
    conflicts: (n: number) => `${n} event${n === 1 ? '' : 's'} in conflict`,
    updated: (age: string) => `${age} ago`,
    columns: { match: 'Match', score: 'Score', state: 'State of play', saved: 'Relay', updated: 'Last event' },
    noScore: '–',
  },

  setup: {
    title: 'New match',
    sport: 'Sport',
  },

  desk: {
    loading: 'Loading the match…',
    missing: 'This console has no such match.',
    noPad: (sport: string) => `This console has no scoring pad for ${sport}. The match can be watched and corrected.`,
    tabs: { pad: 'Pad', timeline: 'Events', card: 'Scorecard', charts: 'Charts' },
    keys: 'Keys',
    menu: 'Match',
    back: 'Matches',
    notSaved: 'not saved yet',
    others: (names: string) => `${names} ${names.includes(',') ? 'score' : 'scores'} here too`,
    undo: 'Undo',
    redo: 'Redo',
    nothingToUndo: 'There is nothing to undo.',
    conflictsTitle: (n: number) =>
      `${n} event${n === 1 ? '' : 's'} no longer fit${n === 1 ? 's' : ''} and ${n === 1 ? 'is' : 'are'} left out of the score`,
    conflictsMend: 'Mend the first',
    conflictsVoid: (n: number) => (n === 1 ? 'Void it' : 'Void them all'),
    resultReady: 'The match is decided.',
    confirmResult: 'Confirm the result',
  },

  lifecycle: {
    title: 'The match as a whole',
    pause: 'Stop play',
    pauseReason: 'Reason (rain, lunch, bad light…)',
    resume: 'Resume play',
    end: 'Confirm the result',
    endResult: 'Result in words, only where it is not what the score says',
    abandon: 'Abandon the match',
    abandonReason: 'Reason',
    note: 'Note',
    noteText: 'Text of the note',
    cancel: 'Cancel',
    reason: 'Reason',
  },

  refusal: {
    insist: 'Score it all the same',
    reason: 'Why?',
    reasonHint: 'Goes into the log beside the event',
    dismiss: 'Leave it',
    insistHelp: (rules: string) => `Sets aside: ${rules}`,
  },

  timeline: {
    title: 'Events',
    empty: 'Nothing has happened yet.',
    corrected: 'corrected',
    voided: 'voided',
    inserted: 'inserted',
    conflict: 'does not fit',
    pending: 'not saved yet',
    override: (reason: string) => (reason === '' ? 'rule set aside' : `rule set aside: ${reason}`),
    created: 'Match set up',
    lifecycle: {
      'match.started': 'Match started',
      'match.paused': 'Play stopped',
      'match.resumed': 'Play resumed',
      'match.abandoned': 'Match abandoned',
      'match.ended': 'Result confirmed',
      'note.added': 'Note',
    },
    hint: 'Select an event to correct it',
  },

  correct: {
    title: 'Correct',
    amend: 'Change',
    void: 'Void',
    restore: 'Restore',
    insert: 'Insert after',
    close: 'Close',
    commit: {
      amend: 'Save the change',
      void: 'Void this event',
      restore: 'Restore this event',
      insert: 'Insert the event',
    },
    reason: 'Reason (for the record)',
    before: 'Now',
    after: 'After',
    unchanged: 'The score stays the same.',
    nothing: 'Nothing has been changed.',
    conflicts: (n: number) => `${n} later event${n === 1 ? '' : 's'} would no longer fit:`,
    conflictsAccept: 'Do it all the same; I will mend them after',
    insist: 'A rule speaks against it. Do it all the same',
    kind: 'What happened',
    time: 'Time',
    none: '–',
  },

  card: { empty: 'The scorecard fills when play begins.', charts: 'Charts follow once there is something to draw.' },

  refused: {
    title: 'Refused',
    lead: 'What pads and devices sent and the rules did not allow. Nothing here is in the score.',
    none: 'Nothing has been refused.',
    columns: { at: 'Time', match: 'Match', source: 'From', why: 'Why', payload: 'What was sent' },
    show: 'Show',
    refresh: 'Refresh',
  },

  devices: {
    title: 'Devices and people',
    none: 'Nothing is paired yet.',
    lead: 'Everything that may score, measure or show a score here. Each has its own key, which you can take away.',
    columns: { name: 'Name', role: 'Role', state: 'State', seen: 'Last seen', paired: 'Paired' },
    roles: { operator: 'Operator', scorer: 'Scorer', device: 'Device', board: 'Board' },
    roleHints: {
      operator: 'this console: everything',
      scorer: 'a pad: scores matches',
      device: 'a sensor or clock: proposes, never scores',
      board: 'a scoreboard: reads only',
    },
    online: 'online',
    offline: 'offline',
    revoked: 'revoked',
    revoke: 'Revoke',
    revokeSure: (name: string) => `Revoke ${name}?`,
    browser: 'browser',
    never: 'never',
    pair: 'Pair another',
    makeCode: 'Make a code',
    expires: (time: string) => `valid until ${time}`,
    noExpiry: 'valid until it is used',
    signInAt: (address: string) => `Open ${address} on the other screen.`,
    typeIn: 'Type the code into the device.',
  },

  keysDialog: {
    title: 'Keys',
    close: 'Close',
    deskTitle: 'Everywhere on the desk',
    desk: {
      undo: 'Undo the last action',
      undoAlways: 'Undo, also while a name is being typed',
      redo: 'Take the undo back',
      edit: 'Correct the last event',
      insist: 'Score it all the same (after a refusal)',
      escape: 'Step back, close a notice',
      keys: 'This list',
    },
  },

  choose: {
    typeAhead: 'Type to search',
    typed: (query: string) => `“${query}”`,
    noMatch: 'No name begins like that.',
    add: (query: string) => `Add “${query}”`,
    newName: 'Somebody who is not listed',
  },

  fields: { add: 'Add' },

  live: (title: string, score: string) => `${title}: ${score}`,
} as const;

export type Text = typeof en;
