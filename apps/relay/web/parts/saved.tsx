import { useEffect, useState } from 'react';
import { useFirstPage } from '../page/first.ts';
import { routeOf } from '../route/route.ts';
import { useText } from '../text/language.tsx';
import { useTimes } from '../text/time.ts';
import styles from './saved.module.css';
import { useAlive, useOnline } from './use-browser.ts';

/** The worker that keeps pages for offline times writes here when it kept one (UTC ms); see `sw/pages.ts`. */
const SAVED_AT = 'savedAt';

/** When this page was saved, if it came from the device and not from the relay; UTC ms. */
export function savedAt(): number | null {
  if (typeof document === 'undefined') return null;
  const at = Number(document.documentElement.dataset[SAVED_AT]);
  return Number.isFinite(at) && at > 0 ? at : null;
}

/** Says that what is on show was saved earlier, or that the network is gone: an old score must not pass for a live one. */
export function SavedNote() {
  const text = useText();
  const { timeOfDay } = useTimes();
  const online = useOnline();
  const alive = useAlive();
  const [saved, setSaved] = useState<number | null>(null);
  useEffect(() => setSaved(savedAt()), []);
  const isShell = routeOf(useFirstPage()?.path ?? '').page === 'offline';
  if (!alive || isShell || (saved === null && online)) return null;
  return (
    <p className={styles.note} role="status">
      {saved === null ? text.app.offline : text.app.offlineSince(timeOfDay(saved))}
    </p>
  );
}
