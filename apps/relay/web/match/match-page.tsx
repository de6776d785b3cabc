import { lazy, Suspense, useRef, useState } from 'react';
import { groupOf } from '../list/rows.ts';
import { knownBoard } from '../list/use-matches.ts';
import { AsOf, Freshness } from '../parts/freshness.tsx';
import { HEADER_HEIGHT, Header } from '../parts/header.tsx';
import { MessagePage } from '../parts/message-page.tsx';
import { Button, Notice } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';
import { useAlive, useInView } from '../parts/use-browser.ts';
import { Link } from '../route/link.tsx';
import type { View } from '../route/route.ts';
import { useText } from '../text/language.tsx';
import { CorrectionNote } from './correction-note.tsx';
import { KeepPlace } from './keep-place.tsx';
import { MatchActions } from './match-actions.tsx';
import { MatchBody } from './match-body.tsx';
import styles from './match-page.module.css';
import { MiniScore } from './mini-score.tsx';
import { ScoreBoard } from './score-board.tsx';
import { matchTitle } from './score-text.ts';
import { Strip } from './strip.tsx';
import { useMatch } from './use-match.ts';

const OfficialMark = lazy(() => import('../official/official-mark.tsx'));

/** One match: its score, always in sight; its story and its card. */
export function MatchPage({ match, part }: { match: string; part: View }) {
  const text = useText();
  const [view, follower] = useMatch(match);
  const [known] = useState(() => knownBoard(match));
  const scoreboard = useRef<HTMLDivElement>(null);
  const scoreInView = useInView(scoreboard, HEADER_HEIGHT);
  const alive = useAlive();
  const shown = view.phase === 'following' ? view : null;
  const board = shown?.board ?? known;
  useTitle(board === null ? text.brand : matchTitle(board));
  if (view.phase === 'gone') {
    return <MessagePage title={text.problem.noMatchTitle}>{text.problem.noMatch}</MessagePage>;
  }
  const over = shown !== null && groupOf(shown.board.status) === 'finished';
  return (
    <>
      <Header
        {...(shown !== null && !scoreInView && { score: <MiniScore board={shown.board} /> })}
        status={shown !== null && !over && <Freshness playing={shown.board.status === 'live'} />}
      />
      <main id="content" tabIndex={-1} className={styles.page}>
        <div className={styles.head}>
          <Link to={{ page: 'list' }} className={styles.back}>
            ‹ {text.allMatches}
          </Link>
          {board !== null && <MatchActions board={board} />}
        </div>
        {!over && <AsOf />}
        <KeepPlace>
          <div ref={scoreboard}>
            {board !== null && (
              <ScoreBoard
                board={board}
                correction={shown?.correction ?? null}
                fans={over ? null : (shown?.fans ?? null)}
              />
            )}
            {shown !== null && !over && <Strip entries={shown.lines.entries} />}
          </div>
          {over && shown.summary !== '' && (
            <p className={styles.summary}>
              <span className="visually-hidden">{text.match.summary}: </span>
              {shown.summary}
            </p>
          )}
          {shown !== null && <MatchBody view={shown} part={part} follower={follower} />}
          {alive && shown !== null && (
            <Suspense>
              <OfficialMark match={match} />
            </Suspense>
          )}
          {board === null && view.phase === 'loading' && view.problem === null && (
            <div role="status" className={styles.ghost} aria-label={text.loading} />
          )}
          {view.phase === 'loading' && view.problem !== null && (
            <Notice
              {...(board === null && { title: text.problem.title })}
              action={<Button onClick={() => follower?.retry()}>{text.problem.retry}</Button>}
            >
              {view.problem.message}
            </Notice>
          )}
        </KeepPlace>
        <CorrectionNote correction={shown?.correction ?? null} dismiss={() => follower?.dismissCorrection()} />
      </main>
    </>
  );
}
