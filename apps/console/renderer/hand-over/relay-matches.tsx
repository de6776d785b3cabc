import { useEffect, useState } from 'react';
import type { RelayMatch } from '#shared/wire/uplink.ts';
import { useLink, useServices } from '../app/services.ts';
import button from '../parts/button.module.css';
import { Button } from '../parts/button.tsx';
import { useNow } from '../parts/use-now.ts';
import { hrefOf } from '../stores/route.ts';
import { objection } from '../text/objections.ts';
import { titleText } from '../text/sports.ts';
import { age, t } from '../text/text.ts';
import { Confirm } from './confirm.tsx';
import styles from './hand-over.module.css';
import { h } from './text.ts';

const ASK_EVERY = 5000;

/** Matches that other consoles write, as the relay has them; nothing while it is away or there are none. */
export function RelayMatches() {
  const online = useLink((link) => link.connection === 'open' && link.sync?.link === 'online');
  const { client } = useServices();
  const [matches, setMatches] = useState<readonly RelayMatch[]>([]);

  useEffect(() => {
    if (!online) return;
    let stopped = false;
    const ask = async () => {
      const answer = await client.relayMatches();
      if (!stopped && answer.ok) setMatches(answer.value);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [client, online]);

  if (!online || matches.length === 0) return null;
  return (
    <section aria-label={h.list}>
      <h2 className={styles.title}>{h.list}</h2>
      <p className={styles.hint}>{h.listHint}</p>
      <ul className={styles.list}>
        {matches.map((each) => (
          <Row key={each.match} relayed={each} />
        ))}
      </ul>
    </section>
  );
}

function Row({ relayed }: { readonly relayed: RelayMatch }) {
  const { match, scoreboard, updatedAt } = relayed;
  const { client } = useServices();
  const here = useLink((link) => link.matches?.get(match) ?? null);
  const self = useLink((link) => link.hello?.console ?? '');
  const now = useNow(10_000);
  const [fault, setFault] = useState<string | null>(null);

  async function follow() {
    const answer = await client.followMatch(match);
    setFault(answer.ok ? null : objection(answer.problem));
  }

  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.title}>{titleText(scoreboard.title, scoreboard.sides)}</span>
        <span className={styles.meta}>
          {t.matches.status[scoreboard.status]} · {writer(relayed, self)} · {t.matches.updated(age(now - updatedAt))}
        </span>
      </div>
      <span className={styles.score}>
        {scoreboard.sides.map(({ shortName, score }) => `${shortName} ${score}`).join(' · ')}
      </span>
      <div className={styles.actions}>
        {here === null ? (
          <Button onClick={() => void follow()}>{h.follow}</Button>
        ) : (
          <a className={button.button} href={hrefOf({ screen: 'match', match })}>
            {here.role === 'follower' ? `${h.following}: ${h.open}` : h.open}
          </a>
        )}
        <Confirm
          label={h.takeOver}
          ask={h.takeOverAsk}
          sure={h.takeOverSure}
          run={() => client.takeOver(match)}
          done={() => {
            location.hash = hrefOf({ screen: 'match', match });
          }}
        />
        {fault !== null && (
          <span className={styles.fault} role="alert">
            {fault}
          </span>
        )}
      </div>
    </li>
  );
}

function writer({ console }: RelayMatch, self: string): string {
  if (console === null) return h.free;
  if (console.id === self) return h.byThis;
  return console.online ? h.by(console.name ?? console.id) : h.away(console.id);
}
