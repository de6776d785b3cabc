import { type ReactNode, useMemo, useState } from 'react';
import type { MatchState } from '#shared/match/state.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { PadKey } from '../../parts/pad-key.tsx';
import type { PadProps } from '../pad.ts';
import styles from './action-pad.module.css';
import { ClockDesk } from './clock-desk.tsx';
import { Facts } from './facts.tsx';
import { isPressed, signOf } from './keys.ts';
import type { Action, PadSpec } from './pad-spec.ts';
import { QuestionPanel } from './question.tsx';
import type { Deed, Form, Step } from './steps.ts';
import { text } from './text.ts';
import { type Verdict, verdictOn } from './verdict.ts';

interface Props<State> extends PadProps {
  readonly spec: PadSpec<State>;
  readonly play: State;
  readonly eventForm: EventForms;
}

/** The form of a rarer event, in the pad's place; `done` gets null when nothing is to be scored. */
export type EventForms = (form: Form, match: MatchState, done: (deed: Deed | null) => void) => ReactNode;

interface Asked {
  readonly title: string;
  readonly step: Exclude<Step, { kind: 'score' }>;
}

/** The pad of every sport that is a set of actions: each team's on its side, what concerns both in the middle. */
export function ActionPad<State>({ spec, play, state: match, act, judge, eventForm }: Props<State>) {
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The question that the scorer put off; any other one is asked again. */
  const [later, setLater] = useState<string | null>(null);
  const actions = useMemo(
    () => spec.actions(play).map((action) => ({ action, verdict: verdictOn(action.step(), judge) })),
    [spec, play, judge],
  );
  const need = spec.need?.(play) ?? null;
  const open = asked ?? (need === null || need.title === later ? null : { title: '', step: need });
  const [home, away] = spec.squads(play);
  const clock = match.game.board('en').clock ?? null;

  function go(title: string, step: Step) {
    if (step.kind !== 'score') {
      setAsked({ title, step });
      return;
    }
    setAsked(null);
    setLater(null);
    for (const { type, data } of step.deeds) if (!act(type, data)) return;
    if (step.follow !== undefined) setAsked({ title, step: step.follow });
  }

  function press({ action, verdict }: { readonly action: Action; readonly verdict: Verdict }) {
    if (verdict.blocked === null) go(action.label, action.step());
  }

  useKeys('pad', (pressed) => {
    if (open !== null) return false;
    const found = actions.find(({ action }) => isPressed(action, pressed));
    if (found !== undefined) press(found);
    return found !== undefined;
  });

  const keysOf = (side: Action['side']) =>
    actions
      .filter(({ action }) => action.side === side)
      .map((each) => (
        <PadKey
          key={each.action.id}
          hint={signOf(each.action)}
          look={each.action.look ?? 'plain'}
          blocked={each.verdict.blocked}
          doubtful={each.verdict.doubtful}
          single={each.action.step().kind === 'score'}
          press={() => press(each)}
        >
          {each.action.label}
        </PadKey>
      ));

  return (
    <div className={styles.pad}>
      {clock !== null && (
        <ClockDesk clock={clock} shot={spec.shotClock?.(play) ?? null} act={act} judge={judge} idle={open === null} />
      )}
      <Facts facts={spec.facts?.(play) ?? []} />
      {open === null ? (
        <div className={styles.stage}>
          <fieldset className={styles.team}>
            <legend className={styles.name}>{home.name}</legend>
            {keysOf(0)}
          </fieldset>
          <fieldset className={styles.both}>
            <legend className="visually-hidden">{text.both}</legend>
            {keysOf(undefined)}
          </fieldset>
          <fieldset className={styles.team}>
            <legend className={styles.name}>{away.name}</legend>
            {keysOf(1)}
          </fieldset>
        </div>
      ) : open.step.kind === 'form' ? (
        eventForm(open.step, match, (deed) => {
          if (deed === null) setAsked(null);
          else go(open.title, { kind: 'score', deeds: [deed] });
        })
      ) : (
        <QuestionPanel
          key={open.step.title}
          trail={open.title}
          step={open.step}
          next={(step) => go(open.title, step)}
          cancel={() => (asked === null ? setLater(need?.title ?? null) : setAsked(null))}
        />
      )}
    </div>
  );
}
