import { type Problem, problem } from '#shared/problem.ts';
import { type Append, type Appended, FEED, headOf, type Log, type LogEntry, NOBODY } from './log.ts';

/** What an append does to a log; `entries` are the fresh ones. */
type Judgement =
  | { readonly kind: 'append'; readonly entries: readonly LogEntry[]; readonly log: Log }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Judges appends in order, each against the logs as those before it leave them.
 * @param known logs as they are stored and locked; @param hashes stored hashes by `match/seq`.
 */
export function settle(
  appends: readonly Append[],
  known: ReadonlyMap<string, Log>,
  hashes: ReadonlyMap<string, string>,
): { results: Appended[]; fresh: LogEntry[]; moved: Log[] } {
  const logs = new Map(known);
  const added = new Map<string, string>();
  const moved = new Map<string, Log>();
  const results: Appended[] = [];
  const fresh: LogEntry[] = [];
  for (const append of appends) {
    const { match } = append;
    const log = logs.get(match);
    const judgement = judge(log, append, (seq) => added.get(`${match}/${seq}`) ?? hashes.get(`${match}/${seq}`));
    if (judgement.kind === 'refused') {
      results.push({ kind: 'refused', log, problem: judgement.problem });
    } else if (judgement.kind === 'known') {
      results.push({ kind: 'stored', head: headOf(match, log), fresh: [] });
    } else {
      for (const { event, hash } of judgement.entries) added.set(`${match}/${event.seq}`, hash);
      fresh.push(...judgement.entries);
      logs.set(match, judgement.log);
      moved.set(match, judgement.log);
      results.push({ kind: 'stored', head: judgement.log.head, fresh: judgement.entries });
    }
  }
  return { results, fresh, moved: [...moved.values()] };
}

/**
 * Judges an append against the log as it stands (locked). `hashAt` gives the stored hash of a seq of that log.
 * Who may write is told before where to go on, so that a console that lost its match learns it at once.
 */
function judge(log: Log | undefined, append: Append, hashAt: (seq: number) => string | undefined): Judgement {
  const head = headOf(append.match, log);
  const known = append.entries.filter(({ event }) => event.seq <= head.seq);
  const fork = known.find(({ event, hash }) => hashAt(event.seq) !== hash);
  if (fork !== undefined) return refuse(forkProblem(fork, log?.term ?? 0));

  const entries = append.entries.slice(known.length);
  const first = entries[0]?.event;
  if (first === undefined) return { kind: 'known' };
  const { event, hash } = entries.at(-1) ?? append.entries[0];
  const term = Math.max(append.term ?? 0, event.term);
  const fence = log?.term ?? 0;
  if (term < fence) return refuse(staleTerm(term, fence));
  if (log !== undefined && log.writer !== append.writer && !mayTakeOver(log, append.writer, term)) {
    return refuse(notWriter(log));
  }
  if (first.seq !== head.seq + 1) {
    return refuse(problem('gap', `Expected seq ${head.seq + 1} of match ${append.match}, got ${first.seq}.`));
  }
  if (first.prev !== head.hash) {
    const message = `Event ${first.seq} does not follow event ${head.seq} as it is stored here: its prev hash differs.`;
    return refuse(problem('broken-chain', message));
  }
  if (first.term < head.term) return refuse(staleTerm(first.term, head.term));
  const next: Log = {
    match: append.match,
    sport: log?.sport ?? append.sport,
    writer: append.writer,
    term,
    head: { seq: event.seq, term: event.term, hash },
  };
  return { kind: 'append', entries, log: next };
}

/**
 * A console takes a match over by a higher term, which a relay restored from an old backup has not heard of; a feed and
 * a console never from each other.
 */
function mayTakeOver(log: Log, writer: string, term: number): boolean {
  return log.writer !== FEED && writer !== FEED && term > log.term;
}

export function notWriter(log: Log): Problem {
  if (log.writer === NOBODY) {
    return problem('not-writer', `Match ${log.match} was let go; the console that takes it over writes it.`);
  }
  const owner = log.writer === FEED ? 'an API feed' : log.writer.replace('/', ' ');
  return problem('not-writer', `Match ${log.match} is written by ${owner} (term ${log.term}).`);
}

function forkProblem({ event }: LogEntry, fence: number): Problem {
  if (event.term < fence) return staleTerm(event.term, fence);
  return problem('broken-chain', `Event ${event.seq} is stored here already, with other content.`);
}

export function staleTerm(term: number, fence: number): Problem {
  return problem('stale-term', `Term ${term} is older than ${fence}: another console has taken the match over.`);
}

function refuse(value: Problem): Judgement {
  return { kind: 'refused', problem: value };
}
