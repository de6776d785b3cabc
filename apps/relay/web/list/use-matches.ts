import { useEffect, useState } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { relay } from '../api/relay.ts';
import { hub } from '../live/page-hub.ts';
import { usePageVisible } from '../parts/use-browser.ts';
import { MatchesFollower, type MatchesView } from './follower.ts';

/** Kept between visits to the list, so that "back" shows it at once. */
let known: MatchesView = { rows: null, next: null, problem: null };

/** The scoreboard of a match as the list last showed it: something to see while its page loads. */
export function knownBoard(match: string): Scoreboard | null {
  return known.rows?.find((row) => row.match_id === match)?.scoreboard ?? null;
}

export function useMatches(): [MatchesView, MatchesFollower | null] {
  const [view, setView] = useState(known);
  const [follower, setFollower] = useState<MatchesFollower | null>(null);
  const visible = usePageVisible();
  useEffect(() => {
    const mine = new MatchesFollower({ relay, feed: hub }, known, (next) => {
      known = next;
      setView(next);
    });
    mine.start();
    setFollower(mine);
    return () => mine.stop();
  }, []);
  useEffect(() => follower?.look(visible), [follower, visible]);
  return [view, follower];
}
