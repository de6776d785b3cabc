import { useState } from 'react';
import type { Device } from '#shared/wire/console.ts';
import { useLink } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { exactTime } from '../text/text.ts';
import { inboxText as t } from './text.ts';

/** A battery below this wants somebody to go there, 0 to 1. */
const LOW_BATTERY = 0.15;

/** What broke off or is about to, as long as a match is on: loud until it is back or somebody has seen it. */
export function LostNotice() {
  const devices = useLink((link) => link.devices);
  const live = useLink((link) => [...(link.matches?.values() ?? [])].some(({ scoreboard }) => isOn(scoreboard.status)));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (!live) return null;
  const missed = [...devices.values()].filter(({ revokedAt }) => revokedAt === null).flatMap(trouble);
  return missed
    .filter(({ key }) => !seen.has(key))
    .map(({ key, text, look }) => (
      <Notice
        key={key}
        look={look}
        actions={<Button onClick={() => setSeen(new Set(seen).add(key))}>{t.lost.seen}</Button>}
      >
        {text}
      </Notice>
    ));
}

function isOn(status: string): boolean {
  return status === 'live' || status === 'paused';
}

interface Trouble {
  readonly key: string;
  readonly text: string;
  readonly look: 'bad' | 'warn';
}

function trouble({ id, name, online, lostAt, battery }: Device): readonly Trouble[] {
  if (lostAt !== null) return [{ key: `${id} ${lostAt}`, text: t.lost.one(name, exactTime(lostAt)), look: 'bad' }];
  if (!online || battery === null || battery >= LOW_BATTERY) return [];
  return [{ key: `${id} battery`, text: t.lost.battery(name, Math.round(battery * 100)), look: 'warn' }];
}
