import { useStore } from 'zustand';
import { compareBoard } from '#shared/match/venue-board.ts';
import { useLink, useServices } from '../app/services.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import type { OpenDesk } from '../stores/desk.ts';
import { locale } from '../text/locale.ts';
import styles from './inbox.module.css';
import { inboxText as t } from './text.ts';

/** The venue's scoreboard shows another score: both side by side, and the way to take the board's. */
export function BoardNotice({ desk }: { readonly desk: OpenDesk }) {
  const { inbox, desk: store } = useServices();
  const [reading] = useStore(inbox, (state) => state.disagree);
  const names = useLink((link) => link.names);
  const { state } = desk;
  const compared = reading === undefined || state === null ? null : compareBoard(state, { ...reading, kind: 'score' });
  const differs = compared === null || compared.agrees ? null : compared;
  const adopt = () => (differs === null ? false : store.act(differs.adjust.type, differs.adjust.data));

  useKeys('panel', ({ key, control }) => {
    if (!control || key !== 'b' || differs === null) return false;
    adopt();
    return true;
  });

  if (reading === undefined || state === null || differs === null) return null;
  const ours = state.game.board(locale).sides;
  return (
    <Strip
      label={t.board.label}
      look="bad"
      actions={
        <Button look="danger" hint="Ctrl+B" onClick={adopt}>
          {t.board.adopt}
        </Button>
      }
    >
      <p className={styles.told}>{t.board.title(names.get(reading.device) ?? reading.device)}</p>
      <div className={styles.scores}>
        {[
          { label: t.board.here, sides: ours },
          { label: t.board.there, sides: differs.sides },
        ].map(({ label, sides }) => (
          <p key={label}>
            <span className={styles.time}>{label}</span>{' '}
            {sides === null
              ? t.board.unreadable
              : sides
                  .map(({ shortName, score, detail }) => [shortName, score, detail].filter(Boolean).join(' '))
                  .join(' – ')}
          </p>
        ))}
      </div>
    </Strip>
  );
}
