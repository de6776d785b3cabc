import { useMemo, useState } from 'react';
import { useLink, useServices } from '../../app/services.ts';
import { correctionDraft } from '../../match/correction.ts';
import type { Line } from '../../match/timeline.ts';
import { newestStart } from '../../match/unstart.ts';
import type { SportPad } from '../../pads/pad.ts';
import { Button } from '../../parts/button.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { exactTime, t } from '../../text/text.ts';
import { CorrectionForm } from './correction-form.tsx';
import styles from './corrector.module.css';
import type { Selection } from './desk-screen.tsx';
import { EventHistory } from './event-history.tsx';
import { textOf } from './timeline-view.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly selection: Selection;
  readonly close: () => void;
}

/** One event taken up: what it says, and what can be done about it. Nothing happens before its consequence was shown. */
export function Corrector({ desk, pad, selection, close }: Props) {
  const { desk: store } = useServices();
  const names = useLink((link) => link.names);
  const { open, timeline, version } = desk;
  const [kind, setKind] = useState(selection.kind);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fold is changed in place, the version says so
  const place = useMemo(() => {
    const index = open.fold.effective.findIndex((event) => event.id === selection.id);
    const line: Line | undefined = timeline.slice(index, index + 1)[0];
    return index < 0 || line === undefined ? null : { line, step: open.fold.around(selection.id) };
  }, [open, timeline, version, selection.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fold is changed in place, the version says so
  const newest = useMemo(() => newestStart(open.fold), [open, version]);

  if (place === null || place.step === null) return null;
  const { line, step } = place;
  const { event } = line;
  const editable = pad !== undefined && pad.fields(event.type, event.data, step.before).length > 0;

  return (
    <section
      className={styles.corrector}
      aria-label={t.correct.title}
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        if (kind === null) close();
        else setKind(null);
      }}
    >
      <header className={styles.head}>
        <div>
          <p className={styles.text}>{textOf(line, pad, desk.state)}</p>
          <p className={styles.meta}>
            {[
              line.commentary?.mark,
              exactTime(event.at),
              names.get(event.source.id) ?? event.source.id,
              `#${event.seq}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {line.conflict !== null && <p className={styles.conflict}>{line.conflict}</p>}
        </div>
        <Button look="quiet" onClick={close}>
          {t.correct.close}
        </Button>
      </header>
      <div className={styles.actions}>
        {editable && !event.voided && (
          <Button pressed={kind === 'amend'} onClick={() => setKind('amend')}>
            {t.correct.amend}
          </Button>
        )}
        {event.voided ? (
          <Button pressed={kind === 'restore'} onClick={() => setKind('restore')}>
            {t.correct.restore}
          </Button>
        ) : (
          event.type !== 'match.created' && (
            <Button pressed={kind === 'void'} onClick={() => setKind('void')}>
              {t.correct.void}
            </Button>
          )
        )}
        {newest?.start.id === event.id && (
          <Button pressed={kind === 'unstart'} onClick={() => setKind('unstart')}>
            {t.correct.unstart(newest.phase)}
          </Button>
        )}
        {pad !== undefined && (
          <Button pressed={kind === 'insert'} onClick={() => setKind('insert')}>
            {t.correct.insert}
          </Button>
        )}
      </div>
      {kind === null && <EventHistory desk={desk} pad={pad} step={step} />}
      {kind !== null && (
        <CorrectionForm
          key={kind}
          desk={desk}
          pad={pad}
          step={step}
          kind={kind}
          newest={newest}
          commit={(intent, reason, override) => {
            const draft = correctionDraft(event, intent, reason, Date.now());
            if (draft !== null && store.act(draft.type, draft.data, override)) close();
          }}
        />
      )}
    </section>
  );
}
