import { useEffect, useRef } from 'react';
import { ListPage } from './list/list-page.tsx';
import { MatchPage } from './match/match-page.tsx';
import { Crash } from './parts/crash.tsx';
import { MessagePage } from './parts/message-page.tsx';
import { useRoute } from './route/history.ts';
import type { Route } from './route/route.ts';
import { text } from './text/text.ts';

/** A link that led to another page is gone: reading goes on at that page's beginning. */
function useFocusOnArrival(route: Route): void {
  const first = useRef(route);
  useEffect(() => {
    if (route !== first.current) document.getElementById('content')?.focus({ preventScroll: true });
  }, [route]);
}

export function App() {
  return (
    <Crash>
      <Page />
    </Crash>
  );
}

function Page() {
  const route = useRoute();
  useFocusOnArrival(route);
  switch (route.page) {
    case 'list':
      return <ListPage />;
    case 'match':
      return <MatchPage key={route.match} match={route.match} />;
    case 'unknown':
      return <MessagePage title={text.problem.noPageTitle}>{text.problem.noPage}</MessagePage>;
  }
}
