import { useStore } from 'zustand';
import { findSport } from '#shared/sports/registry.ts';
import { ObservationRule } from '#shared/wire/inbox.ts';
import { useLink, useServices } from '../app/services.ts';
import type { SportPad } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { useNow } from '../parts/use-now.ts';
import type { OpenDesk } from '../stores/desk.ts';
import { objection } from '../text/objections.ts';
import { exactTime } from '../text/text.ts';
import styles from './inbox.module.css';
import { isOpen, offerOf, seen, told } from './offers.ts';
import { inboxText as t } from './text.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
}

/** Everything that devices saw of the match, the newest first, and what the match does with it by itself. */
export function InboxTab({ desk, pad }: Props) {
  const { inbox } = useServices();
  const { observations, rules, problem } = useStore(inbox);
  const names = useLink((link) => link.names);
  const now = useNow(5_000);
  const { fold } = desk.open;
  return (
    <>
      {problem !== null && <Notice look="bad">{objection(problem)}</Notice>}
      {observations.length === 0 && <p className={styles.empty}>{t.none}</p>}
      <ul className={styles.list}>
        {observations.map((observation) => {
          const { proposals, waits } = offerOf(fold, observation, rules, now);
          const { outcome } = observation;
          return (
            <li key={observation.n} className={styles.item} data-outcome={outcome.kind}>
              <p className={styles.seen}>
                <span className={styles.time}>{exactTime(observation.at)}</span>{' '}
                <strong>{names.get(observation.device) ?? observation.device}</strong> {seen(observation)}{' '}
                <span className={styles.outcome}>{waits ? t.waits : t.outcome[outcome.kind]}</span>
              </p>
              {outcome.kind === 'refused' && <p className={styles.against}>{objection(outcome.error)}</p>}
              {isOpen(observation) && (
                <div className={styles.buttons}>
                  {proposals.map((proposal, i) => (
                    <Button
                      // biome-ignore lint/suspicious/noArrayIndexKey: proposals have no other name
                      key={i}
                      onClick={() => void inbox.accept(observation.n, proposal)}
                    >
                      {t.acceptAs(told(fold, pad, proposal))}
                    </Button>
                  ))}
                  {proposals.length === 0 && <span className={styles.time}>{t.nothing}</span>}
                  <Button look="quiet" onClick={() => void inbox.ignore(observation.n)}>
                    {t.ignore}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <Rules sport={desk.state?.sport ?? ''} />
    </>
  );
}

/** What happens to observations of a kind without asking. */
function Rules({ sport }: { readonly sport: string }) {
  const { inbox } = useServices();
  const rules = useStore(inbox, (state) => state.rules);
  const kinds = (findSport(sport)?.observes ?? []).filter(({ kind }) => kind !== 'score');
  if (kinds.length === 0) return null;
  return (
    <details className={styles.rules}>
      <summary>{t.rules}</summary>
      <p>{t.rulesLead}</p>
      {kinds.map(({ kind, measures }) => (
        <SelectField
          key={kind}
          label={t.kinds.get(kind) ?? kind}
          value={rules.find((rule) => rule.kind === kind)?.action ?? 'propose'}
          onChange={(event) => {
            const rule = ObservationRule.safeParse({ kind, action: event.target.value });
            if (rule.success) void inbox.setRule(rule.data);
            // The keys belong to the pad again.
            event.currentTarget.blur();
          }}
        >
          <option value="propose">{t.action.propose}</option>
          {measures ? (
            <option value="attach">{t.action.attach}</option>
          ) : (
            <option value="accept">{t.action.accept}</option>
          )}
        </SelectField>
      ))}
    </details>
  );
}
