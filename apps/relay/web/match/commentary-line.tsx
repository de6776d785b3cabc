import { memo } from 'react';
import type { CommentaryEntry } from '#shared/wire/live.ts';
import { Badge } from '../parts/badge.tsx';
import { useText } from '../text/language.tsx';
import { useTimes } from '../text/time.ts';
import styles from './commentary-line.module.css';

export const CommentaryLine = memo(function CommentaryLine({ line }: { line: CommentaryEntry }) {
  const text = useText();
  const { timeOfDay } = useTimes();
  const { mark, kind, badge, corrected, at } = line;
  return (
    <li className={styles.line} data-kind={kind} data-bare={mark === ''} data-anchor="">
      <time className={styles.mark} dateTime={new Date(at).toISOString()} title={timeOfDay(at)}>
        {mark === '' ? timeOfDay(at) : mark}
      </time>
      <span className={styles.badge}>{badge !== undefined && badge !== '' && <Badge kind={kind}>{badge}</Badge>}</span>
      <p className={styles.text}>
        {line.text}
        {corrected === true && <span className={styles.corrected}>{text.match.correctedLine}</span>}
      </p>
    </li>
  );
});
