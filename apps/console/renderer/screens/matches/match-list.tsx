import { useMemo } from 'react';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { MatchSummary } from '#shared/wire/console.ts';
import { useLink } from '../../app/services.ts';
import { relayTick } from '../../app/sync-view.ts';
import { RelayMatches } from '../../hand-over/relay-matches.tsx';
import button from '../../parts/button.module.css';
import { useNow } from '../../parts/use-now.ts';
import { hrefOf } from '../../stores/route.ts';
import { locale } from '../../text/locale.ts';
import { titleText } from '../../text/sports.ts';
import { age, t } from '../../text/text.ts';
import page from '../page.module.css';
import { type Groups, grouped } from './groups.ts';
import styles from './match-list.module.css';
import { PracticeRemove, PracticeStart } from './practice.tsx';
import { text } from './practice-text.ts';
import { Welcome } from './welcome.tsx';

const ORDER: readonly (keyof Groups)[] = ['live', 'scheduled', 'finished'];

export function MatchList() {
  const matches = useLink((link) => link.matches);
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1 className={page.title}>{t.matches.title}</h1>
        <a className={`${button.button} ${button.primary}`} href={hrefOf({ screen: 'new' })}>
          {t.matches.create}
        </a>
      </div>
      {matches === null && <p className={page.empty}>{t.matches.loading}</p>}
      {matches?.size === 0 && <Welcome />}
      <MatchGroups mayRemove />
      <RelayMatches />
      {matches !== null && <PracticeStart />}
    </div>
  );
}

/** The matches as rows, what is on first. @param mayRemove practice matches can be deleted here: not on a pad */
export function MatchGroups({ mayRemove = false }: { readonly mayRemove?: boolean }) {
  const matches = useLink((link) => link.matches);
  const groups = useMemo(() => grouped(matches?.values() ?? []), [matches]);
  return ORDER.filter((group) => groups[group].length > 0).map((group) => (
    <section key={group} aria-label={t.matches.groups[group]}>
      <h2 className={styles.group}>{t.matches.groups[group]}</h2>
      <ul className={styles.list}>
        {groups[group].map((summary) => (
          <MatchRow key={summary.match} summary={summary} mayRemove={mayRemove} />
        ))}
      </ul>
    </section>
  ));
}

function MatchRow({ summary, mayRemove }: { readonly summary: MatchSummary; readonly mayRemove: boolean }) {
  const { scoreboard, match, seq, updatedAt } = summary;
  const now = useNow(10_000);
  const sync = useLink((link) => link.sync);
  const connected = useLink((link) => link.connection === 'open');
  const tick = relayTick({ connected, sync, summary, unsaved: 0, stored: seq, now });
  const playing = scoreboard.status === 'live';
  return (
    <li>
      <a className={styles.row} href={hrefOf({ screen: 'match', match })}>
        <div className={styles.what}>
          <span className={styles.title}>
            {scoreboard.practice && <span className={styles.practice}>{text.badge}</span>}
            {titleText(scoreboard.title, scoreboard.sides)}
          </span>
          <span className={styles.meta}>
            <span className={playing ? styles.live : styles.status}>{t.matches.status[scoreboard.status]}</span>
            {locale === DEFAULT_LOCALE && scoreboard.phase !== '' && scoreboard.status !== 'scheduled' && (
              <span>{scoreboard.phase}</span>
            )}
            {scoreboard.conflicts > 0 && (
              <span className={styles.conflict}>{t.matches.conflicts(scoreboard.conflicts)}</span>
            )}
          </span>
        </div>
        <dl className={styles.scores}>
          {scoreboard.sides.map((side) => (
            <div key={side.shortName} className={side.active === true ? styles.active : undefined}>
              <dt title={side.name}>{side.shortName}</dt>
              <dd className="figures">
                {side.score === '' ? t.matches.noScore : side.score}
                {side.detail !== undefined && (locale === DEFAULT_LOCALE || !/[A-Za-z]/.test(side.detail)) && (
                  <span className={styles.detail}> {side.detail}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {/* The console tells these in English only; the desk has them in the page's language. */}
        <p className={styles.situation}>{locale === DEFAULT_LOCALE && (scoreboard.result ?? scoreboard.situation)}</p>
        <p className={styles.sync}>
          {sync !== null && sync.link !== 'off' && (
            <span className={styles[tick.level]} title={tick.detail}>
              {tick.label}
            </span>
          )}
          <span>{t.matches.updated(age(now - updatedAt))}</span>
        </p>
      </a>
      {scoreboard.practice && mayRemove && <PracticeRemove match={match} />}
    </li>
  );
}
