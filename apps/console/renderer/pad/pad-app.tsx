import { useEffect, useState } from 'react';
import app from '../app/app.module.css';
import { LinkBanner } from '../app/link-banner.tsx';
import { useDesk, useLink, useRoute, useServices, useSession } from '../app/services.ts';
import type { KeyValueStore } from '../match/outbox.ts';
import { DeskScreen } from '../screens/desk/desk-screen.tsx';
import { MatchGroups } from '../screens/matches/match-list.tsx';
import page from '../screens/page.module.css';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { t } from '../text/text.ts';
import { CheckSwitch } from './check-switch.tsx';
import { LeftDrafts } from './left-drafts.tsx';
import { Move } from './move.tsx';
import { PadBar } from './pad-bar.tsx';
import type { PadHttp } from './pad-http.ts';
import { p } from './text.ts';

interface Props {
  /** A pairing code from the address bar. */
  readonly code: string | null;
  readonly http: PadHttp;
  readonly storage: KeyValueStore;
  readonly reconnect: () => void;
}

/** A scorer's own device: the matches, and the desk of one of them. */
export function PadApp({ code, http, storage, reconnect }: Props) {
  const status = useSession((session) => session.status);
  if (status === 'checking') return <p className={app.wait}>{p.waiting}</p>;
  if (status === 'signed-in') return <SignedIn http={http} reconnect={reconnect} />;
  return (
    <>
      <LeftDrafts storage={storage} />
      <SignIn code={code} />
    </>
  );
}

function SignedIn({ http, reconnect }: Pick<Props, 'http' | 'reconnect'>) {
  const route = useRoute();
  const { desk } = useServices();
  const lost = useLink((link) => link.connection === 'lost');
  const closed = useDesk((state) => state.phase === 'closed');
  const [moving, setMoving] = useState(false);
  const match = route.screen === 'match' ? route.match : null;

  useEffect(() => {
    if (match === null) desk.close();
    else desk.open(match);
  }, [desk, match]);

  return (
    <div className={app.app} data-link={lost ? 'lost' : 'open'}>
      <PadBar moving={moving} move={() => setMoving(!moving)}>
        {match !== null && <CheckSwitch match={match} http={http} reconnect={reconnect} />}
      </PadBar>
      {moving && <Move http={http} close={() => setMoving(false)} />}
      <LinkBanner />
      <main className={app.main}>{match === null ? <Matches /> : closed ? null : <DeskScreen />}</main>
    </div>
  );
}

function Matches() {
  const matches = useLink((link) => link.matches);
  return (
    <div className={page.page}>
      {matches === null && <p className={page.empty}>{t.matches.loading}</p>}
      {matches?.size === 0 && <p className={page.empty}>{p.noMatches}</p>}
      <MatchGroups />
    </div>
  );
}
