import { bracketed } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { choice } from './board.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** What happens between points. `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'toss':
      return `${value.winner} won the toss and ${choice(value.choice)}.`;
    case 'server':
      return `${value.name} to serve.`;
    case 'receiver':
      return `${value.name} to receive.`;
    case 'fault':
      return fault(value, variant);
    case 'let':
      return `Let${bracketed(value.reason)}. The ${value.what === 'service' ? 'serve' : 'point'} is played again.`;
    case 'challenge':
      return challenge(value);
    case 'timeout':
      return timeOut(value);
    case 'penalty':
      return penalty(value);
    case 'adjusted':
      return `The score is set to ${value.score === '' ? '0-0' : value.score}, ${value.points}.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is suspended${bracketed(value.reason)}.`;
    case 'resumed':
      return 'Play resumes.';
  }
}

function fault({ fault: kind }: Of<'fault'>, variant: number): string {
  if (kind === null) return 'Fault.';
  if (kind === 'foot fault') return 'Foot fault.';
  const where = kind === 'net' ? 'into the net' : kind;
  return pick(variant, [
    `Fault, ${where}.`,
    `First serve ${where}.`,
    `The first serve is ${kind === 'net' ? 'in the net' : kind}.`,
  ]);
}

function challenge({ by, outcome, call, left }: Of<'challenge'>): string {
  const what = call === null ? 'the call' : `the call (${call})`;
  const asked = `${by} challenges ${what}`;
  switch (outcome) {
    case 'overturned':
      return `${asked} and is right.`;
    case 'confirmed': {
      const rest =
        left === null ? '' : ` ${left === 0 ? 'No challenges' : `${left} challenge${left === 1 ? '' : 's'}`} left.`;
      return `${asked}: the call stands.${rest}`;
    }
    case 'inconclusive':
      return `${asked}: the review is inconclusive and the call stands.`;
  }
}

function timeOut({ what, by, reason }: Of<'timeout'>): string {
  const whose = by === null ? '' : ` for ${by}`;
  const name = {
    medical: `Medical time-out${whose}`,
    toilet: `Toilet break${whose}`,
    attire: `Change of attire${whose}`,
    equipment: `A delay${whose} because of equipment`,
    coaching: `On-court coaching${whose}`,
  }[what];
  return `${name}${bracketed(reason)}.`;
}

function penalty({ against, penalty: kind, violation, offence }: Of<'penalty'>): string {
  const named = offence?.toLowerCase() === `${violation} violation` ? null : offence;
  const why = named === null ? '' : `, ${named}`;
  const what = violation === 'time' ? 'Time violation' : 'Code violation';
  switch (kind) {
    case 'warning':
      return `${what}${why}: a warning to ${against}.`;
    case 'fault':
      return `${what}${why}: ${against} loses a serve.`;
    default:
      return `${what}${why}: a ${kind} penalty against ${against}.`;
  }
}
