import type { AppliedEvent } from './apply.ts';
import { inTieBreak } from './board.ts';
import { serverName } from './names.ts';
import { pointsText, scoreLine } from './result.ts';
import { serverOf } from './service.ts';
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
    case 'tennis.penalty': {
      const { against, penalty, offence } = event.data;
      return { kind: 'penalty', against: nameOf(after, against), penalty, offence: offence ?? null };
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
