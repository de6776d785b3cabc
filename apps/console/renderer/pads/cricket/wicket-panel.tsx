import { useState } from 'react';
import type { DismissalKind } from '#shared/sports/cricket/events.ts';
import { type Innings, playerName, type State } from '#shared/sports/cricket/state.ts';
import { Chooser } from '../../choose/chooser.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { Button } from '../../parts/button.tsx';
import { fielders, keeperOf, nextBatters } from './candidates.ts';
import { type Entry, MOST_RUNS } from './entry.ts';
import { fieldingSide } from './needs.ts';
import { type Act, idOf } from './questions.tsx';
import { text } from './text.ts';
import {
  backward,
  KIND_KEYS,
  mayBeOffBall,
  mostFielders,
  onward,
  startWicket,
  stepsOf,
  type WicketEntry,
  wicketEvent,
  withKind,
} from './wicket-entry.ts';
import styles from './wicket-panel.module.css';

interface Props {
  readonly state: State;
  readonly innings: Innings;
  readonly ball: Entry;
  readonly act: Act;
  readonly close: () => void;
}

const UNKNOWN = '-';
const SUBSTITUTE = '+';
const DONE = '.';

/** A wicket, one question after another; nothing is scored before the last Enter. */
export function WicketPanel({ state, innings, ball, act, close }: Props) {
  const [entry, setEntry] = useState(() => startWicket(ball, innings.batters[innings.striker]?.id ?? null));
  const name = (id: string) => playerName(state, innings.batting, id);

  function back() {
    const before = backward(entry);
    if (before === null) close();
    else setEntry(before);
  }

  function commit() {
    const event = wicketEvent(entry, state.format);
    if (event !== null && act(event.type, event.data)) close();
  }

  useKeys('panel', ({ key, control }) => {
    if (control) return false;
    if (key === 'Escape') back();
    else if (key === 'Enter' && entry.step === 'confirm') commit();
    else if (entry.step === 'kind') {
      const kind = KIND_KEYS.find((each) => each.key === key)?.kind;
      if (kind === undefined) return /^[a-z]$/.test(key);
      setEntry(withKind(entry, kind, keeperOf(state, innings)));
    } else if (entry.step === 'runs' && /^[\d.]$|^Enter$/.test(key)) {
      const runs = /^\d$/.test(key) ? Number(key) : 0;
      if (runs <= MOST_RUNS) setEntry(onward({ ...entry, runs }));
    } else return /^[a-z\d.]$/.test(key);
    return true;
  });

  return (
    <section className={styles.panel} aria-label={text.wicket.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text.wicket.title}</h2>
        <p className={styles.sofar} aria-live="polite">
          {summaryOf(entry, state, innings, name)}
        </p>
        {entry.kind !== null && mayBeOffBall(entry.kind) && (
          <Button
            pressed={entry.offBall}
            onClick={() => setEntry({ ...entry, offBall: !entry.offBall, step: stepsOf(entry)[1] ?? 'confirm' })}
          >
            {text.wicket.offBall}
          </Button>
        )}
        {/* The other steps are choosers, which have their own way back. */}
        {(entry.step === 'kind' || entry.step === 'runs' || entry.step === 'confirm') && (
          <Button look="quiet" hint="Esc" onClick={back}>
            {entry.step === 'kind' ? text.actions.cancel : text.wicket.change}
          </Button>
        )}
      </header>
      {entry.step === 'kind' && <Kinds choose={(kind) => setEntry(withKind(entry, kind, keeperOf(state, innings)))} />}
      {entry.step === 'who' && <Who state={state} innings={innings} entry={entry} set={setEntry} back={back} />}
      {entry.step === 'runs' && <Runs choose={(runs) => setEntry(onward({ ...entry, runs }))} />}
      {entry.step === 'fielders' && (
        <Fielders
          key={entry.fielders.length}
          state={state}
          innings={innings}
          entry={entry}
          set={setEntry}
          back={back}
        />
      )}
      {entry.step === 'confirm' && (
        <Button look="primary" className={styles.confirm} hint="⏎" onClick={commit}>
          {text.wicket.confirm}
        </Button>
      )}
    </section>
  );
}

function Kinds({ choose }: { readonly choose: (kind: DismissalKind) => void }) {
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{text.wicket.how}</legend>
      {KIND_KEYS.map(({ key, kind }) => (
        <Button key={kind} className={styles.kind} hint={key.toUpperCase()} onClick={() => choose(kind)}>
          {text.kinds[kind]}
        </Button>
      ))}
    </fieldset>
  );
}

interface StepProps {
  readonly state: State;
  readonly innings: Innings;
  readonly entry: WicketEntry;
  readonly set: (entry: WicketEntry) => void;
  readonly back: () => void;
}

function Who({ state, innings, entry, set, back }: StepProps) {
  const pair = [innings.striker, innings.nonStriker].flatMap((index) => innings.batters[index]?.id ?? []);
  const options =
    entry.kind === 'timed out'
      ? nextBatters(state, innings)
      : pair.map((id) => ({ id, label: playerName(state, innings.batting, id) }));
  return (
    <Chooser
      title={text.wicket.who}
      options={options}
      choose={(chosen) => set(onward({ ...entry, player: idOf(chosen) }))}
      cancel={{ label: text.wicket.change, run: back }}
    />
  );
}

function Runs({ choose }: { readonly choose: (runs: number) => void }) {
  return (
    <fieldset className={styles.runs}>
      <legend className={styles.legend}>{text.wicket.runs}</legend>
      {[0, 1, 2, 3, 4, 5].map((n) => (
        <Button key={n} className={styles.kind} onClick={() => choose(n)}>
          {n}
        </Button>
      ))}
    </fieldset>
  );
}

function Fielders({ state, innings, entry, set, back }: StepProps) {
  const already = new Set(entry.fielders.map(({ player }) => player));
  const more = entry.fielders.length > 0;
  const stumper = entry.kind === 'stumped' ? entry.fielders[0]?.player : undefined;
  const listed = fielders(state, innings).filter(({ id }) => id === stumper || !already.has(id));
  const options = [
    ...(more && stumper === undefined ? [{ id: DONE, label: text.wicket.done }] : []),
    ...listed,
    { id: SUBSTITUTE, label: text.wicket.substitute, muted: true },
    ...(more ? [] : [{ id: UNKNOWN, label: text.wicket.unknown, muted: true }]),
  ];

  function choose(id: string) {
    if (id === DONE) return set(onward(entry));
    if (id === UNKNOWN) return set(onward({ ...entry, fielders: [] }));
    const before = stumper === undefined ? entry.fielders : [];
    const chosen = [...before, id === SUBSTITUTE ? { substitute: true } : { player: id }];
    const next = { ...entry, fielders: chosen };
    set(chosen.length >= mostFielders(entry.kind) ? onward(next) : next);
  }

  return (
    <Chooser
      title={more && stumper === undefined ? text.wicket.nextFielder : text.wicket.fielder}
      options={options}
      free={state.rosters[fieldingSide(innings)].room > 0}
      choose={(chosen) => choose(idOf(chosen))}
      cancel={{ label: text.wicket.change, run: back }}
    />
  );
}

function summaryOf(entry: WicketEntry, state: State, innings: Innings, name: (id: string) => string): string {
  if (entry.kind === null) return entry.ball.extra === null ? '' : text.wicket.off[entry.ball.extra];
  const fielding = fieldingSide(innings);
  const how = [
    text.kinds[entry.kind].toLowerCase(),
    entry.ball.extra !== null && !entry.offBall && text.wicket.off[entry.ball.extra],
    entry.fielders.length > 0 &&
      `(${entry.fielders.map(({ player }) => (player === undefined ? text.wicket.substitute : playerName(state, fielding, player))).join(', ')})`,
    entry.runs > 0 && text.wicket.completed(entry.runs),
  ];
  return text.wicket.summary(entry.player === null ? text.nobody : name(entry.player), how.filter(Boolean).join(' '));
}
