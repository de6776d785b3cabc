import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoredObservation } from '#shared/wire/inbox.ts';
import { useServices } from '../app/services.ts';
import { isOpen, waitsForEvent } from '../inbox/offers.ts';
import type { Flagged } from '../match/review.ts';
import { useNow } from '../parts/use-now.ts';
import type { OpenDesk } from '../stores/desk.ts';

/** What wants a second look, after the action itself is on the screen: a list may be a moment late, a score may not. */
export function useFlagged(desk: OpenDesk): readonly Flagged[] {
  const later = useDeferredValue(desk);
  return useMemo(() => later.review.list(), [later]);
}

/** What devices saw and nobody has answered, the newest first. */
export function useUnanswered(): readonly StoredObservation[] {
  const { inbox } = useServices();
  const { observations, rules } = useStore(inbox);
  const now = useNow(5_000);
  return useMemo(
    () => observations.filter((one) => isOpen(one) && !waitsForEvent(one, rules, now)),
    [observations, rules, now],
  );
}

/** How much is open. */
export function useToReview(desk: OpenDesk): number {
  const flagged = useFlagged(desk);
  const unanswered = useUnanswered();
  return flagged.filter(({ reviewed }) => reviewed === null).length + unanswered.length;
}
