import { useEffect, useRef, useState } from 'react';
import type { PageData } from '#shared/wire/page.ts';
import { relayIn } from '../api/relay.ts';
import { hub } from '../live/page-hub.ts';
import { useFirstPage } from '../page/first.ts';
import { routeOf } from '../route/route.ts';
import { feedLocale, useLanguage } from '../text/language.tsx';
import { MatchFollower } from './follower.ts';
import { fromPage, type MatchView } from './view.ts';

const loading: MatchView = { phase: 'loading', problem: null };

/** What the relay wrote, if this is the page it wrote. */
function begin({ path, match: written }: PageData, match: string): MatchView {
  const route = routeOf(path);
  if (route.page !== 'match' || route.match !== match) return loading;
  return written === null ? { phase: 'gone' } : fromPage(written);
}

/** Follows the match for as long as the page shows it. */
export function useMatch(match: string): [MatchView, MatchFollower | null] {
  const language = useLanguage();
  const first = useFirstPage();
  const [view, setView] = useState(() => (first === null ? loading : begin(first, match)));
  const [follower, setFollower] = useState<MatchFollower | null>(null);
  const began = useRef(view);
  useEffect(() => {
    const isForeign = language.locale !== feedLocale;
    const sources = { relay: relayIn(language), feed: hub, isForeign };
    const mine = new MatchFollower(match, sources, began.current, setView);
    const retry = () => mine.retry();
    mine.start();
    setFollower(mine);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      mine.stop();
    };
  }, [match, language]);
  return [view, follower];
}
