import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/hi.ts';
import type { NoteFacts } from '../facts.ts';
import { lead, periodName, periodOblique } from './board.ts';
import { foul } from './foul.ts';
import { basket, freeThrow, miss } from './shots.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'basket':
      return basket(value, variant);
    case 'miss':
      return miss(value, variant);
    case 'freethrow':
      return freeThrow(value, variant);
    case 'foul':
      return foul(value, variant);
    case 'rebound':
      return rebound(value, variant);
    case 'turnover':
      return turnover(value, variant);
    case 'credit':
      return credit(value);
    case 'timeout':
      return value.team === null
        ? `मीडिया टाइम-आउट, स्कोर ${value.score}।`
        : pick(variant, [
            `${value.team} का टाइम-आउट, स्कोर ${value.score}।`,
            `${value.team} ने ${value.score} पर टाइम-आउट लिया।`,
          ]);
    case 'substitution':
      return substitution(value, variant);
    default:
      return other(value, variant);
  }
}

type Play = 'basket' | 'miss' | 'freethrow' | 'foul' | 'rebound' | 'turnover' | 'credit' | 'timeout' | 'substitution';

function other(value: Exclude<NoteFacts, { kind: Play }>, variant: number): string {
  switch (value.kind) {
    case 'starters':
      return `${value.team} की शुरुआती टीम: ${list(value.names)}।`;
    case 'period':
      return period(value);
    case 'end':
      return end(value);
    case 'jumpball':
      return jumpBall(value, variant);
    case 'arrow':
      return `पजेशन ऐरो ${value.team} की ओर।`;
    case 'review':
      return review(value);
    case 'adjusted':
      return `स्कोर ${value.score} किया गया।${changesText(value.changes)}`;
    case 'forfeit':
      return value.how === 'forfeit'
        ? `${value.team} ने मुकाबला छोड़ दिया${because(value.reason)}।`
        : `${value.team} के पास खेलने को काफी खिलाड़ी नहीं, डिफॉल्ट से हार${because(value.reason)}।`;
    case 'protest':
      return `${value.team} ने नतीजे पर विरोध दर्ज कराया${because(value.reason)}।`;
    case 'paused':
      return `खेल रुका${because(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू हो सकता है।';
  }
}

function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} और ${names.at(-1)}`;
}

function rebound({ team, player, offensive }: Of<'rebound'>, variant: number): string {
  if (player === null) {
    return offensive ? `गेंद ${team} के पास ही रही।` : pick(variant, [`रिबाउंड ${team} का।`, `गेंद ${team} को।`]);
  }
  return offensive
    ? pick(variant, [
        `ऑफेंसिव रिबाउंड ${player} का।`,
        `${player} ने ऑफेंसिव रिबाउंड लिया, ${team} को एक और मौका।`,
        `${player} ने ऑफेंसिव रिबाउंड से हमला जारी रखा।`,
        `${player} के ऑफेंसिव रिबाउंड से गेंद ${team} के पास ही।`,
      ])
    : pick(variant, [
        `रिबाउंड ${player} का।`,
        `${player} ने रिबाउंड लिया।`,
        `रिबाउंड ${player} के हाथ में।`,
        `डिफेंसिव रिबाउंड, ${player}।`,
        `गेंद ${player} ने समेटी।`,
      ]);
}

const TURNOVERS: Readonly<Record<NonNullable<Of<'turnover'>['how']>, string>> = {
  'bad pass': 'खराब पास',
  'ball handling': 'गेंद हाथ से फिसली',
  travelling: 'ट्रैवलिंग',
  'double dribble': 'डबल ड्रिबल',
  'out of bounds': 'गेंद कोर्ट से बाहर',
  'three seconds': 'तीन सेकंड का उल्लंघन',
  'five seconds': 'पांच सेकंड का उल्लंघन',
  'eight seconds': 'आठ सेकंड का उल्लंघन',
  'shot clock': 'शॉट क्लॉक खत्म',
  backcourt: 'बैककोर्ट उल्लंघन',
  'offensive foul': 'ऑफेंसिव फाउल',
  'offensive goaltending': 'हमले में गोलटेंडिंग',
};

function turnover({ team, player, how, steal }: Of<'turnover'>, variant: number): string {
  const who = player ?? team;
  if (how === 'shot clock') {
    return pick(variant, [`शॉट क्लॉक खत्म, ${team} ने गेंद गंवाई।`, `${team} से समय पर शॉट नहीं हुआ: शॉट क्लॉक खत्म।`]);
  }
  if (how === 'offensive foul') return pick(variant, [`गेंद ${team} के हाथ से गई।`, `${team} ने गेंद गंवाई।`]);
  const why = how === null ? '' : ` (${TURNOVERS[how]})`;
  if (steal !== null) {
    return pick(variant, [
      `${steal} ने ${who} से गेंद छीनी${why}।`,
      `${who} ने गेंद गंवाई${why}, स्टील ${steal} का।`,
      `स्टील! ${steal} ने ${who} को छकाकर गेंद उड़ाई${why}।`,
      `${who} का टर्नओवर${why}, गेंद ${steal} के पास।`,
    ]);
  }
  return pick(variant, [`टर्नओवर ${who} का${why}।`, `${who} ने गेंद गंवाई${why}।`, `${who} से चूक${why}।`]);
}

function credit({ team, player, credit }: Of<'credit'>): string {
  const who = player ?? team;
  return {
    assist: `असिस्ट ${who} का।`,
    steal: `स्टील ${who} का।`,
    block: `ब्लॉक ${who} का।`,
    'shot blocked': `${who} का शॉट ब्लॉक हुआ था।`,
    'foul drawn': `फाउल ${who} पर हुआ था।`,
  }[credit];
}

function substitution({ team, in: ins, out }: Of<'substitution'>, variant: number): string {
  if (out.length === 0) return `${team}: ${list(ins)} कोर्ट पर।`;
  if (ins.length === 0) return `${team}: ${list(out)} बाहर।`;
  return pick(variant, [
    `${team} का बदलाव: ${list(out)} की जगह ${list(ins)}।`,
    `${team}: ${list(ins)} अंदर, ${list(out)} बाहर।`,
    `${team} ने ${list(out)} की जगह ${list(ins)} को उतारा।`,
  ]);
}

function period({ period: which, team }: Of<'period'>): string {
  const ball = team === null ? '' : ` पहले गेंद ${team} के पास।`;
  if (which.number === 1) return `मुकाबला शुरू।${ball}`;
  return `${periodName(which)} शुरू।${ball}`;
}

function end({ period: which, halfTime, overtimeNext, over, lead: ahead, score }: Of<'end'>): string {
  if (over) return 'आखिरी हूटर।';
  if (overtimeNext) return `${periodOblique(which)} के बाद स्कोर ${score} से बराबर: अब ओवरटाइम।`;
  const stand = ahead === null ? `स्कोर ${score} से बराबर` : `${lead(ahead)}, ${score}`;
  return halfTime ? `हाफ टाइम: ${stand}।` : `${periodName(which)} खत्म: ${stand}।`;
}

function jumpBall({ team, opening, players }: Of<'jumpball'>, variant: number): string {
  const between = players.length === 2 ? `${list(players)} के बीच ` : '';
  if (opening) return pick(variant, [`${between}टिप-ऑफ: गेंद ${team} के पास।`, `${between}जंप बॉल, गेंद ${team} को मिली।`]);
  return `${between}हेल्ड बॉल: ऐरो के हिसाब से गेंद ${team} की।`;
}

function review({ team, decision, reason }: Of<'review'>): string {
  const what = team === null ? 'रेफरी ने वीडियो देखा' : `${team} ने फैसले को चुनौती दी`;
  if (decision === null) return `${what}${because(reason)}।`;
  const why = reason === null || reason.trim() === '' ? '' : ` (${reason.trim()})`;
  return `${what}: ${decision === 'stands' ? 'फैसला बरकरार' : 'फैसला बदला गया'}${why}।`;
}
