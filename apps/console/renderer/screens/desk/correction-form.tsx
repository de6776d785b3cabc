import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { Override } from '#shared/match/event.ts';
import type { Step } from '#shared/match/fold.ts';
import { Fields } from '../../fields/event-form.tsx';
import { previewOf } from '../../match/consequence.ts';
import { correctionDraft, type Intent } from '../../match/correction.ts';
import type { SportPad } from '../../pads/pad.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/form.tsx';
import { useFirstField } from '../../parts/use-first-field.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { t } from '../../text/text.ts';
import { ConsequenceView } from './consequence-view.tsx';
import styles from './corrector.module.css';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly step: Step;
  readonly kind: Intent['kind'];
  readonly commit: (intent: Intent, reason: string, override: Override | undefined) => void;
}

/** The correction being made, and what it would lead to. */
export function CorrectionForm({ desk, pad, step, kind, commit }: Props) {
  const { event, before, after } = step;
  const kinds = pad?.kinds ?? [];
  const [type, setType] = useState(kind === 'insert' ? (kinds[0]?.type ?? '') : event.type);
  const [data, setData] = useState<JsonObject>(kind === 'insert' ? (kinds[0]?.blank(after) ?? {}) : event.data);
  const [reason, setReason] = useState('');
  const [insisting, setInsisting] = useState(false);

  const form = useFirstField();
  const intent = useMemo(() => intentOf(kind, type, data), [kind, type, data]);
  const untouched = kind === 'amend' && data === event.data;
  const preview = usePreview(desk, step, intent, untouched);
  const insist = preview?.ok === true ? preview.consequence.insist : [];
  const allowed = preview?.ok === true && (insist.length === 0 || insisting);

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
      <TextField
        label={t.correct.reason}
        value={reason}
        onChange={(changed) => setReason(changed.target.value)}
        maxLength={500}
      />
      <div className={styles.commit}>
        {untouched ? (
          <p className={styles.meta}>{t.correct.nothing}</p>
        ) : (
          preview !== null && <ConsequenceView preview={preview} insisting={insisting} setInsisting={setInsisting} />
        )}
        <Button look={kind === 'void' ? 'danger' : 'primary'} type="submit" disabled={!allowed}>
          {t.correct.commit[kind]}
        </Button>
      </div>
    </form>
  );
}

function intentOf(kind: Intent['kind'], type: string, data: JsonObject): Intent {
  switch (kind) {
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
