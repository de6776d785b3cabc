import type { Action } from '../../events.ts';
import type { NoteFacts } from '../facts.ts';
import { minutes } from './board.ts';

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
    case 'substitution': {
      const why = value.concussion ? ' (concussion substitute)' : '';
      return pick(variant, [
        `Change for ${value.team}: ${value.on} replaces ${value.off}${why}.`,
        `${value.team} bring on ${value.on} for ${value.off}${why}.`,
        `${value.on} comes on for ${value.off}, ${value.team}${why}.`,
      ]);
    }
    case 'review':
      return review(value);
    case 'kickoff':
      return kickoff(value);
    case 'whistle':
      return `${WHISTLES[value.period - 1] ?? ''} ${value.score}.`;
    case 'stoppage':
      return `At least ${minutes(value.minutes)} of stoppage time.`;
    case 'lineup':
      return `${value.team} start with ${value.names.join(', ')}.`;
    case 'toss':
      return value.decision === 'kick-off'
        ? `${value.winner} won the toss and take the kick-off.`
        : `${value.winner} won the toss and chose the goal to attack.`;
    case 'action':
      return action(value);
    case 'shootout':
      return value.team === null ? 'The penalty shoot-out begins.' : `The penalty shoot-out: ${value.team} kick first.`;
    case 'kick':
      return kick(value, variant);
    case 'adjusted':
      return `The score is set to ${value.score}${value.shootOut === null ? '' : `, ${value.shootOut} on penalties`}.`;
    case 'award':
      return `The match is awarded to ${value.team}${because(value.reason)}.`;
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

const WHISTLES = ['Half-time:', 'The second half is over:', 'Half-time in extra time:', 'Extra time is over:'];

function pick(variant: number, phrases: readonly string[]): string {
  return phrases[variant % phrases.length] ?? '';
}

function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : `: ${reason}`;
}

function goal({ goal: { player, team, kind, assist }, effect, nth, score }: Of<'goal'>, variant: number): string {
  const made = assist === null ? '' : pick(variant >>> 4, [` Assist: ${assist}.`, ` ${assist} made it.`]);
  const tally = kind === 'own goal' || player === null ? '' : nthGoal(player, nth);
  return `${scored(player, team, kind, variant)}${made}${tally} ${EFFECTS[effect](team)}: ${score}.`;
}

function scored(player: string | null, team: string, kind: Of<'goal'>['goal']['kind'], variant: number): string {
  if (kind === 'own goal') return player === null ? `Own goal, and it counts for ${team}.` : `Own goal by ${player}.`;
  if (kind === 'penalty') {
    if (player === null) return `${team} score from the penalty spot.`;
    return pick(variant, [
      `Goal! ${player} converts the penalty for ${team}.`,
      `${player} scores from the penalty spot for ${team}.`,
      `Penalty to ${team}, and ${player} scores.`,
    ]);
  }
  if (player === null) return pick(variant, [`Goal for ${team}!`, `${team} score!`]);
  return pick(variant, [
    `Goal! ${player} scores for ${team}.`,
    `${player} finds the net for ${team}.`,
    `Goal for ${team}, and the scorer is ${player}.`,
    `${team} score through ${player}!`,
  ]);
}

function nthGoal(player: string, nth: number): string {
  if (nth === 2) return ` It is ${player}'s second.`;
  if (nth === 3) return ` That is a hat-trick for ${player}.`;
  return nth > 3 ? ` ${player} has ${nth} now.` : '';
}

const EFFECTS = {
  opens: (team: string) => `${team} lead`,
  leads: (team: string) => `${team} are in front`,
  equalises: () => 'Level',
  extends: (team: string) => `${team} go further ahead`,
  reduces: (team: string) => `${team} pull one back`,
} as const;

function penalty({ player, team, outcome }: Of<'penalty'>, variant: number): string {
  const who = player ?? team;
  switch (outcome) {
    case 'saved':
      return pick(variant, [`Penalty saved! ${who} cannot beat the goalkeeper.`, `${who} takes the penalty: saved.`]);
    case 'missed':
      return pick(variant, [`Penalty missed by ${who}.`, `${who} takes the penalty: off target.`]);
    case 'woodwork':
      return pick(variant, [
        `${who} hits the woodwork from the penalty spot.`,
        `Off the woodwork! No goal for ${who}.`,
      ]);
  }
}

function card({ team, name, card: shown, reason, left }: Of<'card'>, variant: number): string {
  const who = name === null ? team : `${name} (${team})`;
  const why = because(reason);
  const ten = left === null ? '' : ` ${team} are down to ${left}.`;
  switch (shown) {
    case 'yellow':
      return pick(variant, [
        `Yellow card for ${who}${why}.`,
        `${who} is cautioned${why}.`,
        `${who} goes into the book${why}.`,
      ]);
    case 'second yellow':
      return `Second yellow card for ${who}: sent off${why === '' ? '' : ` (${reason})`}.${ten}`;
    case 'red':
      return `${pick(variant, [`Red card for ${who}`, `${who} is sent off`])}${why}.${ten}`;
  }
}

function review({ subject, decision, player, team, reason, score }: Of<'review'>): string {
  const whose = player === null ? (team === null ? '' : ` (${team})`) : ` (${player})`;
  const what = { goal: 'goal', penalty: 'penalty', card: 'card', identity: 'card: mistaken identity' }[subject];
  switch (decision) {
    case 'stands':
      return `Video review: the decision stands (${what})${because(reason)}.`;
    case 'cancelled':
      return `Video review: no ${what}${whose}${because(reason)}.${score === null ? '' : ` ${score}.`}`;
    case 'given':
      return `Video review: ${what} given${team === null ? '' : ` to ${team}`}${because(reason)}.`;
  }
}

function kickoff({ period, team }: Of<'kickoff'>): string {
  const by = team === null ? '' : ` ${team} kick off.`;
  return `${['The match is under way.', 'The second half is under way.', 'Extra time is under way.', 'The second half of extra time is under way.'][period - 1] ?? ''}${by}`;
}

const ACTIONS: Readonly<Record<Action, string>> = {
  'shot on target': 'Shot on target',
  'shot off target': 'Shot off target',
  'shot blocked': 'Shot blocked',
  save: 'Save',
  corner: 'Corner',
  foul: 'Foul',
  offside: 'Offside',
  'free kick': 'Free kick',
  'throw-in': 'Throw-in',
  'goal kick': 'Goal kick',
};

function action({ action: what, team, player }: Of<'action'>): string {
  const side = what === 'foul' || what === 'offside' || what === 'save' || what.startsWith('shot') ? 'by' : 'to';
  return player === null ? `${ACTIONS[what]} ${side} ${team}.` : `${ACTIONS[what]} ${side} ${player} (${team}).`;
}

function kick({ team, player, outcome, score }: Of<'kick'>, variant: number): string {
  const who = player === null ? team : `${player} (${team})`;
  const what = {
    scored: pick(variant, [`${who} scores`, `${who} puts it away`]),
    saved: pick(variant, [`${who} is denied by the goalkeeper`, `Saved! No goal for ${who}`]),
    missed: `${who} misses the target`,
    woodwork: `${who} hits the woodwork`,
  }[outcome];
  return `${what}. ${score} on penalties.`;
}
