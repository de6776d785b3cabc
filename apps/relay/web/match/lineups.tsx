import type { Lineups as Data } from '#shared/match/lineups.ts';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../text/language.tsx';
import { useTimes } from '../text/time.ts';
import styles from './lineups.module.css';

/** Who plays, officiates and where. */
export function Lineups({ lineups: { teams, officials, venue, competition, startsAt } }: { lineups: Data }) {
  const text = useText();
  const { dayOf, timeOfDay } = useTimes();
  const facts = [
    [text.match.competition, competition],
    [text.match.venue, venue],
    [text.match.startsAt, startsAt === undefined ? undefined : `${dayOf(startsAt)}, ${timeOfDay(startsAt)}`],
    ...officials.map(({ role, name }) => [role, name] as const),
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  const named = teams.some(({ players }) => players.length > 0);
  if (!named && facts.length === 0) return <Notice>{text.match.noLineups}</Notice>;
  return (
    <>
      {named && (
        <div className={styles.teams}>
          {teams.map(({ name, players }) => (
            <section key={name} aria-label={name} className={styles.team}>
              <h3 className={styles.name}>{name}</h3>
              <ol className={styles.players}>
                {players.map((player) => (
                  <li key={`${player.number} ${player.name}`} className={styles.player}>
                    <span className={styles.number}>{player.number}</span>
                    <span>{player.name}</span>
                    {(player.captain === true || player.position !== undefined) && (
                      <span className={styles.role}>
                        {[player.position, player.captain === true ? text.match.captain : undefined]
                          .filter((part) => part !== undefined)
                          .join(', ')}
                      </span>
                    )}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
