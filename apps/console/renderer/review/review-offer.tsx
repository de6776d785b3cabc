import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import type { OpenDesk } from '../stores/desk.ts';
import { locale } from '../text/locale.ts';
import { reviewText as t } from './text.ts';
import { useToReview } from './use-review.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly showReview: () => void;
}

/** Between two periods there is time: what wants a second look offers itself, until play goes on. */
export function ReviewOffer({ desk: { state }, desk, showReview }: Props) {
  const toReview = useToReview(desk);
  /** The period after which it was put off. */
  const [later, setLater] = useState(0);
  if (state === null || state.status === 'ended' || state.status === 'abandoned') return null;
  const { periods, phase, result } = state.game.board(locale);
  const isBetween = periods.begun === periods.ended && periods.ended > later;
  if (toReview === 0 || !isBetween) return null;
  return (
    <Strip
      label={t.tab}
      look="warn"
      actions={
        <>
          <Button look="primary" hint="F2" onClick={showReview}>
            {t.openList}
          </Button>
          <Button onClick={() => setLater(periods.ended)}>{t.later}</Button>
        </>
      }
    >
      <p>{t.offer(result ?? phase, toReview)}</p>
    </Strip>
  );
}
