import { useState } from 'react';
import type { MatchRow } from '#shared/wire/rest.ts';
import { AsOf, Freshness } from '../parts/freshness.tsx';
import { Header } from '../parts/header.tsx';
import { Button, Notice } from '../parts/notice.tsx';
import { useTitle } from '../parts/title.ts';
import { useText } from '../text/language.tsx';
import { type Filter, filtered, sportsOf } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import styles from './list-page.module.css';
import { MatchCard } from './match-card.tsx';
import { type Group, grouped } from './rows.ts';
import { useMatches } from './use-matches.ts';

const GROUPS = ['live', 'upcoming', 'finished'] as const satisfies readonly Group[];

/** All matches: what is on now, what comes, what is over. */
export function ListPage() {
  const text = useText();
  const [{ rows, next, problem }, follower] = useMatches();
  const [filter, setFilter] = useState(everything);
  const live = rows === null ? [] : grouped(rows, 'live');
  const shown = rows === null ? [] : filtered(rows, filter);
  const changing = rows?.some(({ scoreboard }) => scoreboard.status === 'scheduled') || live.length > 0;
  const title = `${text.list.title} · ${text.brand}`;
  useTitle(live.length > 0 ? `(${live.length}) ${title}` : title);
  return (
    <>
      <Header status={changing && <Freshness playing={live.length > 0} />} />
      <main id="content" tabIndex={-1} className={styles.page}>
        <h1 className={styles.title}>{text.list.title}</h1>
        <AsOf />
        {rows !== null && rows.length > 0 && <FilterBar sports={sportsOf(rows)} filter={filter} choose={setFilter} />}
        {problem !== null && (
          <Notice action={<Button onClick={() => follower?.retry()}>{text.problem.retry}</Button>}>
            {problem.message}
          </Notice>
        )}
        {rows === null && problem === null && <Waiting />}
        {rows !== null && rows.length === 0 && <Notice>{text.list.noMatches}</Notice>}
        {rows !== null && rows.length > 0 && shown.length === 0 && (
          <div className={styles.group}>
            <Notice action={<Button onClick={() => setFilter(everything)}>{text.list.clear}</Button>}>
              {text.list.nothingFound}
            </Notice>
          </div>
        )}
        {shown.length > 0 && GROUPS.map((group) => <Matches key={group} group={group} rows={shown} />)}
        {next !== null && follower !== null && <More load={() => follower.loadMore()} />}
      </main>
    </>
  );
}

const everything: Filter = { sport: null, words: '' };

function Matches({ group, rows }: { group: Group; rows: readonly MatchRow[] }) {
  const text = useText();
  const mine = grouped(rows, group);
  if (mine.length === 0 && group !== 'live') return null;
  return (
    <section aria-labelledby={group} className={styles.group} data-group={group}>
      <h2 id={group} className={styles.heading}>
        {text.list[group]} {mine.length > 0 && <span className={styles.count}>{mine.length}</span>}
      </h2>
      {mine.length === 0 ? (
        <p className={styles.none}>{text.list.noneLive}</p>
      ) : (
        <ul className={styles.cards}>
          {mine.map((row) => (
            <li key={row.match_id}>
              <MatchCard board={row.scoreboard} updatedAt={row.updated_at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** As high as the cards that will take its place. */
function Waiting() {
  const text = useText();
  return (
    <div role="status" className={styles.cards}>
      <span className="visually-hidden">{text.loading}</span>
      {[1, 2, 3].map((n) => (
        <div key={n} className={styles.ghost} />
      ))}
    </div>
  );
}

function More({ load }: { load(): Promise<void> }) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const click = () => {
    if (busy) return;
    setBusy(true);
    void load().finally(() => setBusy(false));
  };
  return (
    <div className={styles.more}>
      <Button onClick={click} busy={busy}>
        {busy ? text.loading : text.list.more}
      </Button>
    </div>
  );
}
