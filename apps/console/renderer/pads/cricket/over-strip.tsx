import type { Innings, State } from '#shared/sports/cricket/state.ts';
import { factsOf } from './facts.ts';
import styles from './over-strip.module.css';
import { ballMark, shownOver, wicketsIn } from './over-view.ts';
import { text } from './text.ts';

/** The balls of this over, and what is special about the next one. */
export function OverStrip({ state, innings }: { readonly state: State; readonly innings: Innings }) {
  const { over, complete } = shownOver(innings);
  const left = complete || innings.closed !== null ? 0 : Math.max(0, state.format.ballsPerOver - over.legal);
  const maiden = complete && innings.overs.at(-1)?.maiden === true;
  const summary = text.overComplete(over.index + 1, over.runs, wicketsIn(over));
  return (
    <section className={styles.strip} aria-label={text.thisOver}>
      <span className={styles.title}>{text.over(over.index + 1)}</span>
      <ol className={styles.balls}>
        {over.balls.map((ball, i) => {
          const mark = ballMark(ball);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a ball is known by its place in the over
            <li key={i} className={`${styles.ball} ${styles[mark.tone] ?? ''}`}>
              {mark.text}
            </li>
          );
        })}
        {Array.from({ length: left }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places
          <li key={`left-${i}`} className={styles.place} aria-hidden="true" />
        ))}
        {left > 0 && <li className="visually-hidden">{text.toCome(left)}</li>}
      </ol>
      <span className={styles.sum}>
        {complete ? `${summary}${maiden ? `, ${text.maiden}` : ''}` : over.deliveries > 0 && `${over.runs}`}
      </span>
      <span className={styles.facts}>{factsOf(state, innings).join(' · ')}</span>
      {innings.freeHit && innings.closed === null && <strong className={styles.freeHit}>{text.freeHit}</strong>}
      {innings.closed !== null && <strong className={styles.closed}>{text.inningsOver}</strong>}
    </section>
  );
}
