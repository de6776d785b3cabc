import { bracketed } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/en.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes } from './board.ts';
import { action, goal, kick, penalty } from './play.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'goal':
      return goal(value, variant);
    case 'penalty':
      return penalty(value, variant);
    case 'card':
      return card(value, variant);
    case 'sinbin': {
      const length = value.minutes === null ? '' : ` for ${minutes(value.minutes)}`;
      return `Sin bin: ${value.player} (${value.team}) has to leave the pitch${length}${bracketed(value.reason)}.`;
    }
    case 'return':
      return `${value.player} is back on the pitch for ${value.team}.`;
    case 'break':
      return interruption(value);
    case 'substitution':
      return substitution(value, variant);
    case 'review':
      return review(value);
    case 'kickoff':
      return kickoff(value);
    case 'whistle':
      return `${WHISTLES[value.period - 1] ?? ''} ${value.score}.`;
    case 'stoppage':
      return value.minutes === 0 ? 'No stoppage time.' : `At least ${minutes(value.minutes)} of stoppage time.`;
    case 'lineup':
      return `${value.team} start with ${value.names.join(', ')}.`;
    case 'toss':
      return value.decision === 'kick-off'
        ? `${value.winner} win the toss and take the kick-off.`
        : `${value.winner} win the toss and choose the goal to attack.`;
    case 'action':
      return action(value, variant);
    case 'shootout':
      return value.team === null ? 'The penalty shoot-out begins.' : `The penalty shoot-out: ${value.team} kick first.`;
    case 'kick':
      return kick(value, variant);
    case 'adjusted':
      return `The score is set to ${value.score}${value.shootOut === null ? '' : `, ${value.shootOut} on penalties`}.${changesText(value.changes)}`;
    case 'award':
      return `The match is awarded to ${value.team}${bracketed(value.reason)}.`;
    case 'paused':
      return `Play is stopped${bracketed(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

const WHISTLES = ['Half-time:', 'The second half is over:', 'Half-time in extra time:', 'Extra time is over:'];

function substitution({ team, on, off, concussion }: Of<'substitution'>, variant: number): string {
  const why = concussion ? ' (concussion substitute)' : '';
  return pick(variant, [
    `Change for ${team}: ${on} replaces ${off}${why}.`,
    `${team} bring on ${on} for ${off}${why}.`,
    `${on} comes on for ${off}${why}.`,
    `${team} make a change: ${off} off, ${on} on${why}.`,
  ]);
}

function interruption({ why, team, player, reason }: Of<'break'>): string {
  const who = player ?? team;
  switch (why) {
    case 'cooling':
      return 'A cooling break.';
    case 'drinks':
      return 'A drinks break.';
    case 'injury':
      return who === null
        ? `Play is held up by an injury${bracketed(reason)}.`
        : `${who} needs treatment${bracketed(reason)}.`;
    case 'other':
      return `Play is held up${bracketed(reason)}.`;
  }
}

function card({ team, name, card: shown, reason, left }: Of<'card'>, variant: number): string {
  const who = name === null ? team : `${name} (${team})`;
  const why = reason === null || reason === '' ? '' : `: ${reason}`;
  const ten = left === null ? '' : ` ${team} are down to ${left}.`;
  switch (shown) {
    case 'yellow':
      return pick(variant, [
        `Yellow card for ${who}${why}.`,
        `${who} is cautioned${why}.`,
        `${who} goes into the book${why}.`,
      ]);
    case 'second yellow':
      return `Second yellow card for ${who}${why}. That means red.${ten}`;
    case 'red':
      return `${pick(variant, [`Red card for ${who}`, `${who} is sent off`])}${why}.${ten}`;
  }
}

function review({ subject, decision, player, team, reason, score }: Of<'review'>): string {
  const name = player ?? team;
  const what = { goal: 'goal', penalty: 'penalty', card: 'card', identity: 'card, mistaken identity' }[subject];
  switch (decision) {
    case 'stands':
      return `VAR check complete: the decision stands (${what})${bracketed(reason)}.`;
    case 'cancelled': {
      const whose = name === null ? '' : subject === 'goal' ? ` by ${name}` : ` for ${name}`;
      const verb = subject === 'goal' ? 'is disallowed' : 'is taken back';
      return `After a VAR review the ${what}${whose} ${verb}${bracketed(reason)}.${score === null ? '' : ` ${score}.`}`;
    }
    case 'given':
      return `After a VAR review: ${what}${team === null ? '' : ` to ${team}`}${bracketed(reason)}.`;
  }
}

const KICKOFFS = [
  'The match is under way',
  'The second half is under way',
  'Extra time is under way',
  'The second half of extra time is under way',
];

function kickoff({ period, team }: Of<'kickoff'>): string {
  return `${KICKOFFS[period - 1] ?? ''}${team === null ? '' : `; ${team} kick off`}.`;
}
