import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes, score, scoreLine } from './board.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

export function goal(value: Of<'goal'>, variant: number): string {
  const { goal: facts, effect, nth, score: line } = value;
  const tally = facts.player === null ? '' : nthGoal(facts.player, nth, variant >>> 4);
  return `${scored(facts, variant)}${tally} ${EFFECTS[effect](facts.team, variant >>> 8)}: ${scoreLine(line)}.`;
}

function scored({ player, team, how, challenge }: Of<'goal'>['goal'], variant: number): string {
  switch (how) {
    case 'PC':
      if (player === null) return pick(variant, [`${team} score from the corner!`, `The corner is in for ${team}!`]);
      return pick(variant, [
        `Goal! ${player} puts the penalty corner away for ${team}.`,
        `${team} score from the corner, and it is ${player}.`,
        `The penalty corner works: ${player} scores for ${team}.`,
        `${player} makes the corner count for ${team}!`,
      ]);
    case 'PS': {
      const what = challenge ? 'challenge' : 'penalty stroke';
      if (player === null) return `${team} score the ${what}.`;
      return pick(variant, [
        `${player} converts the ${what} for ${team}.`,
        `No mistake with the ${what}: ${player} scores for ${team}.`,
      ]);
    }
    case 'FG':
      if (player === null) return pick(variant, [`Goal for ${team}!`, `${team} score!`]);
      return pick(variant, [
        `Goal! ${player} scores for ${team}.`,
        `${player} finds the goal for ${team}.`,
        `${team} score through ${player}!`,
        `Goal for ${team}, and the scorer is ${player}.`,
      ]);
  }
}

function nthGoal(player: string, nth: number, variant: number): string {
  if (nth === 2) return pick(variant, [` A second goal for ${player}.`, ` It is ${player}'s second.`]);
  if (nth === 3) return ` That is a hat-trick for ${player}.`;
  return nth > 3 ? ` ${player} has ${nth} now.` : '';
}

const EFFECTS = {
  opens: (team: string, variant: number) => pick(variant, [`${team} lead`, `First blood to ${team}`]),
  leads: (team: string, variant: number) => pick(variant, [`${team} are in front`, `${team} go ahead`]),
  equalises: (_: string, variant: number) => pick(variant, ['All square', 'Level']),
  extends: (team: string, variant: number) => pick(variant, [`${team} go further ahead`, `The lead grows`]),
  reduces: (team: string, variant: number) => pick(variant, [`${team} pull one back`, `${team} are one closer`]),
} as const;

export function corner({ team, nth }: Of<'corner'>, variant: number): string {
  if (nth === 1) {
    return pick(variant, [`First penalty corner for ${team}.`, `${team} win their first penalty corner.`]);
  }
  return pick(variant, [
    `Penalty corner to ${team}, number ${nth}.`,
    `${team} win a penalty corner, their ${ordinal(nth)}.`,
    `Another penalty corner for ${team}: that makes ${nth}.`,
  ]);
}

function ordinal(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

export function cornerResult({ team, player, outcome, challenge }: Of<'corner result'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const shot = player === null ? 'The shot' : `The shot by ${who}`;
  switch (outcome) {
    case 'saved':
      return pick(variant, [
        `The corner is saved${player === null ? '' : `: ${who} denied`}.`,
        `${shot} from the corner is saved.`,
        `${shot} is kept out.`,
      ]);
    case 'wide':
      return pick(variant, [`${shot} from the corner goes wide.`, `The corner comes to nothing: ${who} off target.`]);
    case 'blocked':
      return pick(variant, [
        `${shot} from the corner is charged down.`,
        `Blocked: no way through for ${who} from the corner.`,
      ]);
    case 'cleared':
      return pick(variant, [`The corner by ${team} is cleared.`, `${team} get no shot away from the corner.`]);
    case 're-awarded':
      return pick(variant, [
        `The corner is given again: ${team} have another go.`,
        `The corner is re-awarded to ${team}.`,
      ]);
    case 'stroke':
      return `The corner leads to a ${challenge ? 'challenge' : 'penalty stroke'} for ${team}!`;
  }
}

export function stroke({ team, player, outcome, challenge }: Of<'stroke'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const what = challenge ? 'challenge' : 'penalty stroke';
  return outcome === 'saved'
    ? pick(variant, [`The ${what} by ${who} is saved!`, `Saved! No goal from the ${what} for ${who}.`])
    : pick(variant, [`The ${what} by ${who} misses the target.`, `${who} with the ${what}: wide!`]);
}

export function card(value: Of<'card'>, variant: number): string {
  const { team, name, card: shown, minutes: off, left, shootOut } = value;
  const who = name === null ? team : `${name} (${team})`;
  const why = value.reason === null || value.reason.trim() === '' ? '' : ` for ${value.reason.trim()}`;
  const short = left === null ? '' : ` ${team} go on with ${left}.`;
  const colour = { green: 'Green', yellow: 'Yellow', red: 'Red' }[shown];
  if (shown === 'red') return `${pick(variant, [`Red card for ${who}`, `${who} is sent off`])}${why}!${short}`;
  if (shootOut && shown === 'yellow') return `Yellow card for ${who}${why}: no further part in the shoot-out.`;
  const time = off === null ? '' : pick(variant, [`: ${minutes(off)} off the field`, `, ${minutes(off)} on the chair`]);
  return `${colour} card for ${who}${why}${time}.${short}`;
}

export function attempt(value: Of<'attempt'>, variant: number): string {
  const { team, player, keeper, stroke: byStroke, suddenDeath } = value;
  const who = player === null ? team : `${player} (${team})`;
  const opening = suddenDeath ? 'Sudden death now. ' : '';
  const line = value.outcome === 're-taken' ? '' : ` ${score(value.score.score)}.`;
  return `${opening}${byStroke ? strokeText(value, who, keeper) : attemptText(value, who, keeper, variant)}${line}`;
}

function attemptText({ outcome, seconds }: Of<'attempt'>, who: string, keeper: string | null, variant: number): string {
  switch (outcome) {
    case 'goal':
      return pick(variant, [
        `${who} beats ${keeper ?? 'the goalkeeper'} and scores.`,
        `Goal: ${who} rounds off the attempt.`,
        `${who} scores.`,
      ]);
    case 'saved':
      return keeper === null
        ? pick(variant, [`${who} is denied by the goalkeeper.`, `Saved! No goal for ${who}.`])
        : pick(variant, [`${keeper} saves against ${who}.`, `${who} cannot get past ${keeper}.`]);
    case 'missed':
      return pick(variant, [`${who} misses.`, `Off target from ${who}.`]);
    case 'time':
      return `${who} runs out of time: the ${seconds} seconds are up.`;
    case 're-taken':
      return `To be taken again: ${who} has another go.`;
    case 'forfeited':
      return `${who} is suspended, and the attempt counts as no goal.`;
  }
}

function strokeText({ outcome }: Of<'attempt'>, who: string, keeper: string | null): string {
  const opening = `Penalty stroke for ${who}`;
  switch (outcome) {
    case 'goal':
      return `${opening}: scored.`;
    case 'saved':
      return `${opening}: saved by ${keeper ?? 'the goalkeeper'}.`;
    case 're-taken':
      return `${opening}: to be taken again.`;
    default:
      return `${opening}: no goal.`;
  }
}
