import { type KeyboardEvent, memo, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLink } from '../../app/services.ts';
import { EventTicks } from '../../hand-over/event-ticks.tsx';
import { type Stage, stageOf } from '../../hand-over/ticks.ts';
import type { Line } from '../../match/timeline.ts';
import type { SportPad } from '../../pads/pad.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { t, timeOfDay } from '../../text/text.ts';
import type { Selection } from './desk-screen.tsx';
import side from './side.module.css';
import styles from './timeline.module.css';
import { badgeOf, type LineMark, marksOf, textOf } from './timeline-view.ts';
import { scrollFor, windowOf } from './window.ts';

/** Equal rows make the window of a long list a division; long texts are cut and stand whole in the corrector. */
const ROW_REM = 3.25;

function rowHeight(): number {
  return ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly selected: string | null;
  readonly select: (selection: Selection | null) => void;
}

/** Every event of the corrected log, the newest first; only what is in sight is told and drawn. */
export function TimelineList({ desk, pad, selected, select }: Props) {
  const { timeline, open } = desk;
  const user = useLink((link) => link.hello?.user ?? null);
  const names = useLink((link) => link.names);
  const summary = useLink((link) => link.matches?.get(open.match) ?? null);
  const box = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [row, setRow] = useState(rowHeight);
  const id = useId();
  const rows = timeline.length;
  const { from, to } = windowOf(scrollTop, height, row, rows);
  const lines = timeline.slice(rows - to, rows - from).toReversed();
  const pending = new Set(open.pending.filter((entry) => !entry.saved).map(({ draft }) => draft.id));

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setHeight(element.clientHeight);
      setRow(rowHeight());
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useKeepPlace(box, rows, row, scrollTop);

  // Done with an old event: back to where play is.
  useEffect(() => {
    if (selected === null) box.current?.scrollTo({ top: 0 });
  }, [selected]);

  // Also when the list shrinks, to make room for what is done about the selected event.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the reason to look again
  useEffect(() => {
    const element = box.current;
    const index = selected === null ? -1 : open.fold.effective.findIndex((event) => event.id === selected);
    if (element === null || index < 0) return;
    const top = scrollFor(open.fold.effective.length - 1 - index, element.scrollTop, element.clientHeight, row);
    if (top !== null) element.scrollTop = top;
  }, [selected, open, height, row]);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) {
      if (event.key === 'Escape') select(null);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const events = open.fold.effective;
    const index = events.findIndex((each) => each.id === selected);
    const next = events[index < 0 ? events.length - 1 : index - step];
    if (next !== undefined) select({ id: next.id, kind: null });
  }

  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={`${t.timeline.title}. ${t.timeline.hint}`}
      aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      {rows === 0 && <p className={side.empty}>{t.timeline.empty}</p>}
      <div style={{ height: rows * row, paddingTop: from * row }}>
        {lines.map((line, i) => (
          <Row
            key={line.event.id}
            id={`${id}-${line.event.id}`}
            line={line}
            text={textOf(line, pad, desk.state)}
            marks={marksOf(line, pending).join(' ')}
            stage={stageOf(pending.has(line.event.id) ? null : line.event.seq, summary)}
            author={line.event.source.id === user ? null : (names.get(line.event.source.id) ?? line.event.source.id)}
            selected={line.event.id === selected}
            place={from + i + 1}
            rows={rows}
            height={row}
            select={select}
          />
        ))}
      </div>
    </div>
  );
}

/**
 * New events push the list down; whoever reads further below keeps the place. `scrollTop` is what the last scroll event
 * told: asking the element would make the browser lay out the page in the middle of every key press.
 */
function useKeepPlace(box: RefObject<HTMLDivElement | null>, rows: number, row: number, scrollTop: number): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const element = box.current;
    const added = rows - before.current;
    before.current = rows;
    if (element !== null && added > 0 && scrollTop > row) element.scrollTop += added * row;
  }, [box, rows, row, scrollTop]);
}

interface RowProps {
  readonly id: string;
  readonly line: Line;
  readonly text: string;
  readonly marks: string;
  readonly stage: Stage;
  /** Null: the scorer at this screen. */
  readonly author: string | null;
  readonly selected: boolean;
  readonly place: number;
  readonly rows: number;
  readonly height: number;
  readonly select: (selection: Selection | null) => void;
}

const Row = memo(function Row({
  id,
  line,
  text,
  marks,
  stage,
  author,
  selected,
  place,
  rows,
  height,
  select,
}: RowProps) {
  const { event, commentary, score } = line;
  const badge = badgeOf(line);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={rows}
      className={styles.row}
      data-marks={marks}
      style={{ height }}
      onClick={() => select(selected ? null : { id: event.id, kind: null })}
    >
      <span className={styles.place}>
        <span className={styles.mark}>{commentary?.mark}</span>
        {badge !== null && <span className={`${styles.badge} ${styles[badge.look] ?? ''}`}>{badge.text}</span>}
      </span>
      <span className={styles.text}>{text}</span>
      <span className={styles.after}>
        <span className={styles.total}>{score}</span>
        <Meta at={event.at} author={author} marks={marks} stage={stage} />
      </span>
    </div>
  );
});

/** What is special about the event, else who scored it and when. */
function Meta({ at, author, marks, stage }: Pick<RowProps, 'author' | 'marks' | 'stage'> & { readonly at: number }) {
  const labels = marks.split(' ').filter(isMark);
  return (
    <span className={styles.meta}>
      {labels.map((mark) => (
        <strong key={mark} className={styles[mark]}>
          {t.timeline[mark]}{' '}
        </strong>
      ))}
      {labels.length === 0 && author !== null && <span className={styles.author}>{author}</span>} {timeOfDay(at)}
      <EventTicks stage={stage} />
    </span>
  );
}

function isMark(word: string): word is LineMark {
  return ['pending', 'voided', 'conflict', 'inserted', 'corrected'].includes(word);
}
