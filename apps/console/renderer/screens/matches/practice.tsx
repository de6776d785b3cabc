import { useState } from 'react';
import { findSport } from '#shared/sports/registry.ts';
import { useServices } from '../../app/services.ts';
import { Confirm } from '../../hand-over/confirm.tsx';
import { findPad, pads } from '../../pads/registry.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { hrefOf } from '../../stores/route.ts';
import { objection } from '../../text/objections.ts';
import { sportName } from '../../text/sports.ts';
import page from '../page.module.css';
import styles from './practice.module.css';
import { practiceMatch } from './practice.ts';
import { text } from './practice-text.ts';

/** Makes a match to try scoring with, and opens it. */
export function PracticeStart() {
  const { client } = useServices();
  const [sport, setSport] = useState(pads[0]?.sport ?? '');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function start() {
    const rules = findSport(sport);
    const pad = findPad(sport);
    const begun = rules === undefined || pad === undefined ? null : practiceMatch(rules, pad, new Date());
    if (begun === null) return;
    setBusy(true);
    const answer = await client.draft(begun.match, begun.draft);
    setBusy(false);
    if (!answer.ok) setFault(objection(answer.problem));
    else if (answer.value.status === 'refused') setFault(objection(answer.value.error));
    else location.hash = hrefOf({ screen: 'match', match: begun.match });
  }

  return (
    <section className={`${page.card} ${styles.start}`} aria-label={text.title}>
      <div className={styles.words}>
        <h2>{text.title}</h2>
        <p>{text.lead}</p>
      </div>
      <SelectField label={text.sport} value={sport} onChange={({ target }) => setSport(target.value)}>
        {pads.map((each) => (
          <option key={each.sport} value={each.sport}>
            {sportName(each.sport)}
          </option>
        ))}
      </SelectField>
      <Button disabled={busy} onClick={() => void start()}>
        {text.start}
      </Button>
      {fault !== null && <Notice look="bad">{fault}</Notice>}
    </section>
  );
}

/** Beside a practice match in a list. */
export function PracticeRemove({ match }: { readonly match: string }) {
  const { client } = useServices();
  return (
    <div className={styles.remove}>
      <Confirm
        label={text.remove}
        ask={text.removeAsk}
        sure={text.removeSure}
        run={() => client.removePractice(match)}
      />
    </div>
  );
}
