import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Problem } from '#shared/problem.ts';
import type { LiveRequest } from '#shared/wire/scorers.ts';
import { useLink, useServices } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { objection } from '../text/objections.ts';
import { exactTime } from '../text/text.ts';
import { LiveNotice } from './live-notice.tsx';
import { ScorersPanel } from './panel.tsx';
import styles from './scorers.module.css';
import { s } from './text.ts';
import { type ScorerRow, scorerRows } from './view.ts';

/** Who scores the match: a line for as long as the desk is not alone, and what is done about it. */
export function Scorers({ match }: { readonly match: string }) {
  const { client } = useServices();
  const known = useLink(
    useShallow(({ hello, scorers, devices, checks, names, screens }) => ({
      ...{ hello, scorers, devices, checks, names, screens },
    })),
  );
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const rows = scorerRows(known, match);
  if (rows.length === 0) return null;

  async function name(request: LiveRequest) {
    const answer = await client.setLive(match, request);
    setProblem(answer.ok ? null : answer.problem);
  }

  const { hello } = known;
  const me = rows.find(({ isMe }) => isMe);
  const isDesk = me?.isDesk === true;
  return (
    <>
      <div className={styles.strip}>
        <ul className={styles.people} aria-label={s.title}>
          {rows.map((row) => (
            <li key={row.id} className={chipLook(row)}>
              <span className={styles.name}>{row.name}</span>
              {row.isMe && <span>({s.you})</span>}
              <span>{standing(row, known.scorers.get(match)?.live != null)}</span>
            </li>
          ))}
        </ul>
        <Button look="quiet" pressed={open} aria-expanded={open} onClick={() => setOpen(!open)}>
          {s.title}
        </Button>
      </div>
      <LiveNotice rows={rows} match={match} takeOver={() => void name({ live: hello?.console ?? null })} />
      {problem !== null && (
        <Notice look="bad" actions={<Button onClick={() => setProblem(null)}>{s.close}</Button>}>
          {objection(problem)}
        </Notice>
      )}
      {open && (
        <ScorersPanel
          match={match}
          rows={rows}
          scorers={known.scorers.get(match) ?? null}
          mayName={isDesk || me?.isLive === true}
          isDesk={isDesk}
          name={(request) => void name(request)}
        />
      )}
    </>
  );
}

function chipLook({ isLive, online, lostAt }: ScorerRow): string {
  if (lostAt !== null) return `${styles.chip} ${styles.lost}`;
  if (!online) return `${styles.chip} ${isLive ? styles.lost : styles.away}`;
  return `${styles.chip} ${isLive ? styles.live : ''}`;
}

/** Role and presence in a word or two; what is bad goes first. */
function standing({ isLive, online, lostAt, isDesk, record }: ScorerRow, isNamed: boolean): string {
  const role = isNamed ? (isLive ? s.live : s.support) : null;
  const presence = lostAt !== null ? s.lost(exactTime(lostAt)) : online ? null : isDesk ? s.nobody : s.away;
  const compared = record === null || lostAt !== null ? null : s.record[record];
  return [role, presence, compared].filter((word) => word !== null).join(', ');
}
