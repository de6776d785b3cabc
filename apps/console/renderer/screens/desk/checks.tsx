import { type FormEvent, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Problem } from '#shared/problem.ts';
import type { CheckState } from '#shared/wire/checks.ts';
import { useLink, useServices } from '../../app/services.ts';
import { useKeys } from '../../keys/use-keys.ts';
import type { SportPad } from '../../pads/pad.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useNow } from '../../parts/use-now.ts';
import { liveOf } from '../../scorers/view.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { objection } from '../../text/objections.ts';
import styles from './checks.module.css';
import { c } from './checks-text.ts';
import { textOf } from './timeline-view.ts';

/** One of two who has scored less is waited for so long; ms. */
const PATIENCE_MS = 20_000;
const NONE: readonly CheckState[] = [];

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
}

/** How a second scorer's log compares with the match's: on the main desk, and on the second scorer's own. */
export function Checks({ desk, pad }: Props) {
  const checks = useLink((link) => link.checks.get(desk.open.match) ?? NONE);
  const user = useLink((link) => link.hello?.user);
  const own = checks.filter(({ client }) => client === user);
  const shown = own.length > 0 ? own : checks;
  return shown.map((check) => (
    <Check key={check.client} desk={desk} pad={pad} check={check} mine={check.client === user} />
  ));
}

interface CheckProps extends Props {
  readonly check: CheckState;
  /** This is the second scorer's own pad. */
  readonly mine: boolean;
}

function Check({ desk, pad, check, mine }: CheckProps) {
  const now = useNow(2_000);
  const { kind, behind } = check;
  if (kind === 'agree' || (behind !== null && now - behind.since < PATIENCE_MS)) {
    return <p className={styles.line}>{quietly(check, mine)}</p>;
  }
  return <Difference key={check.parting?.key ?? kind} desk={desk} pad={pad} check={check} mine={mine} />;
}

function quietly({ name, behind }: CheckState, mine: boolean): string {
  if (mine) {
    if (behind === null) return `${c.checking} ${c.agreeMine}`;
    return `${c.checking} ${behind.who === 'check' ? c.behindMine(behind.events) : c.aheadMine(behind.events)}`;
  }
  if (behind === null) return c.agree(name);
  return behind.who === 'check' ? c.behind(name, behind.events) : c.ahead(name, behind.events);
}

type Step = 'shown' | 'take' | 'put' | 'leave';

/** What the two have otherwise, and what can be done about it: nothing before its consequence was shown. */
function Difference({ desk, pad, check, mine }: CheckProps) {
  const { desk: store, client } = useServices();
  const [step, setStep] = useState<Step>('shown');
  const [problem, setProblem] = useState<Problem | null>(null);
  // While another scorer is live, their word alone goes into the score.
  const mayPut = useLink((link) => mine && liveOf(link, desk.open.match) === null);
  const other = mine ? c.main : check.name;
  const mend = check.mend?.[step === 'put' || !mine ? 'main' : 'check'];

  async function put() {
    for (const { type, data } of check.mend?.main.drafts ?? []) {
      const answer = await client.draft(desk.open.match, { id: uuidv7(), type, data, at: Date.now() }, true);
      const fault = answer.ok ? (answer.value.status === 'refused' ? answer.value.error : null) : answer.problem;
      if (fault !== null) return setProblem(fault);
    }
  }

  function commit() {
    if (step === 'put') void put();
    if (step === 'take') mend?.drafts.every(({ type, data }) => store.act(type, data));
    setStep('shown');
  }

  async function leave(reason: string) {
    const key = check.parting?.key;
    if (key === undefined) return;
    const answer = await client.ignoreCheck(desk.open.match, { client: check.client, key, reason });
    if (!answer.ok) setProblem(answer.problem);
  }

  useKeys('panel', ({ key }) => {
    if (key === 'Escape' && step !== 'shown') setStep('shown');
    else if (key === 'F8') step === 'take' ? commit() : setStep('take');
    else if (key === 'F9' && mayPut) step === 'put' ? commit() : setStep('put');
    else if (key === 'F10' && check.parting !== null) setStep('leave');
    else return false;
    return true;
  });

  return (
    <Notice
      look={check.score || check.kind === 'behind' ? 'bad' : 'warn'}
      actions={
        step === 'shown' && (
          <>
            <Button hint="F8" onClick={() => setStep('take')}>
              {mine ? c.takeMain : c.take(other)}
            </Button>
            {mayPut && (
              <Button hint="F9" onClick={() => setStep('put')}>
                {c.put}
              </Button>
            )}
            {check.parting !== null && (
              <Button look="quiet" hint="F10" onClick={() => setStep('leave')}>
                {c.leave}
              </Button>
            )}
          </>
        )
      }
    >
      {saying(check, other, mine)} {check.parting !== null && where(check.parting, desk, pad, mine)}
      {problem !== null && <p>{objection(problem)}</p>}
      {(step === 'take' || step === 'put') && (
        <div className={styles.sure}>
          <strong>{c.leads(mend?.leads ?? '')}</strong>
          <Button look="primary" hint={step === 'take' ? 'F8' : 'F9'} onClick={commit}>
            {c.sure}
          </Button>
          <Button look="quiet" hint="Esc" onClick={() => setStep('shown')}>
            {c.back}
          </Button>
        </div>
      )}
      {step === 'leave' && <LeaveForm leave={leave} back={() => setStep('shown')} />}
    </Notice>
  );
}

function LeaveForm({ leave, back }: { readonly leave: (reason: string) => Promise<void>; readonly back: () => void }) {
  const [reason, setReason] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    void leave(reason.trim());
  }
  return (
    <form className={styles.sure} onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && back()}>
      <TextField
        label={c.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={200}
        required
        autoFocus
      />
      <Button look="primary" type="submit" disabled={reason.trim() === ''}>
        {c.leave}
      </Button>
      <Button look="quiet" onClick={back}>
        {c.back}
      </Button>
    </form>
  );
}

function saying({ kind, score, main, check }: CheckState, other: string, mine: boolean): string {
  if (kind === 'clock') return c.clock(other);
  if (kind === 'behind') return c.late(other);
  if (!score) return c.facts(other);
  return mine ? c.scores(other, main, check) : c.scores(other, check, main);
}

function where(parting: NonNullable<CheckState['parting']>, desk: OpenDesk, pad: SportPad | undefined, mine: boolean) {
  const [here, there] = mine ? [parting.check, parting.main] : [parting.main, parting.check];
  const before = (here === null ? null : desk.open.fold.around(here.id)?.before) ?? desk.state;
  const told = (event: typeof here): string => {
    if (event === null) return c.nothing;
    const full = { ...event, seq: 0, source: { kind: 'scorer', id: 'x' }, voided: false } as const;
    const commentary = before?.game.narrate(full, locale) ?? null;
    return textOf({ event: full, commentary, score: '', conflict: null }, pad, before);
  };
  return c.first(told(here), told(there));
}
