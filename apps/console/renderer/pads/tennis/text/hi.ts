import { words } from '../../actions/text/hi.ts';
import type { en } from './en.ts';

export const hi: typeof en = {
  text: {
    ...words,
    point: 'अंक',
    error: 'बेजा ग़लती',
    forced: 'मजबूरन ग़लती',
    ace: 'ऐस',
    serviceWinner: 'सर्विस विनर',
    fault: 'फ़ॉल्ट',
    doubleFault: 'डबल फ़ॉल्ट',
    outcomes: { overturned: 'फ़ैसला पलटा', confirmed: 'फ़ैसला सही', inconclusive: 'साफ़ नहीं' },
    violation: 'नियम उल्लंघन',
    penalty: 'कौन-सा दंड?',
    penalties: { warning: 'चेतावनी', point: 'अंक का दंड', game: 'गेम का दंड', fault: 'सर्विस गई (समय)' },
    timeOutKind: 'किस लिए?',
    timeOuts: { medical: 'उपचार', toilet: 'टॉयलेट ब्रेक', attire: 'कपड़े बदलना', equipment: 'रैकेट, जूते आदि' },
    receives: 'दाएँ कोर्ट में रिसीव किसका?',
    order: 'सर्विस का क्रम',
    second: 'दूसरी सर्विस',
    ends: 'छोर',
    change: 'अभी बदलें',
  },
  labels: {
    'tennis.server': 'अगली सर्विस किसकी',
    'tennis.receiver': 'रिसीव किसका',
    'tennis.fault': 'पहली सर्विस में फ़ॉल्ट',
    'tennis.penalty': 'नियम उल्लंघन',
    'tennis.retired': 'मुक़ाबला छोड़ा',
    'tennis.defaulted': 'अयोग्य घोषित',
    noAd: 'बिना एडवांटेज',
    shots: 'रैली के शॉट',
  },
};
