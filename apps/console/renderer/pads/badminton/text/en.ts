import { words } from '../../actions/text/en.ts';

export const en = {
  text: {
    ...words,
    stroke: 'Which stroke?',
    strokes: {
      smash: 'Smash',
      drop: 'Drop',
      'net shot': 'Net shot',
      clear: 'Clear',
      drive: 'Drive',
      kill: 'Kill at the net',
    },
    mistake: 'Mistake',
    how: 'What went wrong?',
    mistakes: {
      out: 'Out',
      net: 'Into the net',
      misjudged: 'Let it fall in',
      fault: 'Fault',
      'service fault': 'Service fault',
    },
    colours: { yellow: 'Yellow: warning', red: 'Red: point', black: 'Black: disqualified' },
    shown: { yellow: 'yellow', red: 'red', black: 'black' },
    injury: 'Injury',
    receiver: 'Who receives?',
    service: 'Service',
    ends: 'Ends',
    endsWho: 'Who is on the umpire’s left?',
    courts: { right: 'right court', left: 'left court' },
    cardsShown: 'Cards',
  },
  labels: {
    'badminton.game': 'Game begins',
    'badminton.service': 'Service put right',
    'badminton.ends': 'Ends put right',
  },
};
