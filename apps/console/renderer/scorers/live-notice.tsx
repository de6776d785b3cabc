import { useState } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { exactTime } from '../text/text.ts';
import { ReplaceCode } from './replace-code.tsx';
import { s } from './text.ts';
import type { ScorerRow } from './view.ts';

interface Props {
  readonly rows: readonly ScorerRow[];
  readonly match: string;
  readonly takeOver: () => void;
}

/** To one who is not live: who is, and at the desk the one action that changes it. Loud when the live pad is gone. */
export function LiveNotice({ rows, match, takeOver }: Props) {
  const me = rows.find(({ isMe }) => isMe);
  const live = rows.find(({ isLive }) => isLive);
  const [replacing, setReplacing] = useState(false);
  const isBarred = me !== undefined && live !== undefined && !me.isLive;
  const isDesk = me?.isDesk === true;

  useKeys('panel', ({ key, control }) => {
    if (key !== 'F6' || control || !isBarred || !isDesk) return false;
    takeOver();
    return true;
  });

  if (!isBarred) return null;
  const isGone = !live.isDesk && !live.online;
  if (!isDesk) {
    // With a record of their own, the comparison says it.
    if (!isGone && me.record !== null) return null;
    return (
      <Notice look={isGone ? 'bad' : 'plain'}>
        {isGone ? s.supportingLost(live.name, lastTime(live)) : s.supporting(live.name)}
      </Notice>
    );
  }
  return (
    <>
      <Notice
        look={isGone ? 'bad' : 'warn'}
        actions={
          <>
            <Button look={isGone ? 'primary' : 'plain'} hint="F6" onClick={takeOver}>
              {s.takeOver}
            </Button>
            {isGone && (
              <Button pressed={replacing} onClick={() => setReplacing(!replacing)}>
                {s.replace}
              </Button>
            )}
          </>
        }
      >
        {isGone ? s.barredLost(live.name, lastTime(live)) : s.barred(live.name)}
      </Notice>
      {replacing && isGone && (
        <ReplaceCode id={live.id} name={live.name} match={match} close={() => setReplacing(false)} />
      )}
    </>
  );
}

function lastTime({ lostAt, heardAt }: ScorerRow): string {
  return exactTime(lostAt ?? heardAt ?? 0);
}
