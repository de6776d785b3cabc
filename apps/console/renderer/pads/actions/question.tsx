import { type ReactNode, useState } from 'react';
import { useKeys, useTakesLetters } from '../../keys/use-keys.ts';
import { Button, Kbd } from '../../parts/button.tsx';
import { t } from '../../text/text.ts';
import styles from './question.module.css';
import {
  type Ask,
  answerBy,
  type Choose,
  type Count,
  chooseBy,
  chooseOne,
  countBy,
  inQuestion,
  type Option,
  type Question,
  type Step,
  startAnswering,
  startChoosing,
} from './steps.ts';
import { text } from './text.ts';

interface Props<S> {
  /** What is being scored: "Goal". */
  readonly trail: string;
  readonly step: S;
  readonly next: (step: Step) => void;
  readonly cancel: () => void;
}

/** One question on the way to an event, in the pad's own place: nothing lies over the score. */
export function QuestionPanel({ step, ...props }: Props<Question>) {
  switch (step.kind) {
    case 'ask':
      return <Answers step={step} {...props} />;
    case 'choose':
      return <Choosing step={step} {...props} />;
    case 'count':
      return <Counting step={step} {...props} />;
  }
}

interface HeadProps {
  readonly trail: string;
  readonly title: string;
  readonly typed: string;
  readonly cancel: () => void;
  /** What Enter does. */
  readonly children?: ReactNode;
}

function Head({ trail, title, typed, cancel, children }: HeadProps) {
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>
        {trail !== '' && <span className={styles.trail}>{trail} ›</span>} {title}
      </h2>
      <span className={styles.typed} aria-live="polite">
        {typed}
      </span>
      {children}
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
  useTakesLetters();

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
      <Head trail={trail} title={step.title} typed={answering.typed} cancel={cancel}>
        {skip !== undefined && (
          <Button hint="⏎" onClick={() => next(skip.next())}>
            {skip.label}
          </Button>
        )}
      </Head>
      <div className={styles.answers}>
        {shown.map((answer, i) => (
          <OptionKey
            key={`${answer.keys} ${answer.label}`}
            option={answer}
            marked={i === answering.index && (answering.typed !== '' || skip === undefined)}
            press={() => next(answer.next())}
          />
        ))}
      </div>
    </section>
  );
}

function Choosing({ trail, step, next, cancel }: Props<Choose>) {
  const [choosing, setChoosing] = useState(startChoosing);
  const { typed, index, chosen } = choosing;
  useTakesLetters();

  function take(turn: ReturnType<typeof chooseBy>) {
    if (turn === null) return false;
    if ('step' in turn) next(turn.step);
    else setChoosing(turn.choosing);
    return true;
  }

  useKeys('panel', (press) => {
    if (press.key !== 'Escape') return take(chooseBy(choosing, step, press));
    if (typed === '') cancel();
    else setChoosing({ ...startChoosing, chosen });
    return true;
  });

  const count = step.max >= step.choices.length ? String(chosen.length) : text.ofMost(chosen.length, step.max);
  return (
    <section className={styles.question} aria-label={step.title}>
      <Head trail={trail} title={step.title} typed={typed === '' ? count : typed} cancel={cancel}>
        <Button
          hint="⏎"
          look={chosen.length > 0 && chosen.length >= step.min ? 'primary' : 'plain'}
          disabled={chosen.length < step.min}
          onClick={() => next(step.next(chosen))}
        >
          {chosen.length === 0 ? (step.none ?? text.done) : text.done}
        </Button>
      </Head>
      <div className={styles.answers}>
        {inQuestion(step.choices, typed).map((choice, i) => (
          <OptionKey
            key={choice.id}
            option={choice}
            marked={i === index && typed !== ''}
            chosen={chosen.includes(choice.id)}
            press={() => take(chooseOne(chosen, step, choice.id))}
          />
        ))}
      </div>
    </section>
  );
}

interface OptionProps {
  readonly option: Option;
  readonly marked: boolean;
  readonly chosen?: boolean;
  readonly press: () => void;
}

function OptionKey({ option: { keys, label, note, muted }, marked, chosen, press }: OptionProps) {
  return (
    <button
      type="button"
      className={`${styles.answer} ${muted === true ? styles.muted : ''}`}
      aria-keyshortcuts={keys}
      aria-pressed={chosen}
      data-marked={marked}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      <span className={styles.keys}>
        <Kbd>{keys.toUpperCase()}</Kbd>
      </span>
      <span className={styles.label}>{label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </button>
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
