import { type FormEvent, useState } from 'react';
import type { Conflict } from '#shared/match/state.ts';
import { useDesk, useServices } from '../../app/services.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { OpenDesk, Refusal } from '../../stores/desk.ts';
import { objection } from '../../text/objections.ts';
import { t } from '../../text/text.ts';
import { MatchEnd } from '../sign-off/match-end.tsx';
import styles from './desk-notices.module.css';

interface Props {
  readonly desk: OpenDesk;
  readonly select: (id: string) => void;
  readonly showReview: () => void;
  readonly showCard: () => void;
}

/** What the scorer should know before the next action, above the pad. */
export function DeskNotices({ desk, select, showReview, showCard }: Props) {
  const { desk: store } = useServices();
  const refusal = useDesk((state) => state.refusal);
  const { state } = desk;
  const conflicts = state?.conflicts ?? [];
  /** The newest first: what goes takes nothing with it that is still to go. */
  const voidAll = (events: readonly Conflict[]) =>
    events.toReversed().every(({ id }) => store.act('correction.void', { target: id }));
  return (
    <>
      {refusal !== null && <RefusalNotice key={refusal.draft.id} refusal={refusal} />}
      {conflicts.length > 0 && (
        <Notice
          look="bad"
          actions={
            <>
              <Button onClick={() => select(conflicts[0]?.id ?? '')}>{t.desk.conflictsMend}</Button>
              <Button look="danger" onClick={() => voidAll(conflicts)}>
                {t.desk.conflictsVoid(conflicts.length)}
              </Button>
            </>
          }
        >
          {t.desk.conflictsTitle(conflicts.length)}: {conflicts[0] !== undefined && objection(conflicts[0])}
        </Notice>
      )}
      <MatchEnd desk={desk} select={select} showReview={showReview} showCard={showCard} />
    </>
  );
}

/** Why an action was not scored; where the rule may give way, how to score it all the same. */
function RefusalNotice({ refusal }: { readonly refusal: Refusal }) {
  const { desk } = useServices();
  const [insisting, setInsisting] = useState(false);
  const [reason, setReason] = useState('');
  const may = refusal.insist !== null;

  // Before any panel: the question that is open there may be the very one whose answer was refused.
  useKeys('panel', ({ key, control }) => {
    if (control || insisting) return false;
    if (key === 'Escape') {
      desk.dismiss();
      return true;
    }
    if (key !== 'x' || !may) return false;
    setInsisting(true);
    return true;
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    desk.insist(reason.trim());
  }

  return (
    <Notice
      look="bad"
      actions={
        !insisting && (
          <>
            {may && (
              <Button hint="X" onClick={() => setInsisting(true)}>
                {t.refusal.insist}
              </Button>
            )}
            <Button look="quiet" hint="Esc" onClick={() => desk.dismiss()}>
              {t.refusal.dismiss}
            </Button>
          </>
        )
      }
    >
      {objection(refusal.problem)}
      {insisting && (
        <form
          className={styles.insist}
          onSubmit={submit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') desk.dismiss();
          }}
        >
          <TextField
            label={t.refusal.reason}
            hint={t.refusal.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            required
            autoFocus
          />
          <Button look="danger" type="submit">
            {t.refusal.insist}
          </Button>
          <Button look="quiet" onClick={() => desk.dismiss()}>
            {t.refusal.dismiss}
          </Button>
        </form>
      )}
    </Notice>
  );
}
