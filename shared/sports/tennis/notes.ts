import type { AppliedEvent } from './apply.ts';
import { inTieBreak } from './board.ts';
import { challengesLeft } from './incidents.ts';
import { serverName } from './names.ts';
import { pointsText, scoreLine } from './result.ts';
import { receiverOf, serverOf } from './service.ts';
import { resolve, type State, sideName } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event other than a point; null: nothing of its own. */
export function noteOf(event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'tennis.toss':
      return { kind: 'toss', winner: nameOf(after, event.data.winner), choice: event.data.choice };
    case 'tennis.server': {
      const server = serverOf(after.format, after.score);
      return server && { kind: 'server', name: serverName(after, server) };
    }
    case 'tennis.receiver': {
      const receiver = receiverOf(after.format, after.score);
      if (receiver === null || resolve(after, event.data.receiver)?.side !== receiver.side) return null;
      return { kind: 'receiver', name: serverName(after, receiver) };
    }
    case 'tennis.fault':
      return { kind: 'fault', fault: event.data.kind ?? null };
    case 'tennis.let':
      return { kind: 'let', what: event.data.kind, reason: event.data.reason ?? null };
    case 'tennis.challenge': {
      const { by, outcome, call } = event.data;
      const left = challengesLeft(after, resolve(after, by)?.side ?? 0);
      return { kind: 'challenge', by: nameOf(after, by), outcome, call: call ?? null, left };
    }
    case 'tennis.timeout': {
      const { kind, by, reason } = event.data;
      return { kind: 'timeout', what: kind, by: by === undefined ? null : nameOf(after, by), reason: reason ?? null };
    }
    case 'tennis.penalty': {
      const violation = after.violations.at(-1);
      return violation === undefined
        ? null
        : { kind: 'penalty', ...violation, against: sideName(after, violation.against) };
    }
    case 'tennis.adjust': {
      const points = pointsText(after.score, inTieBreak(after)).join('-');
      return { kind: 'adjusted', score: scoreLine(after, 0), points };
    }
    default:
      return lifecycleNote(event);
  }
}

function lifecycleNote({ type, data }: AppliedEvent): NoteFacts | null {
  if (type === 'match.started') return { kind: 'started' };
  if (type === 'match.resumed') return { kind: 'resumed' };
  if (type !== 'match.paused') return null;
  return { kind: 'paused', reason: 'reason' in data && typeof data.reason === 'string' ? data.reason : null };
}

function nameOf(state: State, id: string): string {
  const who = resolve(state, id);
  return who === null ? id : sideName(state, who.side);
}
