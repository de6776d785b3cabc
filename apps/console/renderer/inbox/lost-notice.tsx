import { useState } from 'react';
import type { Device } from '#shared/wire/console.ts';
import { useDesk, useLink } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ReplaceCode } from '../scorers/replace-code.tsx';
import { s } from '../scorers/text.ts';
import { isOn, liveOf, placeOf } from '../scorers/view.ts';
import { exactTime } from '../text/text.ts';
import { inboxText as t } from './text.ts';

/** A battery below this wants somebody to go there, 0 to 1. */
const LOW_BATTERY = 0.15;

/** What broke off or is about to, as long as a match is on: loud until it is back or somebody has seen it. */
export function LostNotice() {
  const devices = useLink((link) => link.devices);
  const live = useLink((link) => [...(link.matches?.values() ?? [])].some(({ scoreboard }) => isOn(scoreboard.status)));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  // Who reads this is here, whatever the console has not heard yet.
  const self = useLink(({ hello }) => hello?.user ?? null);
  const isDesk = useLink(({ hello }) => hello !== null && hello.scorer === hello.console);
  const open = useDesk(({ match }) => match);
  // Said with the match itself, and what to do about it.
  const told = useLink((link) => (open === null ? null : liveOf(link, open)));
  if (!live) return null;
  const missed = [...devices.values()].filter(({ id, revokedAt }) => revokedAt === null && id !== told && id !== self);
  return missed
    .flatMap(trouble)
    .filter(({ key }) => !seen.has(key))
    .map(({ key, device, text, look }) => (
      <Lost
        key={key}
        look={look}
        pad={isDesk && device.role === 'scorer' && device.lostAt !== null ? device : null}
        seen={() => setSeen(new Set(seen).add(key))}
      >
        {text}
      </Lost>
    ));
}

interface LostProps {
  readonly look: Trouble['look'];
  /** A scorer's, whose place another device can take. */
  readonly pad: Device | null;
  readonly seen: () => void;
  readonly children: string;
}

function Lost({ look, pad, seen, children }: LostProps) {
  const [replacing, setReplacing] = useState(false);
  const match = useLink((link) => (pad === null ? null : placeOf(link, pad.id)));
  return (
    <>
      <Notice
        look={look}
        actions={
          <>
            {pad !== null && (
              <Button pressed={replacing} onClick={() => setReplacing(!replacing)}>
                {s.replace}
              </Button>
            )}
            <Button onClick={seen}>{t.lost.seen}</Button>
          </>
        }
      >
        {children}
      </Notice>
      {replacing && pad !== null && (
        <ReplaceCode id={pad.id} name={pad.name} match={match} close={() => setReplacing(false)} />
      )}
    </>
  );
}

interface Trouble {
  readonly key: string;
  readonly device: Device;
  readonly text: string;
  readonly look: 'bad' | 'warn';
}

function trouble(device: Device): readonly Trouble[] {
  const { id, name, online, lostAt, battery } = device;
  if (lostAt !== null)
    return [{ key: `${id} ${lostAt}`, device, text: t.lost.one(name, exactTime(lostAt)), look: 'bad' }];
  if (!online || battery === null || battery >= LOW_BATTERY) return [];
  return [{ key: `${id} battery`, device, text: t.lost.battery(name, Math.round(battery * 100)), look: 'warn' }];
}
