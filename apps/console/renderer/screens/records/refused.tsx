import { useEffect, useState } from 'react';
import type { RefusedDraft } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Notice } from '../../parts/notice.tsx';
import { Table } from '../../parts/table.tsx';
import { objection } from '../../text/objections.ts';
import { dayAndTime, t } from '../../text/text.ts';
import page from '../page.module.css';
import styles from './records.module.css';

const SHOWN = 200;

/** Drafts that the rules did not allow: nobody's work disappears without a trace. */
export function Refused() {
  const { client } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const pushed = useLink((link) => link.refused);
  const names = useLink((link) => link.names);
  const [stored, setStored] = useState<readonly RefusedDraft[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!connected) return;
    let current = true;
    void client.refused(SHOWN).then((answer) => {
      if (!current) return;
      setProblem(answer.ok ? null : objection(answer.problem));
      if (answer.ok) setStored(answer.value);
    });
    return () => {
      current = false;
    };
  }, [client, connected]);

  const known = new Set(stored?.map(({ n }) => n));
  const rows = [...pushed.filter(({ n }) => !known.has(n)), ...(stored ?? [])].sort((a, b) => b.n - a.n);
  const { columns } = t.refused;
  return (
    <div className={page.page}>
      <h1 className={page.title}>{t.refused.title}</h1>
      <p className={page.lead}>{t.refused.lead}</p>
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      {stored !== null && rows.length === 0 && <p className={page.empty}>{t.refused.none}</p>}
      {rows.length > 0 && (
        <div className={page.card}>
          <Table
            caption={t.refused.title}
            columns={[
              { key: 'at', label: columns.at },
              { key: 'match', label: columns.match },
              { key: 'source', label: columns.source },
              { key: 'why', label: columns.why },
              { key: 'payload', label: columns.payload },
            ]}
            rows={rows.map((row) => ({
              key: String(row.n),
              cells: [
                <span key="at" className={styles.time}>
                  {dayAndTime(row.receivedAt)}
                </span>,
                row.match ?? '–',
                names.get(row.source) ?? row.source,
                objection(row.error),
                <details key="payload" className={styles.payload}>
                  <summary>{t.refused.show}</summary>
                  <pre>{row.payload}</pre>
                </details>,
              ],
            }))}
          />
        </div>
      )}
    </div>
  );
}
