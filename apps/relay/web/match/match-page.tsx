import { useRef, useState } from 'react';
import { groupOf } from '../list/rows.ts';
import { knownBoard } from '../list/use-matches.ts';
import { Freshness } from '../parts/freshness.tsx';
import { HEADER_HEIGHT, Header } from '../parts/header.tsx';
import { MessagePage } from '../parts/message-page.tsx';
import { Button, Notice } from '../parts/notice.tsx';
import { useInView } from '../parts/use-browser.ts';
import { Link } from '../route/link.tsx';
import { text } from '../text/text.ts';
import { CorrectionNote } from './correction-note.tsx';
import { KeepPlace } from './keep-place.tsx';
import { MatchBody } from './match-body.tsx';
import styles from './match-page.module.css';
import { MiniScore } from './mini-score.tsx';
import { ScoreBoard } from './score-board.tsx';
import { shortScore } from './score-text.ts';
import { Strip } from './strip.tsx';
import { useMatch } from './use-match.ts';

/** One match: its score, always in sight; its story and its card. */
export function MatchPage({ match }: { match: string }) {
  const [view, follower] = useMatch(match);
  const [known] = useState(() => knownBoard(match));
  const scoreboard = useRef<HTMLDivElement>(null);
  const scoreInView = useInView(scoreboard, HEADER_HEIGHT);
  if (view.phase === 'gone') {
    return <MessagePage title={text.problem.noMatchTitle}>{text.problem.noMatch}</MessagePage>;
  }
  const shown = view.phase === 'following' ? view : null;
  const board = shown?.board ?? known;
  return (
    <>
      <title>{board === null ? text.brand : `${shortScore(board)} · ${board.title}`}</title>
      <Header
        {...(shown !== null && !scoreInView && { score: <MiniScore board={shown.board} /> })}
        status={
          shown !== null &&
          groupOf(shown.board.status) !== 'finished' && <Freshness playing={shown.board.status === 'live'} />
        }
      />
      <main id="content" tabIndex={-1} className={styles.page}>
        <Link href="/" className={styles.back}>
          ‹ {text.allMatches}
        </Link>
        <KeepPlace>
          <div ref={scoreboard}>
            {board !== null && <ScoreBoard board={board} correction={shown?.correction ?? null} />}
            {shown !== null && <Strip entries={shown.lines.entries} />}
          </div>
          {shown !== null && follower !== null && <MatchBody view={shown} follower={follower} />}
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
