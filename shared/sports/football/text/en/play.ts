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
      : pick(variant >>> 4, [` Assist: ${assist}.`, ` ${assist} sets it up.`, ` The final pass comes from ${assist}.`]);
  const tally = kind === 'own goal' || player === null ? '' : nthGoal(player, nth, variant >>> 6);
  return `${scored(player, team, kind, variant)}${made}${tally} ${effectOf(effect, team, standing, score, variant >>> 8)}.`;
}

function scored(player: string | null, team: string, kind: Of<'goal'>['goal']['kind'], variant: number): string {
  if (kind === 'own goal') return player === null ? `Own goal, and it counts for ${team}.` : `Own goal by ${player}.`;
  if (kind === 'penalty') {
    if (player === null) return `${team} score from the penalty spot.`;
    return pick(variant, [
      `Goal! ${player} converts the penalty for ${team}.`,
      `${player} scores from the penalty spot.`,
      `Penalty to ${team}, and ${player} makes no mistake.`,
    ]);
  }
  if (player === null) return pick(variant, [`Goal for ${team}!`, `${team} score!`]);
  return pick(variant, [
    `Goal! ${player} scores for ${team}.`,
    `${player} finds the net!`,
    `Goal for ${team}! The scorer is ${player}.`,
    `${team} score through ${player}!`,
  ]);
}

function nthGoal(player: string, nth: number, variant: number): string {
  if (nth === 2) return pick(variant, [` It is ${player}'s second.`, ` That is two for ${player}.`]);
  if (nth === 3) return ` That is a hat-trick for ${player}.`;
  return nth > 3 ? ` ${player} has ${nth} now.` : '';
}

function effectOf(effect: Effect, team: string, standing: string, score: string, variant: number): string {
  switch (effect) {
    case 'opens':
    case 'leads':
    case 'extends':
      return pick(variant, [`${team} lead ${standing}`, `It is ${standing} to ${team}`]);
    case 'equalises':
      return pick(variant, [`All level at ${standing}`, `The scores are level at ${standing}`]);
    case 'reduces':
      return `${team} pull one back: ${score}`;
  }
}

export function penalty({ player, team, outcome }: Of<'penalty'>, variant: number): string {
  const who = player ?? team;
  switch (outcome) {
    case 'saved':
      return pick(variant, [`Penalty saved! ${who} cannot beat the goalkeeper.`, `${who} takes the penalty: saved.`]);
    case 'missed':
      return pick(variant, [`Penalty missed by ${who}.`, `${who} takes the penalty: off target.`]);
    case 'woodwork':
      return pick(variant, [
        `${who} hits the woodwork from the penalty spot.`,
        `Off the woodwork! No goal from the spot for ${who}.`,
      ]);
    case 'retaken':
      return `The penalty by ${who} has to be retaken.`;
  }
}

/** `who` is the player with the team or, where no player is told, the team. */
const ACTIONS: Readonly<Record<Action, (who: string, team: string) => readonly string[]>> = {
  'shot on target': (who) => [`Shot on target by ${who}.`, `${who} tests the goalkeeper.`],
  'shot off target': (who) => [`Shot off target by ${who}.`, `${who} shoots: off target.`],
  'shot blocked': (who) => [`A shot by ${who} is blocked.`, `${who} shoots, and the shot is blocked.`],
  save: (who) => [`Save by ${who}.`, `${who} makes the save.`],
  corner: (_, team) => [`Corner to ${team}.`, `${team} win a corner.`],
  foul: (who) => [`Foul by ${who}.`, `Free kick against ${who}.`, `${who} is penalised for a foul.`],
  offside: (who) => [`Offside: ${who}.`, `The flag is up, offside against ${who}.`],
  'free kick': (_, team) => [`Free kick to ${team}.`],
  'throw-in': (_, team) => [`Throw-in to ${team}.`],
  'goal kick': (_, team) => [`Goal kick to ${team}.`],
};

export function action({ action: what, team, player }: Of<'action'>, variant: number): string {
  return pick(variant, ACTIONS[what](player === null ? team : `${player} (${team})`, team));
}

export function kick({ team, player, outcome, score, next }: Of<'kick'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const what = {
    scored: [`${who} scores`, `${who} sends it in`, `${who} puts it away`, `${who} makes no mistake`],
    saved: [`${who} is denied by the goalkeeper`, `Saved! No goal for ${who}`],
    missed: [`${who} misses the target`],
    woodwork: [`${who} hits the woodwork`],
  }[outcome];
  const more = [
    ...(score === null ? [] : [` ${score}.`]),
    ...(next === null
      ? []
      : [next.stake === 'win' ? ` A goal wins it for ${next.team}.` : ` ${next.team} must score now.`]),
  ];
  return `${pick(variant, what)}.${more.join('')}`;
}
