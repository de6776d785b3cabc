import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/hi.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes, oblique, period, score, scoreLine } from './board.ts';
import { attempt, card, corner, cornerResult, goal, stroke } from './play.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'goal':
      return goal(value, variant);
    case 'corner':
      return corner(value, variant);
    case 'corner result':
      return cornerResult(value, variant);
    case 'stroke':
      return stroke(value, variant);
    case 'action':
      return action(value, variant);
    case 'possession':
      return `अब तक गेंद पर कब्ज़ा: ${value.teams[0]} ${value.share[0]}%, ${value.teams[1]} ${value.share[1]}%।`;
    case 'card':
      return card(value, variant);
    case 'extension':
      return `${value.player} का निलंबन ${minutes(value.minutes)} और बढ़ा।`;
    case 'goalkeeper':
      return goalkeeper(value);
    case 'referral':
      return referral(value);
    case 'start':
      return start(value, variant);
    case 'end':
      return end(value);
    case 'lineup': {
      const keeper = value.keeper === null ? '' : ` गोल की ज़िम्मेदारी ${value.keeper} पर।`;
      return `${value.team} की शुरुआती टीम: ${value.names.join(', ')}।${keeper}`;
    }
    case 'toss':
      return value.decision === 'centre pass'
        ? `टॉस ${value.winner} के नाम, पहला पास भी उसी का।`
        : `${value.winner} ने टॉस जीता और आक्रमण का छोर चुना।`;
    case 'shootout':
      return value.team === null ? 'अब फ़ैसला शूटआउट से।' : `अब फ़ैसला शूटआउट से, पहला प्रयास ${value.team} का।`;
    case 'attempt':
      return attempt(value, variant);
    case 'adjusted': {
      const more = value.shootOut === null ? '' : `, शूटआउट ${score(value.shootOut)}`;
      return `स्कोर ठीक किया गया: ${scoreLine(value.score)}${more}।${changesText(value.changes)}`;
    }
    case 'award':
      return `मैच ${value.team} के नाम किया गया${because(value.reason)}।`;
    case 'paused':
      return `खेल रुका हुआ है${because(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

function start({ team, ...value }: Of<'start'>, variant: number): string {
  const by = team === null ? '' : pick(variant, [` सेंटर पास ${team} का।`, ` पहली गेंद ${team} के पास।`]);
  if (value.period === 1) return `मैच शुरू।${by}`;
  return `${pick(variant >>> 3, [`${oblique(value)} का खेल शुरू।`, `${period(value)} शुरू।`])}${by}`;
}

function end({ halfTime, score: facts, ...value }: Of<'end'>): string {
  if (value.period === value.periods) return `आख़िरी सीटी बजी: ${scoreLine(facts)}।`;
  if (halfTime) return `हाफ़ टाइम: ${scoreLine(facts)}।`;
  return `${period(value)} समाप्त: ${scoreLine(facts)}।`;
}

function action({ action: what, team, player }: Of<'action'>, variant: number): string {
  const of = player === null ? team : `${player} (${team})`;
  switch (what) {
    case 'circle entry':
      return pick(variant, [`${of} ने सर्कल में जगह बनाई।`, `${of} सर्कल के भीतर।`, `${of} का हमला, गेंद सर्कल में।`]);
    case 'shot on goal':
      return pick(variant, [`${of} का गोल पर शॉट।`, `${of} ने सीधे निशाने पर शॉट लिया।`]);
    case 'shot wide':
      return pick(variant, [`${of} का शॉट बाहर।`, `${of} का निशाना चूका।`, `${of} का शॉट लक्ष्य से दूर।`]);
    case 'shot blocked':
      return pick(variant, [`${of} का शॉट रोक लिया गया।`, `${of} का शॉट बीच में ही रुका।`]);
    case 'save':
      return pick(variant, [`${of} का बचाव।`, `बढ़िया बचाव, ${of}।`, `${of} ने गेंद को गोल में जाने से रोका।`]);
    case 'long corner':
      return `${of} को लॉन्ग कॉर्नर।`;
    case 'free hit':
      return `${of} को फ़्री हिट।`;
    case 'turnover':
      return pick(variant, [`${of} ने गेंद छीनी।`, `गेंद अब ${of} के पास।`]);
  }
}

function goalkeeper({ team, off, on, empty }: Of<'goalkeeper'>): string {
  if (empty) {
    const by = on === null ? '' : ` और ${on} को मैदान में उतारा`;
    return `${team} ने गोलकीपर${off === null ? '' : ` ${off}`} को बाहर बुलाया${by}, अब गोल ख़ाली है।`;
  }
  const by = off === null ? '' : `, ${off} बाहर`;
  return `${team} के गोल में अब ${on ?? 'गोलकीपर'}${by}।`;
}

const SUBJECTS = {
  goal: 'गोल',
  'penalty corner': 'पेनल्टी कॉर्नर',
  'penalty stroke': 'पेनल्टी स्ट्रोक',
  card: 'कार्ड',
} as const;

const DECISIONS = {
  team: {
    upheld: 'रेफरल सही निकला, फ़ैसला बदला गया।',
    rejected: 'रेफरल बेकार गया, फ़ैसला बरकरार।',
    'no decision': 'तस्वीरों से कुछ साफ़ नहीं हुआ, फ़ैसला बरकरार।',
  },
  umpire: {
    upheld: 'फ़ैसला बदला गया।',
    rejected: 'फ़ैसला बरकरार।',
    'no decision': 'तस्वीरों से कुछ साफ़ नहीं हुआ, फ़ैसला बरकरार।',
  },
} as const;

function referral({ by, team, subject, decision, cancelled, reason, left, score: facts }: Of<'referral'>): string {
  const what = SUBJECTS[subject];
  const who = by === 'umpire' ? 'अंपायरों ने' : team === null ? '' : `${team} ने`;
  const asked = by === 'umpire' ? `${what} पर वीडियो देखा` : `${what} पर वीडियो रेफरल लिया`;
  const opening = who === '' ? `${what} पर वीडियो रेफरल` : `${who} ${asked}`;
  const said = `${opening}${because(reason)}। ${DECISIONS[by][decision]}`;
  const whose = cancelled?.player == null ? cancelled?.team : `${cancelled.player} (${cancelled.team})`;
  const gone = whose === undefined ? '' : ` ${whose} का ${what} रद्द।`;
  const standing = facts === null ? '' : ` स्कोर ${scoreLine(facts)}।`;
  return `${said}${gone}${standing}${decision === 'rejected' ? leftText(team, left) : ''}`;
}

function leftText(team: string | null, left: number | null): string {
  if (team === null || left === null) return '';
  return left === 0 ? ` ${team} के पास अब कोई रेफरल नहीं।` : ` ${team} के पास ${left} रेफरल बाकी।`;
}
