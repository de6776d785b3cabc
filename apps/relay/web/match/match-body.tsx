import { useEffect, useState } from 'react';
import { useMedia, usePageVisible } from '../parts/use-browser.ts';
import { text } from '../text/text.ts';
import { Commentary } from './commentary.tsx';
import type { MatchFollower } from './follower.ts';
import styles from './match-body.module.css';
import { Scorecard } from './scorecard.tsx';
import { type Tab, Tabs } from './tabs.tsx';
import type { Following } from './view.ts';

/** Paper is narrower than the page that goes to it, and gets what that shows. */
const WIDE = '(min-width: 1040px), print';

/** Story and card: side by side where there is room, behind tabs where there is not. */
export function MatchBody({ view, follower }: { view: Following; follower: MatchFollower }) {
  const wide = useMedia(WIDE);
  const [tab, setTab] = useState<Tab>('commentary');
  const cardVisible = usePageVisible() && (wide || tab === 'scorecard');
  useEffect(() => follower.showScorecard(cardVisible), [follower, cardVisible]);
  const commentary = <Commentary lines={view.lines} loadEarlier={() => follower.loadEarlier()} />;
  const scorecard = <Scorecard card={view.card} problem={view.cardProblem} retry={() => follower.retry()} />;
  if (!wide) return <Tabs tab={tab} choose={setTab} panels={{ commentary, scorecard }} />;
  return (
    <div className={styles.columns}>
      <section aria-labelledby="commentary">
        <h2 id="commentary" className={styles.heading}>
          {text.match.commentary}
        </h2>
        {commentary}
      </section>
      <section aria-labelledby="scorecard" className={styles.card}>
        <h2 id="scorecard" className={styles.heading}>
          {text.match.scorecard}
        </h2>
        {scorecard}
      </section>
    </div>
  );
}
