import { type FormEvent, useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { Flag, type MatchStatus } from '#shared/match/lifecycle.ts';
import type { MatchState } from '#shared/match/state.ts';
import { useServices } from '../../app/services.ts';
import { HandOverButton } from '../../hand-over/hand-over-button.tsx';
import { newestStart } from '../../match/unstart.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { t } from '../../text/text.ts';
import styles from './match-menu.module.css';

interface Step {
  readonly type: string;
  readonly label: string;
  readonly data?: JsonObject;
  /** The text that goes with it: its name in the event, and what to call it. */
  readonly words?: { readonly key: string; readonly label: string; readonly required: boolean };
}

const { lifecycle } = t;
const PAUSE: Step = {
  type: 'match.paused',
  label: lifecycle.pause,
  words: { key: 'reason', label: lifecycle.pauseReason, required: false },
};
const RESUME: Step = { type: 'match.resumed', label: lifecycle.resume };
const END: Step = {
  type: 'match.ended',
  label: lifecycle.end,
  words: { key: 'result', label: lifecycle.endResult, required: false },
};
const ABANDON: Step = {
  type: 'match.abandoned',
  label: lifecycle.abandon,
  words: { key: 'reason', label: lifecycle.abandonReason, required: false },
};
const NOTE: Step = {
  type: 'note.added',
  label: lifecycle.note,
  words: { key: 'text', label: lifecycle.noteText, required: true },
};

/** Flags warn fans and integrators; they hold up nothing. */
function flagSteps(flags: readonly Flag[]): readonly Step[] {
  return Flag.options.map((flag) =>
    flags.includes(flag)
      ? { type: 'match.unflagged', label: lifecycle.unflag[flag], data: { flag } }
      : {
          type: 'match.flagged',
          label: lifecycle.flag[flag],
          data: { flag },
          words: { key: 'reason', label: lifecycle.flagReason, required: false },
        },
  );
}

function stepsOf(status: MatchStatus): readonly Step[] {
  switch (status) {
    case 'scheduled':
      return [ABANDON, NOTE];
    case 'live':
      return [PAUSE, END, ABANDON, NOTE];
    case 'paused':
      return [RESUME, END, ABANDON, NOTE];
    case 'ended':
    case 'abandoned':
      return [NOTE];
  }
}

interface Props {
  readonly fold: MatchFold;
  readonly state: MatchState;
  readonly close: () => void;
  readonly unstart: (id: string) => void;
}

/** What happens to the match as a whole, whatever its sport. */
export function MatchMenu({ fold, state: { status, flags }, close, unstart }: Props) {
  const { desk } = useServices();
  const [step, setStep] = useState<Step | null>(null);
  const [words, setWords] = useState('');

  function run({ type, data, words: asked }: Step, given: string) {
    const said: JsonObject = asked === undefined || given.trim() === '' ? {} : { [asked.key]: given.trim() };
    if (desk.act(type, { ...data, ...said })) close();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (step !== null) run(step, words);
  }

  if (step?.words !== undefined) {
    return (
      <form className={styles.form} aria-label={step.label} onSubmit={submit}>
        <div className={styles.field}>
          <TextField
            label={step.words.label}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            required={step.words.required}
            maxLength={200}
            autoFocus
          />
        </div>
        <Button look="primary" type="submit">
          {step.label}
        </Button>
        <Button onClick={() => setStep(null)}>{lifecycle.cancel}</Button>
      </form>
    );
  }
  const newest = newestStart(fold);
  return (
    <fieldset className={styles.menu}>
      <legend className="visually-hidden">{lifecycle.title}</legend>
      {[...stepsOf(status), ...flagSteps(flags)].map((each) => (
        <Button key={each.label} onClick={() => (each.words === undefined ? run(each, '') : setStep(each))}>
          {each.label}
        </Button>
      ))}
      {newest !== null && (
        <Button
          onClick={() => {
            unstart(newest.start.id);
            close();
          }}
        >
          {t.correct.unstart(newest.phase)}
        </Button>
      )}
      <HandOverButton close={close} />
    </fieldset>
  );
}
