import { useEffect, useState } from 'react';
import type { LiveRequest, MatchScorers } from '#shared/wire/scorers.ts';
import { useLink, useServices } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { exactTime } from '../text/text.ts';
import { ReplaceCode } from './replace-code.tsx';
import styles from './scorers.module.css';
import { s } from './text.ts';
import { nameOf, type ScorerRow } from './view.ts';

/** Changes that are listed: what a person can still tell apart. */
const LISTED = 6;

interface Props {
  readonly match: string;
  readonly rows: readonly ScorerRow[];
  /** Null: nobody was ever named. */
  readonly scorers: MatchScorers | null;
  /** May this screen say who is live? */
  readonly mayName: boolean;
  readonly isDesk: boolean;
  readonly name: (request: LiveRequest) => void;
}

/** Every scorer, and to whom the match can be handed in one press. */
export function ScorersPanel({ match, rows, scorers, mayName, isDesk, name }: Props) {
  const [replacing, setReplacing] = useState<ScorerRow | null>(null);
  const { client } = useServices();
  const live = scorers?.live ?? null;
  return (
    <section className={styles.panel} aria-label={s.title}>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={styles.who}>
              <strong>{row.name}</strong> {row.isMe && `(${s.you})`}
            </span>
            <span className={row.lostAt !== null ? styles.alarm : styles.told}>{told(row)}</span>
            <span className={styles.acts}>
              {row.isLive ? (
                <span className={styles.liveMark}>{s.live}</span>
              ) : (
                mayName && (
                  <Button disabled={!row.online} onClick={() => name({ live: row.id })}>
                    {s.makeLive}
                  </Button>
                )
              )}
              {isDesk && row.record !== null && (
                <Button onClick={() => void client.endCheck(match, row.id)}>{s.endRecord}</Button>
              )}
              {isDesk && !row.isDesk && (
                <Button pressed={replacing?.id === row.id} onClick={() => setReplacing(row)}>
                  {s.replace}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {replacing !== null && (
        <ReplaceCode
          key={replacing.id}
          id={replacing.id}
          name={replacing.name}
          match={match}
          close={() => setReplacing(null)}
        />
      )}
      {live === null && <p className={styles.told}>{s.everybody}</p>}
      {isDesk && scorers !== null && live !== null && (
        <div className={styles.acts}>
          <label className={styles.remarks}>
            <input
              type="checkbox"
              checked={scorers.remarks}
              onChange={(event) => name({ live, remarks: event.target.checked })}
            />
            {s.remarks}
          </label>
          <Button look="quiet" onClick={() => name({ live: null })}>
            {s.openToAll}
          </Button>
        </div>
      )}
      {isDesk && scorers !== null && <History match={match} since={scorers.since} />}
    </section>
  );
}

/** Presence, and what its pad last said of itself. */
function told({ isDesk, online, lostAt, heardAt, battery, record }: ScorerRow): string {
  const presence = online ? s.here : isDesk ? s.nobody : lostAt !== null ? s.lost(exactTime(lostAt)) : s.away;
  const heard = !online && heardAt !== null ? s.heard(exactTime(heardAt)) : null;
  const charge = battery === null ? null : s.battery(Math.round(battery * 100));
  return [presence, heard, charge, record === null ? null : s.record[record]].filter(Boolean).join(' · ');
}

/** @param since when it last changed: then it is read again */
function History({ match, since }: { readonly match: string; readonly since: number | null }) {
  const { client } = useServices();
  const hello = useLink((link) => link.hello);
  const names = useLink((link) => link.names);
  const devices = useLink((link) => link.devices);
  const [changes, setChanges] = useState<readonly MatchScorers[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` says that there is a new one
  useEffect(() => {
    void client.liveHistory(match).then((answer) => {
      if (answer.ok) setChanges(answer.value);
    });
  }, [client, match, since]);
  const called = (id: string | null) => (id === null ? s.all : nameOf({ hello, names, devices }, id));
  return (
    <details>
      <summary className={styles.told}>{s.history}</summary>
      <ol className={styles.history}>
        {changes.slice(0, LISTED).map(({ live, since: at, by }) => (
          <li key={at}>{s.change(exactTime(at ?? 0), called(live), called(by))}</li>
        ))}
      </ol>
    </details>
  );
}
