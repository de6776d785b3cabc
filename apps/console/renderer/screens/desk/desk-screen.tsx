import { useEffect, useState } from 'react';
import { useDesk, useServices } from '../../app/services.ts';
import { HandOverNotice } from '../../hand-over/hand-over-notice.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import type { Intent } from '../../match/correction.ts';
import { findPad } from '../../pads/registry.ts';
import { Scorers } from '../../scorers/scorers.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { t } from '../../text/text.ts';
import page from '../page.module.css';
import { Announcer } from './announcer.tsx';
import { Checks } from './checks.tsx';
import styles from './desk.module.css';
import { DeskNotices } from './desk-notices.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { lastScored } from './last-scored.ts';
import { ScoreHeader } from './score-header.tsx';
import { Side, type Tab, TabBar } from './side.tsx';

export function DeskScreen() {
  const phase = useDesk((state) => state.phase);
  const desk = useDesk((state) => state.desk);
  if (phase === 'missing') return <p className={page.empty}>{t.desk.missing}</p>;
  if (desk === null || desk.state === null) return <p className={page.empty}>{t.desk.loading}</p>;
  return <Desk key={desk.open.match} desk={desk} />;
}

/** An event of the list that the scorer has taken up, and what is to be done about it, if that is known already. */
export interface Selection {
  readonly id: string;
  readonly kind: Intent['kind'] | null;
}

function Desk({ desk }: { readonly desk: OpenDesk }) {
  const { desk: store, keys } = useServices();
  const sport = desk.state?.sport ?? '';
  useEffect(() => keys.maps.use(sport), [keys, sport]);
  const [tab, setTab] = useState<Tab>('pad');
  const [help, setHelp] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const pad = findPad(sport);

  function take(id: string, kind: Selection['kind']) {
    setSelection({ id, kind });
    setTab('timeline');
  }

  useKeys('desk', ({ key, shift, control }) => {
    if (key === 'z' && control) return shift ? store.redo() : store.undo();
    if (control) return false;
    switch (key) {
      case 'u':
        return shift ? store.redo() : store.undo();
      case 'e': {
        const id = lastScored(desk.open.fold.effective);
        if (id === null) return false;
        take(id, 'amend');
        return true;
      }
      case 'F2':
        setTab(tab === 'review' ? 'pad' : 'review');
        return true;
      case '?':
        setHelp(true);
        return true;
      case 'Escape':
        store.dismiss();
        return true;
      default:
        return false;
    }
  });

  if (desk.state === null) return null;
  return (
    <div className={styles.desk} data-tab={tab}>
      <section className={styles.main} aria-label={t.desk.tabs.pad}>
        <ScoreHeader desk={desk} showKeys={() => setHelp(true)} unstart={(id) => take(id, 'unstart')} />
        <HandOverNotice match={desk.open.match} pad={pad} state={desk.state} />
        <Scorers match={desk.open.match} />
        <Checks desk={desk} pad={pad} />
        <DeskNotices
          desk={desk}
          select={(id) => take(id, null)}
          showReview={() => setTab('review')}
          showCard={() => setTab('card')}
        />
        <div className={styles.pad}>
          {pad === undefined ? (
            <p className={page.empty}>{t.desk.noPad(desk.state.sport)}</p>
          ) : (
            pad.render({ state: desk.state, act: store.act, judge: store.judge })
          )}
        </div>
      </section>
      <Side desk={desk} pad={pad} tab={tab} setTab={setTab} selection={selection} select={setSelection} />
      <TabBar desk={desk} tab={tab} setTab={setTab} />
      <Announcer desk={desk} />
      {help && <KeysDialog pad={pad} state={desk.state} close={() => setHelp(false)} />}
    </div>
  );
}
