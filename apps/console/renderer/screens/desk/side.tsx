import { BoardNotice } from '../../inbox/board-notice.tsx';
import { InboxStrip, useAsking } from '../../inbox/inbox-strip.tsx';
import { InboxTab } from '../../inbox/inbox-tab.tsx';
import type { SportPad } from '../../pads/pad.ts';
import { ReviewOffer } from '../../review/review-offer.tsx';
import { ReviewTab } from '../../review/review-tab.tsx';
import { useToReview } from '../../review/use-review.ts';
import { WarningStrip } from '../../review/warning-strip.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { t } from '../../text/text.ts';
import { Charts } from './charts.tsx';
import { Corrector } from './corrector.tsx';
import type { Selection } from './desk-screen.tsx';
import { Scorecard } from './scorecard.tsx';
import styles from './side.module.css';
import { TabPanel } from './tab-panel.tsx';
import { TimelineList } from './timeline-list.tsx';

/** `pad` is a tab of its own only where the screen is too narrow for two columns. */
export type Tab = 'pad' | 'timeline' | 'card' | 'charts' | 'devices' | 'review';

const TABS: readonly Tab[] = ['pad', 'timeline', 'card', 'charts', 'devices', 'review'];

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  readonly selection: Selection | null;
  readonly select: (selection: Selection | null) => void;
}

/** What happened so far, beside the pad: the events, the card, the charts. */
export function Side({ desk, pad, tab, setTab, selection, select }: Props) {
  const shown = tab === 'pad' ? 'timeline' : tab;
  return (
    <aside className={styles.side} aria-label={t.desk.tabs[shown]}>
      <div className={styles.tabs} role="tablist">
        {TABS.filter((each) => each !== 'pad').map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={each === shown}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setTab(each)}
          >
            {t.desk.tabs[each]}
            {each === 'devices' && <Waiting desk={desk} />}
            {each === 'review' && <ToReview desk={desk} />}
          </button>
        ))}
      </div>
      {shown === 'timeline' && (
        <>
          <TimelineList
            desk={desk}
            pad={pad}
            selected={selection?.id ?? null}
            select={(selected) => {
              select(selected);
              // Where the pad has the screen, the event taken up needs it.
              if (selected !== null) setTab('timeline');
            }}
          />
          {selection !== null && (
            <Corrector
              key={`${selection.id}-${selection.kind}`}
              desk={desk}
              pad={pad}
              selection={selection}
              close={() => select(null)}
            />
          )}
        </>
      )}
      {shown === 'card' && <Scorecard desk={desk} />}
      {shown === 'charts' && <Charts desk={desk} />}
      {shown === 'devices' && (
        <TabPanel label={t.desk.tabs.devices}>
          <InboxTab desk={desk} pad={pad} />
        </TabPanel>
      )}
      {shown === 'review' && (
        <TabPanel label={t.desk.tabs.review}>
          <ReviewTab
            desk={desk}
            pad={pad}
            select={(id, amend) => {
              select({ id, kind: amend ? 'amend' : null });
              setTab('timeline');
            }}
            showDevices={() => setTab('devices')}
          />
        </TabPanel>
      )}
      <WarningStrip />
      <ReviewOffer desk={desk} showReview={() => setTab('review')} />
      <BoardNotice desk={desk} />
      <InboxStrip desk={desk} pad={pad} />
    </aside>
  );
}

/** The same tabs, and the pad, at the bottom of a narrow screen. */
export function TabBar({ desk, tab, setTab }: Pick<Props, 'desk' | 'tab' | 'setTab'>) {
  return (
    <nav className={styles.bar} aria-label={t.desk.tabs.pad}>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.tab}
          aria-current={each === tab}
          onClick={() => setTab(each)}
        >
          {t.desk.tabs[each]}
          {each === 'devices' && <Waiting desk={desk} />}
          {each === 'review' && <ToReview desk={desk} />}
        </button>
      ))}
    </nav>
  );
}

/** How many observations ask for the scorer's word. */
function Waiting({ desk }: Pick<Props, 'desk'>) {
  return <Count of={useAsking(desk).length} />;
}

/** How much wants a second look. */
function ToReview({ desk }: Pick<Props, 'desk'>) {
  return <Count of={useToReview(desk)} />;
}

function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : <span className={styles.count}>{of}</span>;
}
