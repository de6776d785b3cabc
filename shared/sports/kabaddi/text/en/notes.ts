import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/en.ts';
import type { NoteFacts } from '../facts.ts';
import { capital, ended, listed, points } from './phrases.ts';
import { raid } from './raid.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  return ended(told(value, variant));
}

function told(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'raid':
      return capital(raid(value.raid, variant));
    case 'technical': {
      const out = value.out === null ? '' : ` ${value.out} is out.`;
      const what = value.points === 1 ? 'Technical point' : `${capital(points(value.points))}`;
      return `${what} to ${value.team}${because(value.reason)}.${out} ${value.score}.`;
    }
    case 'card':
      return card(value, variant);
    case 'substitution':
      return pick(variant, [
        `${value.team} bring on ${value.on} for ${value.off}.`,
        `Change for ${value.team}: ${value.on} in, ${value.off} off.`,
        `${value.on} replaces ${value.off} for ${value.team}.`,
        `${value.off} makes way for ${value.on}, ${value.team}.`,
      ]);
    case 'timeout': {
      if (value.team === null) return `Official time-out${because(value.reason)}.`;
      return `${pick(variant, [`Time-out, ${value.team}`, `${value.team} take a time-out`, `Time-out called by ${value.team}`])}${because(value.reason)}.`;
    }
    case 'review':
      return review(value, variant);
    case 'injury':
      return `Play is held up: ${value.player} (${value.team}) is hurt${value.reason === null ? '' : ` (${value.reason})`}.`;
    case 'start':
      return start(value);
    case 'end':
      return `${ENDS[value.period - 1] ?? ''} ${value.score}.`;
    case 'toss':
      return value.choice === 'raid'
        ? `${value.winner} won the toss and raid first.`
        : `${value.winner} won the toss and chose their side of the court.`;
    case 'lineup':
      return `${value.team} start with ${listed(value.names)}.`;
    case 'do or die raid':
      return value.raider === null
        ? pick(variant, [`Do-or-die raid for ${value.team}.`, `${value.team} must score now: do or die.`])
        : pick(variant, [
            `${value.raider} goes in for the do-or-die raid.`,
            `Do or die for ${value.team}: ${value.raider} sets out.`,
            `${value.raider} has the do-or-die raid for ${value.team}.`,
          ]);
    case 'tiebreak': {
      const first = value.team === null ? '' : ` ${value.team} raid first.`;
      return value.golden
        ? `Still level: the golden raid decides.${first}`
        : `Level, so to the tie-break: ${value.raids} raids each, and the baulk line is the bonus line.${first}`;
    }
    case 'adjusted':
      return `The officials set the score: ${value.score}${value.tieBreak === null ? '' : `, ${value.tieBreak} in the tie-break`}.${changesText(value.changes)}`;
    case 'award':
      return `${AWARDS[value.how](value.team)}${because(value.reason)}.`;
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

const ENDS = ['Half-time:', 'The second half is over:', 'Half-time in extra time:', 'Extra time is over:'];

const AWARDS = {
  'walk-over': (team: string) => `${team} have a walk-over`,
  forfeit: (team: string) => `The opponents forfeit the match, and ${team} win`,
  toss: (team: string) => `The toss goes to ${team}, and with it the match`,
  decision: (team: string) => `The match is awarded to ${team}`,
} as const;

function card({ card: shown, team, name, minutes, reason }: Of<'card'>, variant: number): string {
  const who = name === null ? team : `${name} (${team})`;
  const why = because(reason);
  switch (shown) {
    case 'green':
      return `${pick(variant, [`Green card for ${who}`, `${who} is warned with a green card`])}${why}.`;
    case 'yellow':
      return minutes === null
        ? `Yellow card for ${who}${why}.`
        : `Yellow card for ${who}, off for ${minutes} minute${minutes === 1 ? '' : 's'}${why}.`;
    case 'red':
      return `Red card for ${who}, out of the match${why}.`;
  }
}

function review({ team, outcome, reason }: Of<'review'>, variant: number): string {
  const why = because(reason);
  if (outcome === null) return `${pick(variant, [`${team} ask for a review`, `Review by ${team}`])}${why}.`;
  return outcome === 'successful'
    ? `${team} win their review${why}.`
    : `${team} lose their review: the decision stands${why === '' ? '' : ` (${reason})`}.`;
}

function start({ period, team, score }: Of<'start'>): string {
  const by = team === null ? '' : ` ${team} raid first.`;
  switch (period) {
    case 1:
      return `The match is under way.${by}`;
    case 2:
      return `The second half is under way at ${score}.${by}`;
    case 3:
      return `Extra time is under way.${by}`;
    case 4:
      return `The second half of extra time is under way at ${score}.${by}`;
  }
}
