import { useEffect, useMemo, useState } from 'react';
import { scoreboardOf } from '#shared/match/scoreboard.ts';
import { useLink, useServices } from '../../app/services.ts';
import type { LetterOwner } from '../../keys/router.ts';
import { useLetterOwner } from '../../keys/use-keys.ts';
import { othersScoring } from '../../match/others.ts';
import { Button } from '../../parts/button.tsx';
import { useNow } from '../../parts/use-now.ts';
import { liveOf } from '../../scorers/view.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { t } from '../../text/text.ts';
import { MatchMenu } from './match-menu.tsx';
import styles from './score-header.module.css';

/** A button promises only a key that does it now. */
const UNDO_KEYS: Readonly<Record<LetterOwner, string | undefined>> = { desk: 'U', names: 'Ctrl+Z', form: undefined };

interface Props {
  readonly desk: OpenDesk;
  readonly showKeys: () => void;
  /** Offers to take the start of a period back, by its event. */
  readonly unstart: (id: string) => void;
}

/** The score as everybody sees it, and what concerns the match as a whole. */
export function ScoreHeader({ desk, showKeys, unstart }: Props) {
  const { state, open } = desk;
  const store = useServices().desk;
  const [menu, setMenu] = useState(false);
  const board = useMemo(() => (state === null ? null : scoreboardOf(open.match, state, locale)), [open, state]);
  const names = useLink((link) => link.names);
  const isNamed = useLink((link) => liveOf(link, open.match) !== null);
  const recent = othersScoring(open.fold.log, open.user, useNow(10_000));
  const others = isNamed ? [] : recent;
  const letters = useLetterOwner();
  const unsaved = open.pending.some((entry) => !entry.saved);
  useTitle(
    board === null ? null : [...board.sides.map((side) => `${side.shortName} ${side.score}`), t.app].join(' · '),
  );
  if (state === null || board === null) return null;
  return (
    <header className={styles.header}>
      <div className={styles.sides} data-long={board.sides.map((side) => side.score).join('').length > 12}>
        {board.sides.map((side) => (
          <div key={side.shortName} className={`${styles.side} ${side.active === true ? styles.active : ''}`}>
            <span className={styles.name} title={side.name}>
              {side.shortName}
            </span>
            <span className={styles.score}>{side.score === '' ? t.matches.noScore : side.score}</span>
            {side.detail !== undefined && <span className={styles.detail}>{side.detail}</span>}
          </div>
        ))}
      </div>
      <div className={styles.state}>
        <p className={styles.phase}>
          <span className={state.status === 'live' ? styles.live : styles.status}>
            {t.matches.status[state.status]}
          </span>
          {state.practice && <span className={styles.unsaved}>{t.lifecycle.practice}</span>}
          {board.phase !== '' && <span>{board.phase}</span>}
          {state.flags.map((flag) => (
            <span key={flag} className={styles.unsaved}>
              {t.lifecycle.flagged[flag]}
            </span>
          ))}
          {others.length > 0 && (
            <span className={styles.unsaved}>{t.desk.others(others.map((id) => names.get(id) ?? id).join(', '))}</span>
          )}
          {unsaved && <span className={styles.unsaved}>{t.desk.notSaved}</span>}
        </p>
        <p className={styles.situation}>{board.result ?? board.situation}</p>
      </div>
      <div className={styles.actions}>
        <Button hint={UNDO_KEYS[letters]} onClick={() => store.undo()}>
          {t.desk.undo}
        </Button>
        <Button pressed={menu} aria-expanded={menu} onClick={() => setMenu(!menu)}>
          {t.desk.menu}
        </Button>
        <Button hint={letters === 'desk' ? '?' : undefined} onClick={showKeys}>
          {t.desk.keys}
        </Button>
      </div>
      {menu && <MatchMenu fold={open.fold} state={state} close={() => setMenu(false)} unstart={unstart} />}
    </header>
  );
}

/** The score in the browser's tab, as long as the match is open. */
function useTitle(title: string | null): void {
  useEffect(() => {
    const before = document.title;
    if (title !== null) document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
