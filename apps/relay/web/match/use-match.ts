import { useEffect, useState } from 'react';
import { relay } from '../api/relay.ts';
import { hub } from '../live/page-hub.ts';
import { MatchFollower } from './follower.ts';
import type { MatchView } from './view.ts';

const loading: MatchView = { phase: 'loading', problem: null };

/** Follows the match for as long as the page shows it. */
export function useMatch(match: string): [MatchView, MatchFollower | null] {
  const [view, setView] = useState(loading);
  const [follower, setFollower] = useState<MatchFollower | null>(null);
  useEffect(() => {
    const mine = new MatchFollower(match, { relay, feed: hub }, setView);
    const retry = () => mine.retry();
    mine.start();
    setFollower(mine);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      mine.stop();
    };
  }, [match]);
  return [view, follower];
}
