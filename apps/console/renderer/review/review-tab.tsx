import type { ReactNode } from 'react';
import { useLink, useServices } from '../app/services.ts';
import { seen } from '../inbox/offers.ts';
import { type Finding, type Flagged, markOf, markWithout } from '../match/review.ts';
import type { SportPad } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { textOf } from '../screens/desk/timeline-view.ts';
import type { OpenDesk } from '../stores/desk.ts';
import { objection, warningText } from '../text/objections.ts';
import { exactTime } from '../text/text.ts';
import styles from './review.module.css';
import { reviewText as t } from './text.ts';
import { useFlagged, useUnanswered } from './use-review.ts';

/** Events that one mark may name. */
const MARK_MAX = 200;

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  /** Takes an event up in the timeline; `amend` opens its form. */
  readonly select: (id: string, amend: boolean) => void;
  readonly showDevices: () => void;
}

/** Everything that was unusual and was scored all the same, until somebody has mended it or looked at it. */
export function ReviewTab({ desk, pad, select, showDevices }: Props) {
  const flagged = useFlagged(desk);
  const open = flagged.filter(({ reviewed }) => reviewed === null).toReversed();
  const done = flagged.filter(({ reviewed }) => reviewed !== null).toReversed();
  const { desk: store } = useServices();
  const leave = (some: readonly Flagged[]) => store.act('note.reviewed', markOf(some));

  function leaveAll() {
    for (let i = 0; i < open.length; i += MARK_MAX) if (!leave(open.slice(i, i + MARK_MAX))) return;
  }

  return (
    <>
      <p className={styles.lead}>{t.lead}</p>
      {open.length > 0 && (
        <section className={styles.group}>
          <header className={styles.head}>
            <h2 className={styles.heading}>{t.open(open.length)}</h2>
            {open.length > 1 && <Button onClick={leaveAll}>{t.leaveAll(open.length)}</Button>}
          </header>
          <ul className={styles.list}>
            {open.map((each) => (
              <Entry key={each.event.id} desk={desk} pad={pad} flagged={each} select={select}>
                <Button look="primary" onClick={() => leave([each])}>
                  {t.leave}
                </Button>
              </Entry>
            ))}
          </ul>
        </section>
      )}
      <Unanswered isAlone={open.length === 0} showDevices={showDevices} />
      {done.length > 0 && (
        <details className={styles.done}>
          <summary>{t.done(done.length)}</summary>
          <ul className={styles.list}>
            {done.map((each) => (
              <Entry key={each.event.id} desk={desk} pad={pad} flagged={each} select={select}>
                <OpenAgain desk={desk} flagged={each} />
              </Entry>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface EntryProps extends Omit<Props, 'showDevices'> {
  readonly flagged: Flagged;
  readonly children: ReactNode;
}

function Entry({ desk, pad, flagged, select, children }: EntryProps) {
  const names = useLink((link) => link.names);
  const { event, index, findings, reviewed } = flagged;
  const line = desk.timeline.slice(index, index + 1)[0];
  return (
    <li className={styles.item}>
      <p className={styles.meta}>
        {[line?.commentary?.mark, exactTime(event.at), names.get(event.source.id) ?? event.source.id]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{line === undefined ? event.type : textOf(line, pad, desk.state)}</p>
      {findings.map((finding) => (
        <p key={`${finding.kind} ${finding.code}`} className={styles[finding.kind]}>
          {saying(finding)}
        </p>
      ))}
      {reviewed !== null && (
        <p className={styles.meta}>{t.by(names.get(reviewed.by) ?? reviewed.by, exactTime(reviewed.at))}</p>
      )}
      <div className={styles.buttons}>
        {children}
        <Button onClick={() => select(event.id, true)}>{t.change}</Button>
        <Button look="quiet" onClick={() => select(event.id, false)}>
          {t.show}
        </Button>
      </div>
    </li>
  );
}

function saying({ kind, code, message }: Finding): string {
  switch (kind) {
    case 'warning':
      return warningText({ code, message: message ?? code });
    case 'override':
      return message === null ? t.override(code) : t.setAside(objection({ code, message }));
    case 'conflict':
      return t.conflict(objection({ code, message: message ?? code }));
  }
}

function OpenAgain({ desk, flagged: { event, reviewed } }: Pick<EntryProps, 'desk' | 'flagged'>) {
  const { desk: store } = useServices();
  if (reviewed === null) return null;
  const { mark } = reviewed;
  function openAgain() {
    // Amended, not made anew: who looked at the others stays their author.
    const data = markWithout(desk.open.fold, mark, event.id);
    if (data === null) store.act('correction.void', { target: mark });
    else store.act('correction.amend', { target: mark, data });
  }
  return <Button onClick={openAgain}>{t.again}</Button>;
}

/** What devices saw and nobody has answered. */
function Unanswered({ isAlone, showDevices }: Pick<Props, 'showDevices'> & { readonly isAlone: boolean }) {
  const { inbox } = useServices();
  const names = useLink((link) => link.names);
  const unanswered = useUnanswered();
  if (unanswered.length === 0) return isAlone ? <p className={styles.none}>{t.none}</p> : null;

  async function ignoreAll() {
    for (const { n } of unanswered) await inbox.ignore(n);
  }

  return (
    <section className={styles.group}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{t.unanswered(unanswered.length)}</h2>
        {unanswered.length > 1 && <Button onClick={() => void ignoreAll()}>{t.ignoreAll(unanswered.length)}</Button>}
      </header>
      <ul className={styles.list}>
        {unanswered.map((observation) => (
          <li key={observation.n} className={styles.item}>
            <p className={styles.meta}>
              {exactTime(observation.at)} · {names.get(observation.device) ?? observation.device}
            </p>
            <p>{seen(observation)}</p>
            <div className={styles.buttons}>
              <Button onClick={() => void inbox.ignore(observation.n)}>{t.ignore}</Button>
              <Button look="quiet" onClick={showDevices}>
                {t.show}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
