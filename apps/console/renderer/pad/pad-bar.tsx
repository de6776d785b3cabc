import type { ReactNode } from 'react';
import { useDesk, useLink, useRoute } from '../app/services.ts';
import { TickMark } from '../app/sync-status.tsx';
import { hereTick, type Tick } from '../app/sync-view.ts';
import { Button } from '../parts/button.tsx';
import { hrefOf } from '../stores/route.ts';
import { gameTitle } from '../text/sports.ts';
import { t } from '../text/text.ts';
import styles from './pad-bar.module.css';
import { p } from './text.ts';

interface Props {
  readonly moving: boolean;
  readonly move: () => void;
  /** What else can be done with the open match. */
  readonly children: ReactNode;
}

export function PadBar({ moving, move, children }: Props) {
  const route = useRoute();
  const title = useDesk(({ desk }) => (desk?.state == null ? null : gameTitle(desk.state.game)));
  const name = useLink((link) => link.hello?.name ?? '');
  return (
    <header className={styles.bar} data-screen={route.screen}>
      {route.screen === 'match' ? (
        <a className={styles.back} href={hrefOf({ screen: 'matches' })}>
          <span aria-hidden="true">‹ </span>
          {p.matches}
        </a>
      ) : (
        <span className={styles.brand}>
          {t.app} {p.pad}
        </span>
      )}
      <h1 className={styles.title}>{route.screen === 'match' ? title : name}</h1>
      {route.screen === 'match' && <Saved />}
      {children}
      <Button pressed={moving} aria-expanded={moving} onClick={move}>
        {p.move.open}
      </Button>
    </header>
  );
}

/** Is what was scored here stored at the console? */
function Saved() {
  const connected = useLink((link) => link.connection === 'open');
  const unsaved = useDesk((desk) => desk.desk?.open.pending.filter((entry) => !entry.saved).length ?? 0);
  const stored = useDesk((desk) => desk.desk?.open.firmSeq ?? 0);
  const tick: Tick = hereTick({ connected, sync: null, summary: null, unsaved, stored, now: 0 });
  return <TickMark tick={tick} />;
}
