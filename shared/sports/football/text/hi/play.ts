import { pick } from '../../../../text/variant.ts';
import type { Action } from '../../events.ts';
import type { Effect, NoteFacts } from '../facts.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

export function goal(
  { goal: { player, team, kind, assist }, effect, nth, score, standing }: Of<'goal'>,
  variant: number,
): string {
  const made =
    assist === null
      ? ''
      : pick(variant >>> 4, [` ${assist} का असिस्ट।`, ` मौका ${assist} ने बनाया।`, ` आखिरी पास ${assist} का।`]);
  const tally = kind === 'own goal' || player === null ? '' : nthGoal(player, nth, variant >>> 6);
  return `${scored(player, team, kind, variant)}${made}${tally} ${effectOf(effect, team, standing, score, variant >>> 8)}।`;
}

function scored(player: string | null, team: string, kind: Of<'goal'>['goal']['kind'], variant: number): string {
  if (kind === 'own goal') {
    return player === null ? `आत्मघाती गोल, फायदा ${team} को।` : `${player} का आत्मघाती गोल।`;
  }
  if (kind === 'penalty') {
    if (player === null) return `${team} का पेनल्टी से गोल।`;
    return pick(variant, [
      `गोल! ${player} ने ${team} के लिए पेनल्टी को गोल में बदला।`,
      `${player} ने पेनल्टी पर गोल दागा।`,
      `${team} को पेनल्टी, और ${player} से कोई चूक नहीं।`,
    ]);
  }
  if (player === null) return pick(variant, [`${team} का गोल!`, `गोल! ${team} को कामयाबी।`]);
  return pick(variant, [
    `गोल! ${team} के लिए ${player} ने गोल दागा।`,
    `${player} ने गेंद जाल में पहुँचाई!`,
    `${team} का गोल! ${player} के नाम।`,
    `गोओओल! ${player} ने ${team} को कामयाबी दिलाई।`,
  ]);
}

function nthGoal(player: string, nth: number, variant: number): string {
  if (nth === 2) return pick(variant, [` ${player} का दूसरा गोल।`, ` ${player} के खाते में अब दो गोल।`]);
  if (nth === 3) return ` ${player} की हैट्रिक पूरी।`;
  return nth > 3 ? ` ${player} के अब ${nth} गोल।` : '';
}

function effectOf(effect: Effect, team: string, standing: string, score: string, variant: number): string {
  switch (effect) {
    case 'opens':
    case 'leads':
    case 'extends':
      return pick(variant, [`${team} ${standing} से आगे`, `${team} को ${standing} की बढ़त`]);
    case 'equalises':
      return pick(variant, [`स्कोर ${standing} से बराबर`, `मुकाबला ${standing} की बराबरी पर`]);
    case 'reduces':
      return `${team} ने अंतर घटाया: ${score}`;
  }
}

export function penalty({ player, team, outcome }: Of<'penalty'>, variant: number): string {
  const who = player ?? team;
  switch (outcome) {
    case 'saved':
      return pick(variant, [`पेनल्टी रोक ली गई! ${who} को कामयाबी नहीं।`, `${who} की पेनल्टी पर गोलकीपर का बचाव।`]);
    case 'missed':
      return pick(variant, [`${who} की पेनल्टी निशाने से बाहर।`, `${who} से पेनल्टी चूकी।`]);
    case 'woodwork':
      return pick(variant, [`${who} की पेनल्टी पोस्ट से टकराई।`, `पोस्ट! ${who} की पेनल्टी बेकार।`]);
    case 'retaken':
      return `${who} को पेनल्टी दोबारा लेनी होगी।`;
  }
}

const ACTIONS: Readonly<Record<Action, (who: string, team: string) => readonly string[]>> = {
  'shot on target': (who) => [`${who} का निशाने पर शॉट।`, `${who} ने गोलकीपर को आज़माया।`],
  'shot off target': (who) => [`${who} का शॉट निशाने से बाहर।`, `${who} की कोशिश, गेंद बाहर।`],
  'shot blocked': (who) => [`${who} का शॉट रोका गया।`, `${who} के शॉट के आगे रक्षापंक्ति।`],
  save: (who) => [`${who} का बचाव।`, `${who} ने गोल बचाया।`],
  corner: (_, team) => [`${team} को कॉर्नर।`, `कॉर्नर ${team} के हिस्से।`],
  foul: (who) => [`${who} का फाउल।`, `फाउल ${who} के खिलाफ़।`],
  offside: (who) => [`${who} ऑफसाइड।`, `ऑफसाइड का झंडा, ${who} के खिलाफ़।`],
  'free kick': (_, team) => [`${team} को फ्री किक।`],
  'throw-in': (_, team) => [`${team} को थ्रो-इन।`],
  'goal kick': (_, team) => [`${team} की गोल किक।`],
};

export function action({ action: what, team, player }: Of<'action'>, variant: number): string {
  return pick(variant, ACTIONS[what](player === null ? team : `${player} (${team})`, team));
}

export function kick({ team, player, outcome, score, next }: Of<'kick'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const what = {
    scored: [
      `${who} का गोल`,
      `${who} ने गोल किया`,
      `${who} से कोई चूक नहीं`,
      `${who} ने गेंद जाल में डाली`,
      `${who} की किक सही निशाने पर`,
    ],
    saved: [`${who} की किक पर गोलकीपर का बचाव`, `बचाव! ${who} की किक रुकी`],
    missed: [`${who} की किक निशाने से बाहर`],
    woodwork: [`${who} की किक पोस्ट से टकराई`],
  }[outcome];
  const more = [
    ...(score === null ? [] : [` ${score}।`]),
    ...(next === null
      ? []
      : [next.stake === 'win' ? ` ${next.team} के गोल पर जीत तय।` : ` ${next.team} के लिए गोल ज़रूरी।`]),
  ];
  return `${pick(variant, what)}।${more.join('')}`;
}
