import { type FormEvent, useEffect, useState } from 'react';
import type { MatchState } from '#shared/match/state.ts';
import type { ForkedEvent } from '#shared/wire/console.ts';
import { useServices } from '../app/services.ts';
import type { SportPad } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/form.tsx';
import { objection } from '../text/objections.ts';
import { exactTime, t } from '../text/text.ts';
import styles from './hand-over.module.css';
import { h } from './text.ts';

interface Props {
  readonly match: string;
  /** How many wait: when it changes, the list is another. */
  readonly forked: number;
  /** This console writes the match, so it decides. */
  readonly decides: boolean;
  readonly pad: SportPad | undefined;
  readonly state: MatchState | null;
}

/** The events of a fork, one by one: scored here under their old ids, or discarded with a reason. */
export function ForkList({ match, forked, decides, pad, state }: Props) {
  const { client } = useServices();
  const [events, setEvents] = useState<readonly ForkedEvent[]>([]);
  const [discarding, setDiscarding] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another number is the reason to look again
  useEffect(() => {
    let stopped = false;
    void client.forks(match).then((answer) => {
      if (!stopped && answer.ok) setEvents(answer.value);
    });
    return () => {
      stopped = true;
    };
  }, [client, match, forked]);

  /** True: it is in the log. */
  async function score({ console, event }: ForkedEvent): Promise<boolean> {
    const answer = await client.mergeForked(match, console, event.id);
    const why = !answer.ok ? answer.problem : answer.value.status === 'refused' ? answer.value.error : null;
    setFaults((before) => {
      const after = new Map(before);
      if (why === null) after.delete(event.id);
      else after.set(event.id, objection(why));
      return after;
    });
    return why === null;
  }

  async function scoreAll() {
    for (const each of events) if (each.state === 'open' && !(await score(each))) return;
  }

  const waiting = events.filter((each) => each.state === 'open');
  return (
    <ul className={styles.fork}>
      {decides && waiting.length > 1 && (
        <li>
          <Button onClick={() => void scoreAll()}>{h.scoreAll}</Button>
        </li>
      )}
      {events.map((each) => {
        const { event, console } = each;
        return (
          <li key={`${console}-${event.id}`} className={styles.event}>
            <p>
              {exactTime(event.at)} {nameOf(each, pad, state)} <span className={styles.meta}>{h.from(console)}</span>
            </p>
            {each.state !== 'open' && (
              <span className={styles.meta}>{each.state === 'merged' ? h.scored : h.discarded(each.reason ?? '')}</span>
            )}
            {each.state === 'open' && !decides && <span className={styles.meta}>{h.undecided}</span>}
            {each.state === 'open' && decides && (
              <div className={styles.actions}>
                <Button onClick={() => void score(each)}>{h.score}</Button>
                <Button look="quiet" onClick={() => setDiscarding(event.id)}>
                  {h.discard}
                </Button>
              </div>
            )}
            {faults.has(event.id) && (
              <span className={styles.fault} role="alert">
                {faults.get(event.id)}
              </span>
            )}
            {discarding === event.id && (
              <DiscardForm
                close={() => setDiscarding(null)}
                discard={(reason) => void client.discardForked(match, console, [event.id], reason)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface DiscardProps {
  readonly close: () => void;
  readonly discard: (reason: string) => void;
}

function DiscardForm({ close, discard }: DiscardProps) {
  const [reason, setReason] = useState('');

  function submit(form: FormEvent) {
    form.preventDefault();
    discard(reason.trim());
    close();
  }

  return (
    <form className={styles.confirm} onSubmit={submit}>
      <TextField
        label={h.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        pattern=".*\S.*"
        required
        autoFocus
      />
      <Button look="danger" type="submit">
        {h.discard}
      </Button>
      <Button look="quiet" onClick={close}>
        {h.cancel}
      </Button>
    </form>
  );
}

const LIFECYCLE: ReadonlyMap<string, string> = new Map(Object.entries(t.timeline.lifecycle));

function nameOf({ event }: ForkedEvent, pad: SportPad | undefined, state: MatchState | null): string {
  const words = event.data.text ?? event.data.reason;
  const name = LIFECYCLE.get(event.type) ?? pad?.describe(event, state) ?? event.type;
  return typeof words === 'string' ? `${name}: ${words}` : name;
}
