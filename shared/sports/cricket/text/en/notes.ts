import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { capital, count, list, ordinal } from './grammar.ts';
import { figures } from './play.ts';

/** What happens between deliveries. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'toss':
      return value.uncontested
        ? `${value.winner} chose to ${value.decision}; there was no toss.`
        : `${value.winner} won the toss and chose to ${value.decision}.`;
    case 'innings':
      return innings(value);
    case 'batter':
      return batter(value, variant);
    case 'bowler':
      return pick(variant, [
        `${value.name} to bowl over ${value.over}.`,
        `${value.name} has the ball for over ${value.over}.`,
        `Over ${value.over}: ${value.name} to bowl.`,
      ]);
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
      return `Powerplay${value.name === '' ? '' : ` (${value.name})`} from ${value.from} to ${value.to}.`;
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
      return `Revised target: ${value.runs}${overs}${value.method === null ? '' : ` (${value.method})`}.`;
    }
    case 'review':
      return review(value);
    case 'adjusted':
      return `The score is set to ${value.score} after ${value.overs} overs.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return value.reason === 'drinks' ? 'Drinks.' : `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

function batter({ name, place, score }: Extract<NoteFacts, { kind: 'batter' }>, variant: number): string {
  const at =
    place < 3 ? '' : pick(variant, [`, with the score on ${score}`, ` at No. ${place}`, ` with ${score} on the board`]);
  return `${name} ${pick(variant, ['comes to the crease', 'comes in', 'is the new batter'])}${at}.`;
}

function review({ team, decision, umpiresCall, left }: Extract<NoteFacts, { kind: 'review' }>): string {
  const stands = umpiresCall ? "the decision stands on umpire's call" : 'the decision stands';
  const outcome = { upheld: 'the decision is overturned', 'struck down': stands, 'technical failure': TECHNICAL }[
    decision
  ];
  const rest =
    left === null ? '' : ` ${left === 0 ? 'No reviews' : count(left, 'review')} left for them in this innings.`;
  return `${team} review, and ${outcome}.${rest}`;
}

const TECHNICAL = 'the technology fails: the decision stands';

function innings(value: Extract<NoteFacts, { kind: 'innings' }>): string {
  const { team, superOver, followOn, ordinal: n, target, balls, openers } = value;
  const what = superOver ? 'super over' : n === 1 ? 'innings' : `${ordinal(n)} innings`;
  const from = balls === null ? 'to win' : `from ${count(balls, 'ball')}`;
  const needing = target === null ? '' : `, needing ${target} ${from}`;
  const who = openers.length < 2 ? '' : ` ${list(openers)} open${superOver ? '' : ' the batting'}.`;
  return `${followOn ? `${team} follow on` : `${team} begin their ${what}${needing}`}.${who}`;
}

function replacement({ team, in: comes, out, role, reason }: Extract<NoteFacts, { kind: 'replacement' }>): string {
  const why = reason === null ? '' : ` (${reason.replaceAll('_', ' ')})`;
  const verb = role === 'bowler' ? 'takes over the bowling' : role === 'batter' ? 'comes in to bat' : 'comes in';
  const whom = out === null ? '' : role === 'bowler' ? ` from ${out}` : ` for ${out}`;
  return capital(`${comes} ${verb}${whom}${role === null ? ` in the ${team} team` : ''}${why}.`);
}
