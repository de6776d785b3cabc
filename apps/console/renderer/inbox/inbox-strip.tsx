import { useStore } from 'zustand';
import { useLink, useServices } from '../app/services.ts';
import { useKeys } from '../keys/use-keys.ts';
import type { SportPad } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import { useNow } from '../parts/use-now.ts';
import type { OpenDesk } from '../stores/desk.ts';
import { objection as inWords } from '../text/objections.ts';
import styles from './inbox.module.css';
import { asking, seen, told } from './offers.ts';
import { inboxText as t } from './text.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
}

/** How many observations ask for the scorer's word now. */
export function useAsking(desk: OpenDesk) {
  const { inbox } = useServices();
  const { observations, rules } = useStore(inbox);
  return asking(desk.open.fold, observations, rules, useNow(5_000));
}

/** The newest of what devices propose, beside the pad and never over it. */
export function InboxStrip({ desk, pad }: Props) {
  const { inbox } = useServices();
  const names = useLink((link) => link.names);
  const objection = useStore(inbox, (state) => state.objection);
  const offers = useAsking(desk);
  const [offer] = offers;
  const [first] = offer?.proposals ?? [];

  useKeys('panel', ({ key, control }) => {
    if (!control || offer === undefined || first === undefined) return false;
    if (key === 'Enter') void inbox.accept(offer.observation.n, first);
    else if (key === 'Backspace') void inbox.ignore(offer.observation.n);
    else return false;
    return true;
  });

  if (offer === undefined || first === undefined) return null;
  const { observation } = offer;
  const device = names.get(observation.device) ?? observation.device;
  const against = objection?.n === observation.n ? objection : null;
  return (
    <Strip
      label={t.tab}
      actions={
        <>
          {against === null ? (
            <Button look="primary" hint="Ctrl+⏎" onClick={() => void inbox.accept(observation.n, first)}>
              {t.accept}
            </Button>
          ) : (
            <Button
              look="danger"
              onClick={() =>
                void inbox.accept(observation.n, against.proposal, {
                  codes: [against.problem.code],
                  reason: t.insistReason(device),
                })
              }
            >
              {t.insist}
            </Button>
          )}
          <Button hint="Ctrl+⌫" onClick={() => void inbox.ignore(observation.n)}>
            {t.ignore}
          </Button>
        </>
      }
    >
      <p className={styles.seen}>
        <strong>{device}</strong> {seen(observation)}
        {offers.length > 1 && <span className={styles.more}>{t.open(offers.length)}</span>}
      </p>
      <p className={styles.told}>{told(desk.open.fold, pad, first)}</p>
      {against !== null && (
        <p className={styles.against} role="alert">
          {inWords(against.problem)}
        </p>
      )}
    </Strip>
  );
}
