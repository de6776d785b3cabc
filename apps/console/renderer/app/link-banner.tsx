import type { HealthProblem } from '#shared/wire/console.ts';
import { LostNotice } from '../inbox/lost-notice.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { objection } from '../text/objections.ts';
import { t } from '../text/text.ts';
import { useDesk, useLink, useServices } from './services.ts';

const NONE: readonly HealthProblem[] = [];

/** What endangers the score: loud, and above everything else. */
export function LinkBanner() {
  const connection = useLink((link) => link.connection);
  const fault = useLink((link) => link.fault);
  const storage = useLink((link) => link.storageFault);
  const trouble = useDesk((desk) => desk.trouble);
  const problems = useLink((link) => link.health?.problems ?? NONE);
  const { client } = useServices();
  const unsaved = useDesk((desk) => desk.desk?.open.pending.filter((entry) => !entry.saved).length ?? 0);

  return (
    <>
      {connection === 'lost' && (
        <Notice look="bad">
          {t.link.lost} {unsaved > 0 ? t.link.lostPending(unsaved) : t.link.lostNothing}
        </Notice>
      )}
      {problems.map(({ code, message, level, dismissable }) => (
        <Notice
          key={code}
          look={level}
          actions={dismissable && <Button onClick={() => void client.dismiss(code)}>{t.link.dismiss}</Button>}
        >
          {objection({ code, message })}
        </Notice>
      ))}
      {connection === 'open' && trouble !== null && !problems.some(({ code }) => code === trouble.code) && (
        <Notice look="bad">
          {objection(trouble)} {unsaved > 0 && t.link.waiting(unsaved)}
        </Notice>
      )}
      {fault !== null && <Notice look="bad">{objection(fault)}</Notice>}
      {storage !== null && <Notice look="warn">{t.link.storage(storage)}</Notice>}
      <LostNotice />
    </>
  );
}
