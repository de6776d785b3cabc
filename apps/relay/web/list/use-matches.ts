import { useEffect, useRef, useState } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { relayIn } from '../api/relay.ts';
import { hub } from '../live/page-hub.ts';
import { useFirstPage } from '../page/first.ts';
import { usePageVisible } from '../parts/use-browser.ts';
import { useLanguage } from '../text/language.tsx';
import { MatchesFollower, type MatchesView } from './follower.ts';

/** Kept between visits to the list, so that "back" shows it at once. */
const nothing: MatchesView = { rows: null, next: null, problem: null };
let known = nothing;

/** The scoreboard of a match as the list last showed it: something to see while its page loads. */
export function knownBoard(match: string): Scoreboard | null {
  return known.rows?.find((row) => row.match_id === match)?.scoreboard ?? null;
}

export function useMatches(): [MatchesView, MatchesFollower | null] {
  const language = useLanguage();
  const first = useFirstPage()?.list ?? null;
  const [view, setView] = useState(() => {
    // The server renders for many readers: nothing of one page may stay for the next.
    if (typeof window !== 'undefined' && (known.rows !== null || first === null)) return known;
    return first === null ? nothing : { rows: first.matches, next: first.next, problem: null };
  });
  const [follower, setFollower] = useState<MatchesFollower | null>(null);
  const visible = usePageVisible();
  const began = useRef(view);
  useEffect(() => {
    const mine = new MatchesFollower({ relay: relayIn(language), feed: hub }, began.current, (next) => {
      known = next;
      setView(next);
    });
    mine.start();
    setFollower(mine);
    return () => mine.stop();
  }, [language]);
  useEffect(() => follower?.look(visible), [follower, visible]);
  return [view, follower];
}
