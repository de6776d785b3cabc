import type { Server } from 'node:http';
import { Crowd } from '#relay/live/crowd.ts';
import { Live } from '#relay/live/live.ts';
import { LocalPresence } from '#relay/live/presence.ts';
import { Metrics } from '#relay/ops/metrics.ts';
import { Turns } from '#relay/turns.ts';
import type { Follower } from '#relay/views/live-match.ts';
import { MatchView } from '#relay/views/match-view.ts';
import { demoMatch } from '../../demo/match.ts';
import { record } from '../../demo/record.ts';
import { LIVE_MATCH } from './joining.ts';

/** Sends a text to everybody. */
export type FanOut = (text: string) => void;

/** The relay's live module with one match that is read already, and whose messages are whatever the bench wants. */
export function liveFanOut(server: Server): FanOut {
  const view = demoView();
  const followers = new Set<Follower>();
  const metrics = new Metrics(() => 1);
  const live = new Live({
    views: {
      view: async () => view,
      follow(_, follower) {
        followers.add(follower);
        return { loaded: view, messagesAfter: () => [], recall: async () => undefined };
      },
      unfollow: (_, follower) => followers.delete(follower),
      hasRoom: () => true,
      mayAwait: () => true,
    },
    crowd: new Crowd(metrics, 100_000),
    presence: new LocalPresence(),
    turns: new Turns(),
    metrics,
  });
  server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head));
  const { term, seq } = view.head;
  return (text) => {
    const message = { term, seq, text, recordedAt: Date.now(), ends: false };
    for (const follower of followers) follower.tell([message], view.head);
  };
}

function demoView(): MatchView {
  const log = record(LIVE_MATCH, [...demoMatch(1)].slice(0, 100));
  const building = MatchView.building(LIVE_MATCH, log, '', (_, error) => {
    throw error;
  });
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}
