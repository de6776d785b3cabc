import * as z from 'zod';
import { canonical } from '#shared/json/canonical.ts';
import type { Json } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { checkProof } from '#shared/match/proof.ts';
import { scoreboardOf } from '#shared/match/scoreboard.ts';
import { fingerprint } from '#shared/match/signature.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { Proof } from '#shared/wire/proof.ts';
import { EventsPage, MatchDetail, ScorecardView } from '#shared/wire/rest.ts';
import { main, printLine } from './cli/main.ts';
import { relayOption } from './cli/relay.ts';

const options = { relay: relayOption };

await main(
  'verify MATCH: checks a match’s hash chain and signature, and that its log gives the relay’s snapshot',
  options,
  async (set, rest) => {
    const match = rest[0];
    if (match === undefined) throw new ProblemError(problem('usage', 'Name a match.'));
    // The snapshots first: the log may grow meanwhile, and is folded up to where they stand.
    const detail = await get(set.relay, `/v1/matches/${match}`, MatchDetail);
    const card = await get(set.relay, `/v1/matches/${match}/scorecard`, ScorecardView);
    const proof = await get(set.relay, `/v1/matches/${match}/proof`, Proof);
    const log = await fetchLog(set.relay, match, Math.max(detail.seq, card.seq, proof.seq));

    const checked = finish(checkProof(log, proof));
    const faults = [...checked.faults];
    const scoreboard = stateAt(log, detail.seq, (state) => scoreboardOf(match, state, DEFAULT_LOCALE));
    const scorecard = stateAt(log, card.seq, (state) => state.game.scorecard());
    faults.push(
      ...compare('scoreboard', scoreboard, detail.scoreboard),
      ...compare('scorecard', scorecard, card.scorecard),
    );
    printLine({
      match,
      term: detail.term,
      seq: detail.seq,
      head: proof.head,
      chain: faults.length === 0 ? 'ok' : 'broken',
      signed:
        proof.signed === null || checked.signedSeq === null
          ? null
          : { seq: checked.signedSeq, console: proof.signed.console.name, key: fingerprint(proof.signed.key) },
      faults,
    });
    return faults.length === 0 ? 0 : 1;
  },
);

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function stateAt<T>(
  log: readonly MatchEvent[],
  seq: number,
  view: (state: NonNullable<MatchFold['state']>) => T,
): T | null {
  const { state } = MatchFold.of(log.slice(0, seq));
  return state === null ? null : view(state);
}

function compare(what: string, ours: object | null, theirs: object): Problem[] {
  return plainJson(ours) === plainJson(theirs)
    ? []
    : [problem('differs', `Folding the log gives another ${what} than the relay shows.`)];
}

/** Canonical text of what the value is as JSON, without members that are undefined. */
function plainJson(value: object | null): string {
  const json: Json = JSON.parse(JSON.stringify(value));
  return canonical(json);
}

async function fetchLog(relay: string, match: string, upTo: number): Promise<MatchEvent[]> {
  const log: MatchEvent[] = [];
  while (log.length < upTo) {
    const page = await get(relay, `/v1/matches/${match}/events?after=${log.length}&limit=500`, EventsPage);
    if (page.events.length === 0)
      throw new ProblemError(problem('short-log', `The relay gave ${log.length} of ${upTo} events.`));
    log.push(...page.events);
  }
  return log.slice(0, upTo);
}

async function get<T>(relay: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(new URL(path, relay)).catch((error: unknown) => {
    throw new ProblemError(
      problem('no-relay', `No relay at ${relay}: ${error instanceof Error ? error.message : 'unreachable'}`),
    );
  });
  if (!response.ok) throw new ProblemError(problem('refused', `${path}: ${response.status} ${await response.text()}`));
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) throw new ProblemError(problem('bad-answer', `${path}: ${z.prettifyError(parsed.error)}`));
  return parsed.data;
}
