import type { NoteFacts } from '../facts.ts';
import { capital, count, list, ordinal } from './grammar.ts';
import { figures } from './play.ts';

/** What happens between deliveries. */
export function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${value.winner} won the toss and chose to ${value.decision}.`;
    case 'innings':
      return innings(value);
    case 'batter':
      return `${value.name} comes to the crease.`;
    case 'bowler':
      return `${value.name} to bowl over ${value.over}.`;
    case 'wicket':
      return figures(value.wicket);
    case 'early':
      return 'The over is called early.';
    case 'absent':
      return `${list(value.names)} will not bat.`;
    case 'penalty':
      return `${count(value.runs, 'penalty run')} to ${value.team}${because(value.reason)}.`;
    case 'replacement':
      return replacement(value);
    case 'powerplay':
      return `Powerplay (${value.name}) from ${value.from} to ${value.to}.`;
    case 'overs':
      return `The innings is limited to ${value.overs} overs.`;
    case 'days': {
      const lead = value.lead === null ? '' : `; a lead of ${value.lead} is enough for the follow-on`;
      return `The match is one of ${count(value.days, 'day')} now${lead}.`;
    }
    case 'suspension':
      return `The umpires take ${value.name} off for the rest of the innings${because(value.reason)}.`;
    case 'dead ball':
      return `Dead ball${because(value.reason)}.`;
    case 'reviews':
      return `${value.team} have ${count(value.left, 'review')} left.`;
    case 'award':
      return `${capital(value.reason)}.`;
    case 'target': {
      const overs = value.overs === null ? '' : ` from ${value.overs} overs`;
      return `Revised target: ${value.runs}${overs}${value.method === null ? '' : ` (${value.method} method)`}.`;
    }
    case 'review':
      return `Review by ${value.team}: ${value.decision}${value.umpiresCall ? " (umpire's call)" : ''}.`;
    case 'adjusted':
      return `The score is set to ${value.score} after ${value.overs} overs.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : `: ${reason}`;
}

function innings({ team, superOver, followOn, ordinal: n, target }: Extract<NoteFacts, { kind: 'innings' }>): string {
  const what = superOver ? 'super over' : n === 1 ? 'innings' : `${ordinal(n)} innings`;
  const needing = target === null ? '' : `, needing ${target} to win`;
  return followOn ? `${team} follow on.` : `${team} begin their ${what}${needing}.`;
}

function replacement({ team, in: comes, out, role, reason }: Extract<NoteFacts, { kind: 'replacement' }>): string {
  const why = reason === null ? '' : ` (${reason.replaceAll('_', ' ')})`;
  const verb = role === 'bowler' ? 'takes over the bowling' : role === 'batter' ? 'comes in to bat' : 'comes in';
  const whom = out === null ? '' : role === 'bowler' ? ` from ${out}` : ` for ${out}`;
  return capital(`${comes} ${verb}${whom}${role === null ? ` in the ${team} team` : ''}${why}.`);
}
