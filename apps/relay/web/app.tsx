import { useEffect, useRef } from 'react';
import type { PageData } from '#shared/wire/page.ts';
import { ListPage } from './list/list-page.tsx';
import { MatchPage } from './match/match-page.tsx';
import { FirstPage, useFirstPage } from './page/first.ts';
import { Crash } from './parts/crash.tsx';
import { MessagePage } from './parts/message-page.tsx';
import { OfflinePage } from './parts/offline-page.tsx';
import { UpdateNote } from './parts/update-note.tsx';
import { useRoute } from './route/history.ts';
import { type Route, routeOf } from './route/route.ts';
import { InLanguage, useText } from './text/language.tsx';

/** A link that led to another page is gone: reading goes on at that page's beginning. */
function useFocusOnArrival(route: Route): void {
  const before = useRef(route);
  useEffect(() => {
    if (!isSamePage(route, before.current)) document.getElementById('content')?.focus({ preventScroll: true });
    before.current = route;
  }, [route]);
}

function isSamePage(one: Route, two: Route): boolean {
  if (one.page !== 'match' || two.page !== 'match') return one.page === two.page;
  return one.match === two.match;
}

/** The same on the server and in the browser; there it begins with what the server wrote. */
export function App({ first, locale }: { first: PageData | null; locale: PageData['locale'] }) {
  return (
    <InLanguage locale={locale}>
      <FirstPage value={first}>
        <Crash>
          <Page />
          <UpdateNote />
        </Crash>
      </FirstPage>
    </InLanguage>
  );
}

function Page() {
  const text = useText();
  const route = useRoute();
  const first = useFirstPage();
  useFocusOnArrival(route);
  // The worker shows it at any address.
  if (first !== null && routeOf(first.path).page === 'offline') return <OfflinePage />;
  switch (route.page) {
    case 'list':
      return <ListPage />;
    case 'match':
      return <MatchPage key={route.match} match={route.match} part={route.view} />;
    case 'offline':
      return <OfflinePage />;
    case 'unknown':
      return <MessagePage title={text.problem.noPageTitle}>{text.problem.noPage}</MessagePage>;
  }
}
