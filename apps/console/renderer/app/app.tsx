import { lazy, Suspense, useEffect } from 'react';
import { DeskScreen } from '../screens/desk/desk-screen.tsx';
import { MatchList } from '../screens/matches/match-list.tsx';
import { Devices } from '../screens/records/devices.tsx';
import { Refused } from '../screens/records/refused.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import type { Route } from '../stores/route.ts';
import { t } from '../text/text.ts';
import styles from './app.module.css';
import { LinkBanner } from './link-banner.tsx';
import { useDesk, useLink, useRoute, useServices, useSession } from './services.ts';
import { TopBar } from './top-bar.tsx';

const Settings = lazy(() => import('../screens/settings/settings.tsx'));
const Help = lazy(() => import('../screens/help/help.tsx'));
const Outputs = lazy(() => import('../screens/outputs/outputs.tsx'));
const NewMatch = lazy(() => import('../screens/setup/new-match.tsx'));

/** @param code a pairing code from the address bar */
export function App({ code }: { readonly code: string | null }) {
  const status = useSession((session) => session.status);
  if (status === 'checking') return <p className={styles.wait}>{t.signIn.checking}</p>;
  if (status === 'signed-out') return <SignIn code={code} />;
  return <SignedIn />;
}

function SignedIn() {
  const route = useRoute();
  const { desk } = useServices();
  const lost = useLink((link) => link.connection === 'lost');
  const match = route.screen === 'match' ? route.match : null;

  useEffect(() => {
    if (match === null) desk.close();
    else desk.open(match);
  }, [desk, match]);

  const ended = useDesk((state) => state.phase === 'closed');
  return (
    <div className={styles.app} data-link={lost ? 'lost' : 'open'}>
      <TopBar route={route} />
      <LinkBanner />
      <main className={styles.main}>
        <Suspense fallback={null}>
          <Screen route={route} closed={ended} />
        </Suspense>
      </main>
    </div>
  );
}

function Screen({ route, closed }: { readonly route: Route; readonly closed: boolean }) {
  switch (route.screen) {
    case 'matches':
      return <MatchList />;
    case 'new':
      return <NewMatch />;
    case 'match':
      return closed ? null : <DeskScreen />;
    case 'refused':
      return <Refused />;
    case 'devices':
      return <Devices />;
    case 'outputs':
      return <Outputs />;
    case 'settings':
      return <Settings />;
    case 'help':
      return <Help />;
  }
}
