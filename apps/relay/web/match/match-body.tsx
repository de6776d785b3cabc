import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { PartKind } from '#shared/wire/page.ts';
import { Button, Notice } from '../parts/notice.tsx';
import { useAlive, useMedia, usePageVisible } from '../parts/use-browser.ts';
import type { View } from '../route/route.ts';
import { useText } from '../text/language.tsx';
import { Commentary } from './commentary.tsx';
import type { MatchFollower } from './follower.ts';
import { Lineups } from './lineups.tsx';
import styles from './match-body.module.css';
import { Scorecard } from './scorecard.tsx';
import type { Following, Part } from './view.ts';
import { ViewsNav } from './views-nav.tsx';

/** Paper is narrower than the page that goes to it, and gets what that shows. */
const WIDE = '(min-width: 1040px), print';

const Charts = lazy(() => import('../charts/charts.tsx'));
const Statistics = lazy(() => import('../statistics/statistics.tsx'));

interface Props {
  readonly view: Following;
  readonly part: View;
  readonly follower: MatchFollower | null;
}

/** One part of the match; beside the story there is room for the card on a wide screen. */
export function MatchBody({ view, part, follower }: Props) {
  const text = useText();
  const wide = useMedia(WIDE);
  const beside = wide && part === 'commentary';
  useShown(follower, part === 'commentary' ? (beside ? 'scorecard' : null) : part);
  return (
    <>
      <ViewsNav match={view.board.match} view={part} />
      <div className={part === 'commentary' ? styles.columns : styles.single}>
        <section aria-labelledby="part" className={styles.part}>
          <h2 id="part" className={styles.heading}>
            {text.match[part]}
          </h2>
          <Shown view={view} part={part} follower={follower} />
        </section>
        {beside && (
          <section aria-labelledby="card" className={styles.card}>
            <h2 id="card" className={styles.heading}>
              {text.match.scorecard}
            </h2>
            <Shown view={view} part="scorecard" follower={follower} />
          </section>
        )}
      </div>
    </>
  );
}

/** Fetches the part for as long as somebody sees it. */
function useShown(follower: MatchFollower | null, kind: PartKind | null): void {
  const seen = usePageVisible();
  useEffect(() => {
    if (follower === null || kind === null || !seen) return;
    follower.showPart(kind, true);
    return () => follower.showPart(kind, false);
  }, [follower, kind, seen]);
}

function Shown({ view, part, follower }: Props) {
  const alive = useAlive();
  const { parts } = view;
  const retry = () => follower?.retry();
  switch (part) {
    case 'commentary':
      return <Commentary lines={view.lines} loadEarlier={async () => (await follower?.loadEarlier()) ?? false} />;
    case 'scorecard':
      return (
        <Fetched part={parts.scorecard} retry={retry}>
          {(card) => <Scorecard card={card} />}
        </Fetched>
      );
    case 'lineups':
      return (
        <Fetched part={parts.lineups} retry={retry}>
          {({ lineups }) => <Lineups lineups={lineups} />}
        </Fetched>
      );
    case 'charts':
      return (
        <Fetched part={parts.charts} retry={retry}>
          {({ charts }) => alive && <Charts charts={charts} />}
        </Fetched>
      );
    case 'statistics':
      return (
        <Fetched part={parts.statistics} retry={retry}>
          {({ statistics }) => alive && <Statistics statistics={statistics} />}
        </Fetched>
      );
  }
}

interface FetchedProps<T> {
  readonly part: Part<T>;
  readonly retry: () => void;
  readonly children: (value: T) => ReactNode;
}

function Fetched<T>({ part: { value, problem }, retry, children }: FetchedProps<T>) {
  const text = useText();
  const ghost = <div role="status" className={styles.ghost} aria-label={text.loading} />;
  return (
    <>
      {problem !== null && (
        <Notice action={<Button onClick={retry}>{text.problem.retry}</Button>}>
          {text.problem.partial} {problem.message}
        </Notice>
      )}
      {value === null && problem === null && ghost}
      {value !== null && <Suspense fallback={ghost}>{children(value)}</Suspense>}
    </>
  );
}
