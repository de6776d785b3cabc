import { type FormEvent, useState } from 'react';
import { type Clock, clockText, reading } from '#shared/sports/clock.ts';
import { readClock } from '../../fields/read-clock.ts';
import { signIn } from '../../keys/keymap.ts';
import { useKeyMap, useKeys } from '../../keys/use-keys.ts';
import { Button } from '../../parts/button.tsx';
import { useClockText } from '../../parts/use-clock.ts';
import type { Act, Judge } from '../pad.ts';
import styles from './clock-desk.module.css';
import type { ShotClockView } from './pad-spec.ts';
import { text } from './text.ts';

const STEP_MS = 1000;

interface Props {
  readonly clock: Clock;
  readonly shot: ShotClockView | null;
  readonly act: Act;
  readonly judge: Judge;
  /** No question is open: its keys are the clock's. */
  readonly idle: boolean;
}

/** The match's clock: space starts and stops it, the arrows put it right by a second. */
export function ClockDesk({ clock, shot, act, judge, idle }: Props) {
  const [setting, setSetting] = useState(false);
  const shown = useClockText(clock);

  const turn = clock.running ? 'clock.stop' : 'clock.start';
  const objection = judge(turn, {});

  const toggle = () => act(turn, {});
  const move = (ms: number) => act('clock.set', { ms: Math.max(0, reading(clock, Date.now()) + ms) });

  useKeys('pad', ({ key, shift, control }) => {
    if (control) return false;
    const reset = shot?.resets.find((each) => each.key === key && !shift);
    // Whatever is being asked, time can be stopped.
    if (key === ' ') toggle();
    else if (!idle) return false;
    else if (key === 'ArrowUp') move(STEP_MS);
    else if (key === 'ArrowDown') move(-STEP_MS);
    else if (reset !== undefined) act('clock.shot', { ms: reset.ms });
    else return false;
    return true;
  });

  return (
    <section className={styles.clock} aria-label={text.clock.title} data-running={clock.running}>
      {setting ? (
        <SetClock
          now={clockText(clock.direction, reading(clock, Date.now()))}
          set={(ms) => {
            setSetting(false);
            if (ms !== null) act('clock.set', { ms });
          }}
        />
      ) : (
        <button type="button" className={styles.time} title={text.clock.set} onClick={() => setSetting(true)}>
          <span className="visually-hidden">{text.clock.set}</span>
          {shown}
        </button>
      )}
      <Button
        look={clock.running || objection !== null ? 'plain' : 'primary'}
        hint="␣"
        aria-disabled={objection !== null && !objection.insist}
        title={objection?.message}
        onClick={toggle}
      >
        {clock.running ? text.clock.stop : text.clock.start}
      </Button>
      <Button hint="↓" onClick={() => move(-STEP_MS)}>
        {text.clock.less}
      </Button>
      <Button hint="↑" onClick={() => move(STEP_MS)}>
        {text.clock.more}
      </Button>
      {shot !== null && <ShotClock shot={shot} act={act} />}
    </section>
  );
}

function ShotClock({ shot, act }: { readonly shot: ShotClockView; readonly act: Act }) {
  const map = useKeyMap();
  return (
    <div className={styles.shot}>
      {shot.clock !== null && <ShotTime clock={shot.clock} />}
      {shot.resets.map(({ key, label, ms }) => (
        <Button key={key} hint={signIn(map, key.toUpperCase())} onClick={() => act('clock.shot', { ms })}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function ShotTime({ clock }: { readonly clock: Clock }) {
  return <output className={styles.shotTime}>{useClockText(clock)}</output>;
}

function SetClock({ now, set }: { readonly now: string; readonly set: (ms: number | null) => void }) {
  const [typed, setTyped] = useState(now);
  const ms = readClock(typed);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ms !== null) set(ms);
  }
  return (
    <form
      className={styles.set}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') set(null);
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for this moment
        autoFocus
        className={styles.entry}
        aria-label={text.clock.set}
        aria-invalid={ms === null}
        inputMode="numeric"
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={ms === null}>
        {text.clock.setNow}
      </Button>
    </form>
  );
}
