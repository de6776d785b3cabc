import { words } from '../../actions/text/hi.ts';
import type { en } from './en.ts';

export const hi: typeof en = {
  text: {
    ...words,
    stroke: 'कौन-सा शॉट?',
    strokes: {
      smash: 'स्मैश',
      drop: 'ड्रॉप',
      'net shot': 'नेट शॉट',
      clear: 'क्लियर',
      drive: 'ड्राइव',
      kill: 'नेट किल',
    },
    mistake: 'चूक',
    how: 'क्या चूक हुई?',
    mistakes: {
      out: 'बाहर',
      net: 'नेट में',
      misjudged: 'छोड़ी, अंदर गिरी',
      fault: 'फ़ॉल्ट',
      'service fault': 'सर्विस फ़ॉल्ट',
    },
    colours: { yellow: 'पीला: चेतावनी', red: 'लाल: अंक गया', black: 'काला: अयोग्य' },
    shown: { yellow: 'पीला', red: 'लाल', black: 'काला' },
    injury: 'चोट',
    receiver: 'रिसीव किसका?',
    service: 'सर्विस',
    ends: 'छोर',
    endsWho: 'अंपायर के बाईं ओर कौन?',
    courts: { right: 'दायाँ कोर्ट', left: 'बायाँ कोर्ट' },
    cardsShown: 'कार्ड',
  },
  labels: {
    'badminton.game': 'गेम शुरू',
    'badminton.service': 'सर्विस ठीक की गई',
    'badminton.ends': 'छोर ठीक किए गए',
  },
};
