import { useEffect, useRef, useState } from 'react';
import { HEADER_HEIGHT } from '../parts/header.tsx';
import { Button, Notice } from '../parts/notice.tsx';
import { useInView } from '../parts/use-browser.ts';
import { useText } from '../text/language.tsx';
import styles from './commentary.module.css';
import { CommentaryLine } from './commentary-line.tsx';
import { FilterRow } from './filter-row.tsx';
import { type Chosen, chosenLines, filtersOf, periodsOf } from './filters.ts';
import type { Lines } from './lines.ts';

/** The story of the match, newest first; lines that come in do not move what is being read. */
export function Commentary({ lines, loadEarlier }: { lines: Lines; loadEarlier(): Promise<boolean> }) {
  const text = useText();
  const top = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState(everything);
  const shown = chosenLines(lines.entries, chosen);
  const fresh = useUnread(shown, useInView(top, HEADER_HEIGHT));
  if (lines.entries.length === 0) return <Notice>{text.match.noCommentary}</Notice>;
  const toTop = () => window.scrollTo({ top: 0 });
  const isAll = shown === lines.entries;
  return (
    <>
      <FilterRow
        filters={filtersOf(lines.entries, chosen.filter)}
        periods={periodsOf(lines.entries)}
        chosen={chosen}
        choose={choose}
      />
      <div ref={top} className={styles.top} />
      {fresh > 0 && (
        <div className={styles.over}>
          <button type="button" className={styles.fresh} onClick={toTop}>
            ↑ {text.match.newLines(fresh)}
          </button>
        </div>
      )}
      {shown.length === 0 && <Notice>{text.match.noneOfKind}</Notice>}
      {shown.length > 0 && (
        <ol className={styles.lines} reversed>
          {shown.map((line) => (
            <CommentaryLine key={line.id} line={line} />
          ))}
        </ol>
      )}
      {lines.next !== null && <Earlier key={`${isAll} ${lines.next}`} load={loadEarlier} byItself={isAll} />}
    </>
  );
}

const everything: Chosen = { filter: 'all', period: null };

/** How many lines came since the top of the list was last in sight. */
function useUnread(entries: Lines['entries'], atTop: boolean): number {
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

/**
 * Loads the next page when it comes near, and by hand where that fails or never happens. Not by itself where a filter
 * leaves few lines: it would load the whole match.
 */
function Earlier({ load, byItself }: { load(): Promise<boolean>; byItself: boolean }) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const start = useRef(() => {});
  start.current = () => {
    if (state === 'busy') return;
    setState('busy');
    void load().then((loaded) => setState(loaded ? 'idle' : 'failed'));
  };
  useEffect(() => {
    if (place.current === null || !byItself) return;
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && start.current(), {
      rootMargin: '600px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [byItself]);
  return (
    <div ref={place} className={styles.earlier}>
      {state === 'failed' && <p role="alert">{text.problem.partial}</p>}
      <Button onClick={() => start.current()} busy={state === 'busy'}>
        {state === 'busy' ? text.match.loadingEarlier : byItself ? text.match.earlier : text.match.searchEarlier}
      </Button>
    </div>
  );
}
