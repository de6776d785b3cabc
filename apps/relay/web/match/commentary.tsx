import { useEffect, useRef, useState } from 'react';
import { HEADER_HEIGHT } from '../parts/header.tsx';
import { Button, Notice } from '../parts/notice.tsx';
import { useInView } from '../parts/use-browser.ts';
import { text } from '../text/text.ts';
import styles from './commentary.module.css';
import { CommentaryLine } from './commentary-line.tsx';
import type { Lines } from './lines.ts';

/** The story of the match, newest first; lines that come in do not move what is being read. */
export function Commentary({ lines, loadEarlier }: { lines: Lines; loadEarlier(): Promise<boolean> }) {
  const top = useRef<HTMLDivElement>(null);
  const fresh = useUnread(lines, useInView(top, HEADER_HEIGHT));
  if (lines.entries.length === 0) return <Notice>{text.match.noCommentary}</Notice>;
  const toTop = () => window.scrollTo({ top: 0 });
  return (
    <>
      <div ref={top} className={styles.top} />
      {fresh > 0 && (
        <div className={styles.over}>
          <button type="button" className={styles.fresh} onClick={toTop}>
            ↑ {text.match.newLines(fresh)}
          </button>
        </div>
      )}
      <ol className={styles.lines} reversed>
        {lines.entries.map((line) => (
          <CommentaryLine key={line.id} line={line} />
        ))}
      </ol>
      {lines.next !== null && <Earlier key={lines.next} load={loadEarlier} />}
    </>
  );
}

/** How many lines came since the top of the list was last in sight. */
function useUnread({ entries }: Lines, atTop: boolean): number {
  const newest = entries[0]?.id;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (atTop) setSeen(newest);
  }, [atTop, newest]);
  return atTop
    ? 0
    : Math.max(
        0,
        entries.findIndex(({ id }) => id === seen),
      );
}

/** Loads the next page when it comes near, and by hand where that fails or never happens. */
function Earlier({ load }: { load(): Promise<boolean> }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const start = useRef(() => {});
  start.current = () => {
    if (state === 'busy') return;
    setState('busy');
    void load().then((loaded) => setState(loaded ? 'idle' : 'failed'));
  };
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && start.current(), {
      rootMargin: '600px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.earlier}>
      {state === 'failed' && <p role="alert">{text.problem.partial}</p>}
      <Button onClick={() => start.current()} busy={state === 'busy'}>
        {state === 'busy' ? text.match.loadingEarlier : text.match.earlier}
      </Button>
    </div>
  );
}
