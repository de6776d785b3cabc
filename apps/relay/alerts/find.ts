import { setTimeout as wait } from 'node:timers/promises';
import { isCorrection } from '#shared/match/effective.ts';
import type { Derived, NewDelivery } from '../delivery/delivery.ts';
import type { Turns } from '../turns.ts';
import type { MatchView } from '../views/match-view.ts';
import type { Views } from '../views/views.ts';
import { audienceOf } from './audience.ts';
import { judge, type Told, type Verdict } from './core/judge.ts';
import { wordingsOf } from './core/words.ts';
import type { Job } from './job.ts';
import type { Kept, ToldStore } from './told-store.ts';

/** How long is waited for a view to get to where the log stands. */
const VIEW_MS = 1000;
const LOOK_MS = 10;
/** A log that is corrected while it is looked at is looked at again, at most so often. */
const TRIES = 5;

interface Parts {
  readonly views: Views;
  readonly turns: Turns;
  readonly told: ToldStore;
}

/** Finds what the events after `after` are worth telling and keeps it. The same events lead to the same jobs. */
export async function findAlerts(parts: Parts, match: string, after: number, head: number): Promise<Derived> {
  const view = await viewAt(parts.views, match, head);
  if (view === null || view.head.seq <= after) throw new Error(`the match ${match} cannot be seen up to ${head} yet`);
  const until = Math.min(head, view.head.seq);
  const now = Date.now();
  const known = await parts.told.told(match, now);
  // What another relay found in a longer log than ours is not judged by the shorter one.
  const judged = known.filter(({ judgedAt }) => judgedAt <= view.head.seq);
  const ahead = new Set(known.filter(({ judgedAt }) => judgedAt > view.head.seq).map(({ event }) => event));
  const { verdicts, judgedAt } = await verdictsOf(parts.turns, view, { after, until, now }, judged);
  const state = view.fold.state;
  if (state !== null) {
    const kept = verdicts
      .filter(({ event }) => !ahead.has(event))
      .map((verdict): Kept => {
        const { event, revision, happenings, kinds, silent, change } = verdict;
        const words = { wordings: wordingsOf(verdict, state), audience: audienceOf(match, state, verdict) };
        return { event, revision, happenings, kinds, silent, change, seq: until, judgedAt, ...words };
      });
    if (kept.length > 0) await parts.told.keep(match, kept, now);
  }
  // Also what was found before and did not get any further: a crash, or another relay.
  const found = await parts.told.between(match, after, until);
  return { deliveries: found.map(({ event, revision }) => jobOf(match, event, revision)), seq: until };
}

function jobOf(match: string, event: string, revision: number): NewDelivery {
  const job: Job = { op: 'tell', match, event, revision, after: '' };
  return { key: `tell/${match}/${event}/${revision}`, destination: 'fan-out', payload: JSON.stringify(job) };
}

async function viewAt(views: Views, match: string, seq: number): Promise<MatchView | null> {
  const end = performance.now() + VIEW_MS;
  for (;;) {
    const view = await views.view(match);
    if (view === null || view.head.seq >= seq || performance.now() > end) return view;
    await wait(LOOK_MS);
  }
}

async function verdictsOf(
  turns: Turns,
  view: MatchView,
  stretch: { readonly after: number; readonly until: number; readonly now: number },
  told: readonly Told[],
): Promise<{ verdicts: readonly Verdict[]; judgedAt: number }> {
  for (let i = 0; i < TRIES; i++) {
    const { fold, head } = view;
    const verdicts = await turns.run(judge(fold, stretch, told));
    const isSteady = view.fold === fold && !view.log.slice(head.seq).some(({ type }) => isCorrection(type));
    if (isSteady) return { verdicts, judgedAt: head.seq };
  }
  throw new Error(`the match ${view.match} is being corrected all the time`);
}
