import type { SheetWords } from './facts.ts';
import { phase, result, situation } from './hi/board.ts';
import { dismissal } from './hi/dismissal.ts';
import { note } from './hi/notes.ts';
import { ball } from './hi/play.ts';
import { remark } from './hi/remarks.ts';
import { summary } from './hi/summary.ts';
import type { Words } from './words.ts';

const sheet: SheetWords = {
  batting: 'बल्लेबाज़ी',
  bowling: 'गेंदबाज़ी',
  batter: 'बल्लेबाज़',
  dismissal: 'विकेट',
  runs: 'रन',
  balls: 'गेंद',
  fours: '4',
  sixes: '6',
  strikeRate: 'स्ट्रा. रेट',
  bowler: 'गेंदबाज़',
  overs: 'ओवर',
  maidens: 'मेडन',
  conceded: 'रन',
  wickets: 'विकेट',
  economy: 'इकॉ.',
  extras: 'अतिरिक्त',
  total: 'कुल',
  target: 'लक्ष्य',
  par: 'पार स्कोर (D/L)',
  reviewsLeft: 'शेष रिव्यू',
  fall: 'विकेट पतन',
  partnership: 'साझेदारी',
  didNotBat: 'बल्लेबाज़ी नहीं की',
  yetToBat: 'बल्लेबाज़ी बाकी',
  absent: 'अनुपस्थित',
  unrecorded: 'गेंद-दर-गेंद दर्ज नहीं',
};

/** Hindi. */
export const hi: Words = {
  phase,
  situation,
  result,
  ball,
  dismissal,
  remark,
  note,
  summary,
  sheet,
  overs: (overs) => `(${overs} ओवर)`,
  superOverScore: (score) => `सुपर ओवर ${score}`,
  inningsTitle: (team, ordinal) => (ordinal === null ? team : `${team}, ${ordinal === 1 ? 'पहली' : 'दूसरी'} पारी`),
  superOverTitle: (team) => `${team}, सुपर ओवर`,
  declared: 'घोषित',
  retiredHurt: 'रिटायर्ड हर्ट',
  charts: {
    worm: 'ओवर-दर-ओवर स्कोर',
    manhattan: 'हर ओवर के रन',
    runRate: 'रन रेट',
    required: 'आवश्यक',
    partnerships: 'साझेदारियां',
    wagon: 'दिशा के हिसाब से रन',
    over: 'ओवर',
    runs: 'रन',
    runsPerOver: 'प्रति ओवर रन',
    wicket: 'विकेट',
    direction: 'डिग्री',
  },
};
