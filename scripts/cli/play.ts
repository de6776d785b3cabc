import type { Draft } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { localScorer } from './credentials.ts';
import { ScorerClient } from './scorer.ts';
import type { Stack } from './stack.ts';

/** Drafts that may wait for their replies: order is kept, the round trip is hidden. */
const WINDOW = 64;

/**
 * Scores drafts over MQTT as fast as the console takes them, all of them accepted.
 * @throws ProblemError for the first one refused
 */
export async function play(stack: Stack, match: string, drafts: Iterable<Draft>): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    match,
  );
  const inFlight = new Set<Promise<void>>();
  try {
    for (const draft of drafts) {
      const sent = scorer.send(draft).then((reply) => {
        inFlight.delete(sent);
        if (reply.status === 'refused') throw new ProblemError(reply.error);
      });
      inFlight.add(sent);
      if (inFlight.size >= WINDOW) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  } finally {
    await scorer.close();
  }
}
