import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/en.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes, period, score, scoreLine } from './board.ts';
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
      return `Possession so far: ${value.teams[0]} ${value.share[0]}%, ${value.teams[1]} ${value.share[1]}%.`;
    case 'card':
      return card(value, variant);
    case 'extension':
      return `${value.player} has to stay off for ${minutes(value.minutes)} more.`;
    case 'goalkeeper':
      return goalkeeper(value);
    case 'referral':
      return referral(value);
    case 'start':
      return start(value, variant);
    case 'end':
      return end(value);
    case 'lineup': {
      const keeper = value.keeper === null ? '' : ` ${value.keeper} is in goal.`;
      return `${value.team} start with ${value.names.join(', ')}.${keeper}`;
    }
    case 'toss':
      return value.decision === 'centre pass'
        ? `${value.winner} won the toss and start with the ball.`
        : `${value.winner} won the toss and chose which goal to attack.`;
    case 'shootout':
      return value.team === null ? 'It goes to a shoot-out.' : `It goes to a shoot-out, and ${value.team} go first.`;
    case 'attempt':
      return attempt(value, variant);
    case 'adjusted': {
      const more = value.shootOut === null ? '' : `, ${score(value.shootOut)} in the shoot-out`;
      return `The score is set to ${scoreLine(value.score)}${more}.${changesText(value.changes)}`;
    }
    case 'award':
      return `The match is awarded to ${value.team}${because(value.reason)}.`;
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

function start({ team, ...value }: Of<'start'>, variant: number): string {
  const by = team === null ? '' : pick(variant, [` ${team} take the centre pass.`, ` ${team} have the first ball.`]);
  if (value.period === 1) return `The match is under way.${by}`;
  return `${pick(variant >>> 3, ['Under way in', 'We are off again in'])} the ${period(value)}.${by}`;
}

function end({ halfTime, score: facts, ...value }: Of<'end'>): string {
  const { periods } = value;
  if (value.period === periods) return `That is the final whistle: ${scoreLine(facts)}.`;
  if (halfTime) return `Half-time: ${scoreLine(facts)}.`;
  return `End of the ${period(value)}: ${scoreLine(facts)}.`;
}

function action({ action: what, team, player }: Of<'action'>, variant: number): string {
  const who = player ?? team;
  const of = player === null ? team : `${player} (${team})`;
  switch (what) {
    case 'circle entry':
      return pick(variant, [`${who} ${player === null ? 'get' : 'gets'} into the circle.`, `Circle entry by ${of}.`]);
    case 'shot on goal':
      return pick(variant, [`Shot on goal by ${of}.`, `${of} with a shot at the target.`]);
    case 'shot wide':
      return pick(variant, [`Shot wide by ${of}.`, `${of} with a shot past the post.`, `Off target from ${of}.`]);
    case 'shot blocked':
      return pick(variant, [`The shot by ${of} is blocked.`, `Blocked: no way through for ${of}.`]);
    case 'save':
      return pick(variant, [`Save by ${of}.`, `Good save, ${of}.`, `Kept out by ${of}.`]);
    case 'long corner':
      return `Long corner to ${of}.`;
    case 'free hit':
      return `Free hit to ${of}.`;
    case 'turnover':
      return pick(variant, [`Ball won by ${of}.`, `Turnover: ${of} in possession.`]);
  }
}

function goalkeeper({ team, off, on, empty }: Of<'goalkeeper'>): string {
  if (empty) {
    const by = on === null ? '' : ` and send ${on} on`;
    return `${team} take off ${off ?? 'the goalkeeper'}${by}: the goal is empty.`;
  }
  if (off === null) return `${on ?? ''} comes on to keep goal for ${team}.`.trim();
  return `${team} have ${on ?? 'a goalkeeper'} in goal now; ${off} makes way.`;
}

const DECISIONS = {
  team: {
    upheld: 'Upheld: the decision is changed.',
    rejected: 'Rejected: the decision stands.',
    'no decision': 'The pictures settle nothing, so the decision stands.',
  },
  umpire: {
    upheld: 'The decision is changed.',
    rejected: 'The decision stands.',
    'no decision': 'The pictures settle nothing, so the decision stands.',
  },
} as const;

function referral({ by, team, subject, decision, cancelled, reason, left, score: facts }: Of<'referral'>): string {
  const who = by === 'umpire' ? 'The umpires check' : team === null ? 'There is a referral of' : `${team} refer`;
  const said = `${who} the ${subject}${because(reason)}. ${DECISIONS[by][decision]}`;
  const whose = cancelled?.player == null ? cancelled?.team : `${cancelled.player} (${cancelled.team})`;
  const gone = whose === undefined ? '' : ` No ${subject} for ${whose}.`;
  const standing = facts === null ? '' : ` It is ${scoreLine(facts)}.`;
  return `${said}${gone}${standing}${decision === 'rejected' ? leftText(team, left) : ''}`;
}

function leftText(team: string | null, left: number | null): string {
  if (team === null || left === null) return '';
  return left === 0 ? ` ${team} have no referral left.` : ` ${team} have ${left} left.`;
}
