import { pick } from '../../../../text/variant.ts';
import type { Effect, NoteFacts, ShotFacts } from '../facts.ts';
import { numeral } from './board.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

export function basket({ shot, assist, goaltending, fastBreak, effect, score }: Of<'basket'>, variant: number): string {
  const fed =
    assist === null ? '' : pick(variant >>> 4, [`, fed by ${assist}`, `, assist ${assist}`, ` off ${assist}'s pass`]);
  if (goaltending)
    return `Goaltending: the basket counts for ${shot.player ?? shot.team}${fed}. ${stand(effect, score, variant)}`;
  return `${made(shot, fastBreak, variant)}${fed}. ${stand(effect, score, variant)}`;
}

function made(
  { team, player, outside, points, style, distance }: ShotFacts,
  fastBreak: boolean,
  variant: number,
): string {
  const who = player ?? team;
  const run = fastBreak ? ' on the break' : '';
  if (style !== null && style !== 'jump shot') return `${who} ${pick(variant, MADE[style])}${run}`;
  if (outside) {
    const far = distance === null ? '' : ` from ${distance} metres`;
    return points === 3
      ? pick(variant, [
          `Three-pointer by ${who}${far}${run}`,
          `${who} hits${far === '' ? ' from downtown' : far}${run}`,
          `${who} knocks down the three${far}${run}`,
          `Three for ${who}${far}${run}`,
        ])
      : `${who} scores from outside the arc${far}${run}`;
  }
  return pick(variant, [
    `${who} scores${run}`,
    `${who} makes the ${points === 1 ? 'shot' : 'two'}${run}`,
    `Basket by ${who}${run}`,
    `${who} finds the net${run}`,
  ]);
}

const MADE: Readonly<Record<Exclude<NonNullable<ShotFacts['style']>, 'jump shot'>, readonly string[]>> = {
  'lay-up': ['lays it in', 'scores on the lay-up', 'gets the lay-up to go'],
  dunk: ['slams it home', 'throws it down', 'dunks it'],
  'hook shot': ['drops in the hook shot', 'scores with the hook'],
  'tip-in': ['tips it in', 'scores on the tip-in'],
  'alley-oop': ['finishes the alley-oop'],
  floater: ['floats it in', 'scores on the floater'],
};

export function stand(effect: Effect, score: string, variant: number): string {
  switch (effect.kind) {
    case 'opens':
      return `First points of the game: ${score}.`;
    case 'ties':
      return pick(variant, [`All square at ${score}.`, `${score}, level.`, `That ties it: ${score}.`]);
    case 'leads':
      return pick(variant, [`${effect.team} take the lead, ${score}.`, `${effect.team} go ahead, ${score}.`]);
    case 'regains':
      return pick(variant, [`${effect.team} lead again, ${score}.`, `${effect.team} back in front, ${score}.`]);
    case 'none':
      return `${score}.`;
    case 'extends':
      return pick(variant, [
        `${score}, and the lead is ${effect.points}.`,
        `${effect.team} are ${effect.points} up, ${score}.`,
      ]);
    case 'cuts':
      return pick(variant, [
        `${effect.team} within ${numeral(effect.points)}, ${score}.`,
        `${score}, a ${numeral(effect.points)}-point game.`,
      ]);
  }
}

export function miss({ shot, block }: Of<'miss'>, variant: number): string {
  const { team, player, outside, points, style, distance } = shot;
  const who = player ?? team;
  const from = distance === null ? '' : ` from ${distance} metres`;
  const what =
    style !== null && style !== 'jump shot'
      ? style
      : outside
        ? points === 3
          ? 'three'
          : 'long shot'
        : points === 1
          ? 'shot'
          : 'two';
  if (block !== null) {
    return pick(variant, [
      `Blocked! ${block} denies ${who}.`,
      `${who} is blocked by ${block}.`,
      `${block} swats ${who}'s shot.`,
    ]);
  }
  if (style === 'dunk' || style === 'alley-oop' || style === 'tip-in') {
    return pick(variant, [`${who} misses the ${what}.`, `No basket for ${who}, the ${what} fails.`]);
  }
  return pick(variant, [
    `${who} misses the ${what}${from}.`,
    `${who}'s ${what}${from} is off.`,
    `${who}'s ${what}${from} will not drop.`,
    outside ? `${who} tries${from === '' ? ' from deep' : from}: no.` : `No good from ${who}.`,
  ]);
}

export function freeThrow(value: Of<'freethrow'>, variant: number): string {
  const { team, player, made: good, number, of, assist, effect, score } = value;
  const who = player ?? team;
  const which = number === null || of === null ? '' : of === 1 ? ' the free throw' : ` free throw ${number} of ${of}`;
  const fed = assist === null ? '' : `, set up by ${assist}`;
  if (!good) {
    return which === ''
      ? `${who} misses from the line.`
      : pick(variant, [`${who} misses${which}.`, `No luck for ${who} with${which}.`]);
  }
  const what =
    which === ''
      ? pick(variant, [`${who} scores from the line`, `${who} makes the free throw`])
      : pick(variant, [`${who} makes${which}`, `${who} sinks${which}`, `${who} hits${which}`]);
  return `${what}${fed}. ${effect === null ? `${score}.` : stand(effect, score, variant)}`;
}
