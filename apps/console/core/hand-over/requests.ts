import type { Parsed } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ConsoleRequest, ConsoleResults } from '#shared/wire/console.ts';
import type { Journal } from '../journal/journal.ts';
import type { Forks } from './forks.ts';
import type { HandOver } from './hand-over.ts';

type Op = 'relayMatches' | 'followMatch' | 'takeOver' | 'handOver' | 'forks' | 'mergeForked' | 'discardForked';
type Request = Extract<ConsoleRequest, { op: Op }>;

interface Parts {
  readonly journal: Journal;
  readonly handOver: HandOver;
  readonly forks: Forks;
}

/** What a user interface asks about matches that pass from one console to another. */
export async function handOverRequest(
  request: Request,
  { journal, handOver, forks }: Parts,
): Promise<Parsed<ConsoleResults[Op]>> {
  if (request.op !== 'relayMatches' && journal.practice.has(request.match)) {
    return failed(problem('practice', 'A practice match stays on the console that it was made on.'));
  }
  switch (request.op) {
    case 'relayMatches': {
      const matches = await handOver.list();
      if (matches === null) return failed(problem('no-relay', 'The relay is not there, or does not answer.'));
      // What this console writes, it lists itself; of others it may have an old copy.
      const others = matches.filter(({ match, console }) => console?.id !== journal.consoleId || !has(journal, match));
      return { ok: true, value: others };
    }
    case 'followMatch':
      return answer(await handOver.follow(request.match), {});
    case 'takeOver': {
      const fault = await handOver.takeOver(request.match);
      const record = journal.matches.find(request.match);
      const { term } = journal.standings.get(request.match);
      return answer(fault, { term, seq: record?.seq ?? 0 });
    }
    case 'handOver':
      return answer(await handOver.release(request.match), {});
    case 'forks':
      return { ok: true, value: forks.list(request.match) };
    case 'mergeForked': {
      const reply = await forks.merge(request.match, request.console, request.id);
      return 'status' in reply ? { ok: true, value: reply } : failed(reply);
    }
    case 'discardForked':
      return answer(forks.discard(request.match, request.console, request.ids, request.reason), {});
    default:
      return request satisfies never;
  }
}

function has({ matches }: Journal, match: string): boolean {
  return matches.find(match) !== null;
}

function answer<T>(fault: Problem | null, value: T): Parsed<T> {
  return fault === null ? { ok: true, value } : failed(fault);
}

function failed(fault: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: fault };
}
