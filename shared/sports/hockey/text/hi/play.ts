import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes, score, scoreLine } from './board.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

export function goal(value: Of<'goal'>, variant: number): string {
  const { goal: facts, effect, nth, score: line } = value;
  const tally = facts.player === null ? '' : nthGoal(facts.player, nth);
  return `${scored(facts, variant)}${tally} ${EFFECTS[effect](facts.team, variant >>> 8)}: ${scoreLine(line)}।`;
}

function scored({ player, team, how, challenge }: Of<'goal'>['goal'], variant: number): string {
  switch (how) {
    case 'PC':
      if (player === null) return pick(variant, [`पेनल्टी कॉर्नर पर ${team} का गोल!`, `${team} ने पेनल्टी कॉर्नर भुनाया!`]);
      return pick(variant, [
        `गोल! ${player} ने ${team} के लिए पेनल्टी कॉर्नर को गोल में बदला।`,
        `पेनल्टी कॉर्नर पर ${team} का गोल, निशाना ${player} का।`,
        `${player} ने पेनल्टी कॉर्नर पर कोई चूक नहीं की, ${team} का गोल!`,
      ]);
    case 'PS': {
      const what = challenge ? 'चैलेंज' : 'पेनल्टी स्ट्रोक';
      if (player === null) return `${what} पर ${team} का गोल।`;
      return pick(variant, [
        `${player} ने ${team} के लिए ${what} को गोल में बदला।`,
        `${what} पर ${player} का अचूक निशाना, ${team} का गोल।`,
      ]);
    }
    case 'FG':
      if (player === null) return pick(variant, [`${team} का गोल!`, `गोल! ${team} ने गेंद जाल में पहुंचाई।`]);
      return pick(variant, [
        `गोल! ${player} ने ${team} के लिए मैदानी गोल दागा।`,
        `${player} ने गेंद को गोल में पहुंचाया, ${team} का गोल!`,
        `${team} के लिए ${player} का मैदानी गोल!`,
      ]);
  }
}

function nthGoal(player: string, nth: number): string {
  if (nth === 2) return ` यह ${player} का दूसरा गोल है।`;
  if (nth === 3) return ` ${player} की हैट्रिक!`;
  return nth > 3 ? ` ${player} के अब ${nth} गोल।` : '';
}

const EFFECTS = {
  opens: (team: string, variant: number) => pick(variant, [`${team} ने खाता खोला`, `${team} को बढ़त`]),
  leads: (team: string, variant: number) => pick(variant, [`${team} आगे`, `${team} को बढ़त`]),
  equalises: (team: string, variant: number) => pick(variant, ['स्कोर बराबर', `${team} की बराबरी`]),
  extends: (team: string, variant: number) => pick(variant, [`${team} की बढ़त और मज़बूत`, `${team} ने बढ़त बढ़ाई`]),
  reduces: (team: string, variant: number) => pick(variant, [`${team} ने अंतर कम किया`, 'अंतर एक गोल कम हुआ']),
} as const;

export function corner({ team, nth }: Of<'corner'>, variant: number): string {
  if (nth === 1) return pick(variant, [`${team} को पहला पेनल्टी कॉर्नर।`, `${team} ने पहला पेनल्टी कॉर्नर हासिल किया।`]);
  return pick(variant, [
    `${team} को पेनल्टी कॉर्नर, अब तक ${nth}।`,
    `एक और पेनल्टी कॉर्नर ${team} के नाम, कुल ${nth}।`,
    `${team} ने अपना ${ordinal(nth)} पेनल्टी कॉर्नर हासिल किया।`,
  ]);
}

const ORDINALS = ['पहला', 'दूसरा', 'तीसरा', 'चौथा', 'पांचवां', 'छठा'];

function ordinal(n: number): string {
  return ORDINALS[n - 1] ?? `${n}वां`;
}

export function cornerResult({ team, player, outcome, challenge }: Of<'corner result'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  switch (outcome) {
    case 'saved':
      return pick(variant, [`पेनल्टी कॉर्नर पर ${who} का शॉट बचा लिया गया।`, `बचाव! ${who} को पेनल्टी कॉर्नर पर गोल नहीं।`]);
    case 'wide':
      return pick(variant, [`पेनल्टी कॉर्नर पर ${who} का शॉट बाहर।`, `पेनल्टी कॉर्नर बेकार, ${who} का निशाना चूका।`]);
    case 'blocked':
      return pick(variant, [`पेनल्टी कॉर्नर पर ${who} का शॉट ब्लॉक हुआ।`, `पेनल्टी कॉर्नर पर ${who} का शॉट बीच में ही रुका।`]);
    case 'cleared':
      return pick(variant, [`${team} के पेनल्टी कॉर्नर से ख़तरा टला।`, `पेनल्टी कॉर्नर पर ${team} को शॉट का मौक़ा नहीं मिला।`]);
    case 're-awarded':
      return pick(variant, [`${team} को फिर से पेनल्टी कॉर्नर।`, `पेनल्टी कॉर्नर दोबारा, मौक़ा फिर ${team} के पास।`]);
    case 'stroke':
      return `पेनल्टी कॉर्नर से ${team} को ${challenge ? 'चैलेंज' : 'पेनल्टी स्ट्रोक'} मिला!`;
  }
}

export function stroke({ team, player, outcome, challenge }: Of<'stroke'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const what = challenge ? 'चैलेंज' : 'पेनल्टी स्ट्रोक';
  return outcome === 'saved'
    ? pick(variant, [`${what} पर ${who} का शॉट बचा लिया गया!`, `बचाव! ${what} पर ${who} को गोल नहीं मिला।`])
    : pick(variant, [`${what} पर ${who} का निशाना चूका।`, `${who} का ${what} बाहर!`]);
}

export function card(value: Of<'card'>, variant: number): string {
  const { team, name, card: shown, minutes: off, left, shootOut } = value;
  const who = name === null ? team : `${name} (${team})`;
  const why = value.reason === null || value.reason.trim() === '' ? '' : `, वजह: ${value.reason.trim()}`;
  const short = left === null ? '' : ` ${team} को अब ${left} खिलाड़ियों से खेलना होगा।`;
  const colour = { green: 'ग्रीन', yellow: 'येलो', red: 'रेड' }[shown];
  if (shown === 'red') {
    return `${pick(variant, [`${who} को रेड कार्ड, मैच से बाहर`, `रेड कार्ड! ${who} का मैच यहीं समाप्त`])}${why}।${short}`;
  }
  if (shootOut && shown === 'yellow') return `${who} को येलो कार्ड, शूटआउट से बाहर${why}।`;
  const time = off === null ? '' : pick(variant, [`, ${minutes(off)} के लिए बाहर`, ` और ${minutes(off)} का निलंबन`]);
  return `${who} को ${colour} कार्ड${time}${why}।${short}`;
}

export function attempt(value: Of<'attempt'>, variant: number): string {
  const { team, player, keeper, stroke: byStroke, suddenDeath } = value;
  const who = player === null ? team : `${player} (${team})`;
  const opening = suddenDeath ? 'अब सडन डेथ। ' : '';
  const line = value.outcome === 're-taken' ? '' : ` स्कोर ${score(value.score.score)}।`;
  return `${opening}${byStroke ? strokeText(value, who, keeper) : attemptText(value, who, keeper, variant)}${line}`;
}

function attemptText({ outcome, seconds }: Of<'attempt'>, who: string, keeper: string | null, variant: number): string {
  switch (outcome) {
    case 'goal':
      return pick(variant, [
        `${who} ने ${keeper ?? 'गोलकीपर'} को छकाकर गोल किया।`,
        `गोल! ${who} का प्रयास सफल।`,
        `${who} का गोल।`,
      ]);
    case 'saved':
      return keeper === null
        ? pick(variant, [`गोलकीपर ने ${who} को रोका।`, `बचाव! ${who} को गोल नहीं।`])
        : pick(variant, [`${keeper} ने ${who} को रोका।`, `${keeper} का बचाव, ${who} को गोल नहीं।`]);
    case 'missed':
      return pick(variant, [`${who} का निशाना चूका।`, `${who} का शॉट बाहर।`]);
    case 'time':
      return `${who} का समय समाप्त, ${seconds} सेकंड में गोल नहीं।`;
    case 're-taken':
      return `प्रयास दोबारा होगा, ${who} को एक और मौक़ा।`;
    case 'forfeited':
      return `${who} निलंबित, प्रयास गोल नहीं माना गया।`;
  }
}

function strokeText({ outcome }: Of<'attempt'>, who: string, keeper: string | null): string {
  const opening = `${who} को पेनल्टी स्ट्रोक`;
  switch (outcome) {
    case 'goal':
      return `${opening}: गोल।`;
    case 'saved':
      return `${opening}: ${keeper ?? 'गोलकीपर'} का बचाव।`;
    case 're-taken':
      return `${opening}: दोबारा लिया जाएगा।`;
    default:
      return `${opening}: गोल नहीं।`;
  }
}
