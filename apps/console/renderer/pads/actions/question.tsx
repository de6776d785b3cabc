import { useState } from 'react';
import { useKeys } from '../../keys/use-keys.ts';
import { Button, Kbd } from '../../parts/button.tsx';
import { t } from '../../text/text.ts';
import styles from './question.module.css';
import { type Ask, answerBy, type Count, countBy, inQuestion, type Step, startAnswering } from './steps.ts';

interface Props<S> {
  /** What is being scored: "Goal". */
  readonly trail: string;
  readonly step: S;
  readonly next: (step: Step) => void;
  readonly cancel: () => void;
}

/** One question on the way to an event, in the pad's own place: nothing lies over the score. */
export function Question({ step, ...props }: Props<Ask | Count>) {
  return step.kind === 'ask' ? <Answers step={step} {...props} /> : <Counting step={step} {...props} />;
}

function Head({ trail, title, typed, cancel }: { trail: string; title: string; typed: string; cancel: () => void }) {
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>
        {trail !== '' && <span className={styles.trail}>{trail} ›</span>} {title}
      </h2>
      <span className={styles.typed} aria-live="polite">
        {typed}
      </span>
      <Button look="quiet" hint="Esc" onClick={cancel}>
        {t.lifecycle.cancel}
      </Button>
    </div>
  );
}

function Answers({ trail, step, next, cancel }: Props<Ask>) {
  const [answering, setAnswering] = useState(startAnswering);
  const shown = inQuestion(step.answers, answering.typed);
  const { skip } = step;

  useKeys('panel', (press) => {
    if (press.key === 'Escape') {
      if (answering.typed === '') cancel();
      else setAnswering(startAnswering);
      return true;
    }
    const answered = answerBy(answering, step, press);
    if (answered === null) return false;
    if ('step' in answered) next(answered.step);
    else setAnswering(answered.answering);
    return true;
  });

  return (
    <section className={styles.question} aria-label={step.title}>
      <Head trail={trail} title={step.title} typed={answering.typed} cancel={cancel} />
      <div className={styles.answers}>
        {shown.map((answer, i) => (
          <button
            key={`${answer.keys} ${answer.label}`}
            type="button"
            className={`${styles.answer} ${answer.muted === true ? styles.muted : ''}`}
            aria-keyshortcuts={answer.keys}
            data-marked={i === answering.index && (answering.typed !== '' || skip === undefined)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => next(answer.next())}
          >
            <span className={styles.keys}>
              <Kbd>{answer.keys.toUpperCase()}</Kbd>
            </span>
            <span className={styles.label}>{answer.label}</span>
            {answer.note !== undefined && <span className={styles.note}>{answer.note}</span>}
          </button>
        ))}
      </div>
      {skip !== undefined && (
        <Button className={styles.skip} hint="⏎" onClick={() => next(skip.next())}>
          {skip.label}
        </Button>
      )}
    </section>
  );
}

function Counting({ trail, step, next, cancel }: Props<Count>) {
  const [typed, setTyped] = useState('');
  useKeys('panel', (press) => {
    if (press.key === 'Escape') {
      cancel();
      return true;
    }
    const counted = countBy(typed, step, press);
    if (counted === null) return false;
    if ('step' in counted) next(counted.step);
    else setTyped(counted.typed);
    return true;
  });
  const some = Array.from({ length: Math.min(step.max - step.min, 14) + 1 }, (_, i) => step.min + i);
  return (
    <section className={styles.question} aria-label={step.title}>
      <Head trail={trail} title={step.title} typed={typed} cancel={cancel} />
      <div className={styles.numbers}>
        {some.map((count) => (
          <button
            key={count}
            type="button"
            className={styles.answer}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => next(step.next(count))}
          >
            {count}
          </button>
        ))}
      </div>
    </section>
  );
}
