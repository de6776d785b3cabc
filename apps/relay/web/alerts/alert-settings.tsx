import { type ReactNode, startTransition, useId, useOptimistic } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { AlertKind, QuietHours } from '#shared/wire/alerts.ts';
import { useLanguage } from '../text/language.tsx';
import styles from './alerts.module.css';
import type { Follow, Named } from './api.ts';
import { alerts, isFollow, useAlerts } from './store.ts';
import { alertTexts } from './text.ts';

/** Everything about this browser's alerts: this match's, if there is one, what else is followed, and when it is quiet. */
export function AlertSettings({ board }: { board?: Pick<Scoreboard, 'match' | 'sport' | 'sides'> }) {
  const { locale } = useLanguage();
  const text = alertTexts[locale];
  const { shown, busy, problem } = useAlerts();
  const follows = shown?.follows ?? [];
  return (
    <div aria-busy={busy}>
      <p role="status" className={styles.problem}>
        {problem !== null && text[problem]}
      </p>
      {board !== undefined && <ThisMatch board={board} follows={follows} />}
      {shown !== null && (
        <>
          <section className={styles.part}>
            <h3>{text.list}</h3>
            {follows.length === 0 && <p>{text.nothing}</p>}
            <ul className={styles.list}>
              {follows.map((follow) => (
                <Followed
                  key={JSON.stringify([follow.match_id, follow.sport, follow.team, follow.player])}
                  follow={follow}
                />
              ))}
            </ul>
          </section>
          <Quiet hours={shown.quiet_hours} />
          <button type="button" className={styles.plain} onClick={() => void alerts.forget()}>
            {text.forget}
          </button>
        </>
      )}
    </div>
  );
}

interface ThisMatchProps {
  readonly board: Pick<Scoreboard, 'match' | 'sport' | 'sides'>;
  readonly follows: readonly Follow[];
}

function ThisMatch({ board, follows }: ThisMatchProps) {
  const { locale } = useLanguage();
  const text = alertTexts[locale];
  const { match: match_id, sport, sides } = board;
  const followed = follows.find((follow) => isFollow(follow, { match_id }));
  const isOn = followed !== undefined;
  const toggle = (named: Named, on: boolean) => (on ? alerts.follow(named, locale) : alerts.unfollow(named));
  return (
    <section className={styles.part}>
      <Check isOn={isOn} change={(on) => toggle({ match_id }, on)}>
        <strong>{text.thisMatch}</strong>
      </Check>
      {isOn && (
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">{text.thisMatch}</legend>
          {KINDS.map((kind) => (
            <Check
              key={kind}
              isOn={followed.notify.includes(kind)}
              change={(on) => alerts.choose({ match_id }, kind, on, locale)}
            >
              {text.kinds[kind]}
            </Check>
          ))}
        </fieldset>
      )}
      <fieldset className={styles.kinds}>
        <legend>{text.alsoTeams}</legend>
        {sides.map(({ name: team }) => (
          <Check
            key={team}
            isOn={follows.some((follow) => isFollow(follow, { sport, team }))}
            change={(on) => toggle({ sport, team }, on)}
          >
            {team}
          </Check>
        ))}
      </fieldset>
    </section>
  );
}

/** In the order in which a match has them. */
const KINDS: readonly AlertKind[] = [
  ...(['start', 'wicket', 'goal', 'score', 'milestone', 'period', 'close', 'result', 'correction'] as const),
];

interface CheckProps {
  readonly isOn: boolean;
  change(on: boolean): Promise<void>;
  readonly children: ReactNode;
}

/** Shows what was clicked until the relay has answered, then what it has stored. */
function Check({ isOn, change, children }: CheckProps) {
  const [shown, show] = useOptimistic(isOn);
  const click = (on: boolean) =>
    startTransition(async () => {
      show(on);
      await change(on);
    });
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={shown} onChange={(event) => click(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

function Followed({ follow }: { follow: Follow }) {
  const { locale } = useLanguage();
  const text = alertTexts[locale];
  const { name } = follow;
  const { named, what } = described(follow);
  if (named === null) return null;
  return (
    <li>
      <span>
        <span className={styles.what}>{text[what]}</span> {name}
      </span>
      <button
        type="button"
        className={styles.plain}
        aria-label={`${text.unfollow}: ${name}`}
        onClick={() => void alerts.unfollow(named)}
      >
        {text.unfollow}
      </button>
    </li>
  );
}

interface Described {
  readonly named: Named | null;
  readonly what: 'match' | 'team' | 'player';
}

function described({ match_id, sport, team, player }: Follow): Described {
  if (match_id !== undefined) return { named: { match_id }, what: 'match' };
  if (sport !== undefined && team !== undefined) return { named: { sport, team }, what: 'team' };
  if (sport !== undefined && player !== undefined) return { named: { sport, player }, what: 'player' };
  return { named: null, what: 'match' };
}

const NIGHT = { from: '22:00', to: '07:00' };

function Quiet({ hours }: { hours: QuietHours | null }) {
  const { locale } = useLanguage();
  const text = alertTexts[locale];
  const hint = useId();
  const set = async (times: { from: string; to: string }) => {
    // A field that is being emptied has no time.
    if (times.from === '' || times.to === '') return;
    await alerts.quiet({ ...times, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
  return (
    <section className={styles.part}>
      <Check isOn={hours !== null} change={(on) => (on ? set(NIGHT) : alerts.quiet(null))}>
        <strong>{text.quiet}</strong>
      </Check>
      <p id={hint}>{text.quietHint}</p>
      {hours !== null && (
        <div className={styles.times}>
          <label>
            {text.from}{' '}
            <input
              type="time"
              required
              value={hours.from}
              aria-describedby={hint}
              onChange={(event) => void set({ ...hours, from: event.target.value })}
            />
          </label>
          <label>
            {text.to}{' '}
            <input
              type="time"
              required
              value={hours.to}
              aria-describedby={hint}
              onChange={(event) => void set({ ...hours, to: event.target.value })}
            />
          </label>
        </div>
      )}
    </section>
  );
}
