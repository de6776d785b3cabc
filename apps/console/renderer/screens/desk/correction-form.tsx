import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { Override } from '#shared/match/event.ts';
import type { Step } from '#shared/match/fold.ts';
import { Fields } from '../../fields/event-form.tsx';
import { previewOf } from '../../match/consequence.ts';
import { correctionDraft, type Intent } from '../../match/correction.ts';
import { type PeriodStart, RECENT } from '../../match/unstart.ts';
import type { SportPad } from '../../pads/pad.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/form.tsx';
import { useFirstField } from '../../parts/use-first-field.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { t } from '../../text/text.ts';
import { ConsequenceView } from './consequence-view.tsx';
import styles from './corrector.module.css';
import { textOf } from './timeline-view.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly step: Step;
  readonly kind: Intent['kind'];
  /** How the newest period began. */
  readonly newest: PeriodStart | null;
  readonly commit: (intent: Intent, reason: string, override: Override | undefined) => void;
}

/** The correction being made, and what it would lead to. */
export function CorrectionForm({ desk, pad, step, kind, newest, commit }: Props) {
  const { event, before, after } = step;
  const kinds = pad?.kinds ?? [];
  const [type, setType] = useState(kind === 'insert' ? (kinds[0]?.type ?? '') : event.type);
  const [data, setData] = useState<JsonObject>(kind === 'insert' ? (kinds[0]?.blank(after) ?? {}) : event.data);
  const [reason, setReason] = useState('');
  const [insisting, setInsisting] = useState(false);

  const form = useFirstField();
  const start = kind === 'unstart' && newest?.start.id === event.id ? newest : null;
  const intent = useMemo(() => intentOf(kind, type, data, start), [kind, type, data, start]);
  const untouched = kind === 'amend' && data === event.data;
  const preview = usePreview(desk, step, intent, untouched);
  const insist = preview?.ok === true ? preview.consequence.insist : [];
  const isComplete = kind !== 'unstart' || (start !== null && reason.trim() !== '');
  const allowed = preview?.ok === true && (insist.length === 0 || insisting) && isComplete;

  function submit(submitted: FormEvent) {
    submitted.preventDefault();
    if (!allowed) return;
    commit(intent, reason, insist.length > 0 ? { codes: [...insist], reason: reason.trim() } : undefined);
  }

  const editing = kind === 'amend' || kind === 'insert';
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {kind === 'insert' && (
        <SelectField
          label={t.correct.kind}
          value={type}
          onChange={(changed) => {
            setType(changed.target.value);
            setData(kinds.find((each) => each.type === changed.target.value)?.blank(after) ?? {});
          }}
        >
          {kinds.map((each) => (
            <option key={each.type} value={each.type}>
              {each.label}
            </option>
          ))}
        </SelectField>
      )}
      {editing && pad !== undefined && (
        <Fields data={data} fields={pad.fields(type, data, kind === 'insert' ? after : before)} change={setData} />
      )}
      {start !== null && <GoesWithIt desk={desk} pad={pad} events={start.after} />}
      <TextField
        label={kind === 'unstart' ? t.correct.unstartReason : t.correct.reason}
        value={reason}
        onChange={(changed) => setReason(changed.target.value)}
        maxLength={500}
        required={kind === 'unstart'}
      />
      <div className={styles.commit}>
        {untouched ? (
          <p className={styles.meta}>{t.correct.nothing}</p>
        ) : (
          preview !== null && <ConsequenceView preview={preview} insisting={insisting} setInsisting={setInsisting} />
        )}
        <Button look={kind === 'void' || kind === 'unstart' ? 'danger' : 'primary'} type="submit" disabled={!allowed}>
          {t.correct.commit[kind]}
        </Button>
      </div>
    </form>
  );
}

/** Lines shown of what goes with the start of a period. */
const SHOWN = 6;

interface GoesWithItProps extends Pick<Props, 'desk' | 'pad'> {
  readonly events: PeriodStart['after'];
}

/** What is taken back together with the start of a period, the newest first. */
function GoesWithIt({ desk, pad, events }: GoesWithItProps) {
  const { timeline, state } = desk;
  const ids = new Set(events.slice(-SHOWN).map(({ id }) => id));
  const lines = timeline.slice(Math.max(0, timeline.length - RECENT), timeline.length);
  if (events.length === 0) return <p className={styles.meta}>{t.correct.unstartAlone}</p>;
  return (
    <div>
      <p className={styles.meta}>{t.correct.goesWithIt(events.length)}</p>
      <ul className={styles.goes}>
        {lines
          .filter(({ event }) => ids.has(event.id))
          .toReversed()
          .map((line) => (
            <li key={line.event.id}>{textOf(line, pad, state)}</li>
          ))}
        {events.length > SHOWN && <li>{t.correct.more(events.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}

function intentOf(kind: Intent['kind'], type: string, data: JsonObject, start: PeriodStart | null): Intent {
  switch (kind) {
    case 'unstart':
      return { kind, also: start?.after.map(({ id }) => id) ?? [] };
    case 'void':
    case 'restore':
      return { kind };
    case 'amend':
      return { kind, data };
    case 'insert':
      return { kind, type, data };
  }
}

/** A correction to an old event folds the match anew from there: that follows the typing, it does not hold it up. */
function usePreview(desk: OpenDesk, { event }: Step, intent: Intent, skip: boolean) {
  const { open, version } = desk;
  const wanted = useDeferredValue(intent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fold is changed in place, the version says so
  return useMemo(() => {
    if (skip) return null;
    const now = Date.now();
    const draft = correctionDraft(event, wanted, '', now);
    return draft === null ? null : previewOf(open, draft, now);
  }, [open, version, event, wanted, skip]);
}
