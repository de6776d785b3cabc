import { pick } from '../../../../text/variant.ts';
import type { Effect, NoteFacts, ShotFacts } from '../facts.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

export function basket({ shot, assist, goaltending, fastBreak, effect, score }: Of<'basket'>, variant: number): string {
  const who = shot.player ?? shot.team;
  const after = stand(effect, score, variant);
  if (goaltending) return `गोलटेंडिंग: ${who} की बास्केट मान ली गई। ${after}`;
  const fed =
    assist === null
      ? ''
      : pick(variant >>> 4, [`${assist} का पास और `, `${assist} के असिस्ट पर `, `${assist} की मदद से `]);
  return `${fed}${fastBreak ? 'तेज जवाबी हमले में ' : ''}${made(shot, who, variant)}। ${after}`;
}

function made({ outside, points, style, distance }: ShotFacts, who: string, variant: number): string {
  if (style !== null && style !== 'jump shot') return `${who} ${pick(variant, MADE[style])}`;
  if (outside && points === 3) {
    return distance === null
      ? pick(variant, [
          `${who} का तीन अंक वाला शॉट सीधा बास्केट में`,
          `${who} ने दूर से तीन अंक बटोरे`,
          `${who} ने तीन अंक का शॉट डाला`,
          `${who} का थ्री-पॉइंटर कामयाब`,
        ])
      : pick(variant, [`${who} ने ${distance} मीटर से तीन अंक बटोरे`, `${who} का ${distance} मीटर से थ्री-पॉइंटर कामयाब`]);
  }
  if (outside) return `${who} ने आर्क के बाहर से ${points} अंक जोड़े`;
  return points === 1
    ? `${who} ने एक अंक जोड़ा`
    : pick(variant, [`${who} ने दो अंक जोड़े`, `${who} की बास्केट`, `${who} ने गेंद बास्केट में डाली`, `${who} का शॉट कामयाब`]);
}

const MADE: Readonly<Record<Exclude<NonNullable<ShotFacts['style']>, 'jump shot'>, readonly string[]>> = {
  'lay-up': ['ने लेअप में चूक नहीं की', 'का लेअप बास्केट में', 'ने लेअप से दो अंक जोड़े'],
  dunk: ['का जोरदार डंक', 'ने डंक से दो अंक जोड़े', 'का डंक, गेंद सीधी बास्केट में'],
  'hook shot': ['ने हुक शॉट से दो अंक जोड़े', 'का हुक शॉट कामयाब'],
  'tip-in': ['ने टिप-इन से गेंद बास्केट में पहुंचाई', 'का टिप-इन कामयाब'],
  'alley-oop': ['ने एली-ऊप को बास्केट में बदला'],
  floater: ['ने फ्लोटर से दो अंक जोड़े', 'का फ्लोटर बास्केट में'],
};

export function stand(effect: Effect, score: string, variant: number): string {
  switch (effect.kind) {
    case 'none':
      return `${score}।`;
    case 'opens':
      return `मुकाबले का पहला अंक ${effect.team} को: ${score}।`;
    case 'ties':
      return pick(variant, [`स्कोर ${score} से बराबर।`, `${score}, फिर बराबरी।`, `बराबरी पर आया मुकाबला: ${score}।`]);
    case 'leads':
      return pick(variant, [`${effect.team} आगे, ${score}।`, `${effect.team} ने बढ़त ली, ${score}।`]);
    case 'regains':
      return pick(variant, [`${effect.team} फिर आगे, ${score}।`, `${effect.team} ने बढ़त वापस ली, ${score}।`]);
    case 'extends':
      return pick(variant, [
        `${score}, बढ़त ${effect.points} अंक की हुई।`,
        `${effect.team} की बढ़त अब ${effect.points} अंक, ${score}।`,
      ]);
    case 'cuts':
      return pick(variant, [
        `${effect.team} अब सिर्फ ${effect.points} अंक पीछे, ${score}।`,
        `${score}, फासला ${effect.points} अंक का रह गया।`,
      ]);
  }
}

const MISSED: Readonly<Record<Exclude<NonNullable<ShotFacts['style']>, 'jump shot'>, string>> = {
  'lay-up': 'लेअप',
  dunk: 'डंक',
  'hook shot': 'हुक शॉट',
  'tip-in': 'टिप-इन',
  'alley-oop': 'एली-ऊप',
  floater: 'फ्लोटर',
};

export function miss({ shot, block }: Of<'miss'>, variant: number): string {
  const { team, player, outside, points, style, distance } = shot;
  const who = player ?? team;
  if (block !== null) {
    return pick(variant, [
      `ब्लॉक! ${block} ने ${who} को रोका।`,
      `${who} का शॉट ${block} ने ब्लॉक किया।`,
      `${block} का ब्लॉक, ${who} को अंक नहीं।`,
    ]);
  }
  const from = distance === null ? '' : `${distance} मीटर से `;
  const far = points === 3 ? 'थ्री-पॉइंटर' : 'दूर का शॉट';
  const what = style !== null && style !== 'jump shot' ? MISSED[style] : outside ? far : 'शॉट';
  if (style === 'dunk' || style === 'alley-oop' || style === 'tip-in') {
    return pick(variant, [`${who} का ${what} चूका।`, `${what} में ${who} से चूक।`, `${who} का ${what} नाकाम।`]);
  }
  return pick(variant, [
    `${who} का ${from}${what} चूका।`,
    `${who} का ${from}${what} निशाने पर नहीं।`,
    `${who} का ${from}${what} नहीं गया।`,
    outside ? `${who} की ${from === '' ? 'दूर से ' : from}कोशिश नाकाम।` : `${who} की कोशिश नाकाम।`,
  ]);
}

export function freeThrow(value: Of<'freethrow'>, variant: number): string {
  const { team, player, made: good, number, of, assist, effect, score } = value;
  const who = player ?? team;
  const which = number === null || of === null || of === 1 ? 'फ्री थ्रो' : `${ORDINALS[number - 1] ?? number} फ्री थ्रो`;
  if (!good) return pick(variant, [`${who} का ${which} चूका।`, `${who} का ${which} नहीं गया।`]);
  const fed = assist === null ? '' : `${assist} के असिस्ट के बाद `;
  const what = pick(variant, [`${who} ने ${which} डाला`, `${who} का ${which} सही`, `${who} ने ${which} अंक में बदला`]);
  return `${fed}${what}। ${effect === null ? `${score}।` : stand(effect, score, variant)}`;
}

const ORDINALS = ['पहला', 'दूसरा', 'तीसरा'];
