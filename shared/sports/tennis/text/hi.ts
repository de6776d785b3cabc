import type { en } from './en.ts';
import { phase, result, situation, stake } from './hi/board.ts';
import { note } from './hi/notes.ts';
import { call, point } from './hi/play.ts';
import * as summary from './hi/summary.ts';

/** Hindi, as a sports desk writes it: Devanagari, Western digits, nothing that agrees with a person's gender. */
export const hi: typeof en = {
  phase,
  situation,
  result,
  point,
  call,
  note,
  stake,
  set: (set) => `सेट ${set}`,
  minutes: (minutes) => `${minutes} मिनट`,
  sheet: {
    match: 'मैच',
    score: 'स्कोर',
    player: 'खिलाड़ी',
    points: 'अंक',
    statistics: 'आँकड़े',
    duration: 'अवधि',
    result: 'नतीजा',
    violations: 'नियम उल्लंघन',
    timeOuts: 'ब्रेक',
    challenges: 'चैलेंज',
    challenge: (name, overturned, asked, left) =>
      `${name}: ${asked} में से ${overturned} सफल${left === null ? '' : `, ${left} बाकी`}`,
    incomplete: 'अंकों से अलग नतीजा',
    adjusted: 'सुधारा गया',
    adjustedText: 'स्कोर हाथ से दर्ज किया गया; कुछ अंकों का ब्योरा उपलब्ध नहीं है।',
    matchTieBreak: 'टाईब्रेक',
    game: (game) => `गेम ${game}`,
  },
  statistics: {
    aces: 'ऐस',
    doubleFaults: 'डबल फॉल्ट',
    firstServe: 'पहली सर्विस सही',
    firstServeWon: 'पहली सर्विस पर जीते अंक',
    secondServeWon: 'दूसरी सर्विस पर जीते अंक',
    servicePoints: 'सर्विस पर जीते अंक',
    receivingPoints: 'रिटर्न पर जीते अंक',
    breakPoints: 'भुनाए गए ब्रेक पॉइंट',
    serviceGames: 'जीते गए सर्विस गेम',
    winners: 'विनर',
    unforcedErrors: 'बेजा गलतियाँ',
    topSpeed: 'सबसे तेज़ सर्विस (किमी/घंटा)',
    averageSpeed: 'औसत सर्विस (किमी/घंटा)',
    shortRallies: '4 शॉट तक की रैलियों में जीते अंक',
    mediumRallies: '5 से 8 शॉट की रैलियों में जीते अंक',
    longRallies: '9 या अधिक शॉट की रैलियों में जीते अंक',
    matchPointsSaved: 'बचाए गए मैच पॉइंट',
    points: 'जीते गए अंक',
  },
  summary,
  charts: {
    points: 'जीते गए अंक',
    lead: 'लय: अंकों की बढ़त',
    sets: 'सेट-दर-सेट अंक',
    game: 'गेम',
    set: 'सेट',
    pointsAxis: 'अंक',
  },
};
