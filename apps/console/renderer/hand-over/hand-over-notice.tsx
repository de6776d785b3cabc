import { useState } from 'react';
import type { MatchState } from '#shared/match/state.ts';
import { useLink, useServices } from '../app/services.ts';
import type { SportPad } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Confirm } from './confirm.tsx';
import { ForkList } from './fork-list.tsx';
import { h } from './text.ts';

interface Props {
  readonly match: string;
  readonly pad: SportPad | undefined;
  readonly state: MatchState | null;
}

/** Who has this match, where that is not simply this console; and what was scored apart from its log. */
export function HandOverNotice({ match, pad, state }: Props) {
  const { client } = useServices();
  const summary = useLink((link) => link.matches?.get(match) ?? null);
  const [open, setOpen] = useState(false);
  if (summary === null) return null;
  const { role, fork, forked } = summary;
  const owns = role === 'owner' && fork === null;
  const review = forked > 0 && (
    <Button pressed={open} aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? h.hide : h.review}
    </Button>
  );
  const list = open && <ForkList match={match} forked={forked} decides={owns} pad={pad} state={state} />;
  const takeOver = (label: string) => (
    <Confirm label={label} ask={h.takeOverAsk} sure={h.takeOverSure} run={() => client.takeOver(match)} />
  );
  if (role === 'releasing') return <Notice look="warn">{h.releasing}</Notice>;
  if (role === 'follower') {
    return (
      <Notice
        look="warn"
        actions={
          <>
            {takeOver(h.takeOver)}
            {review}
          </>
        }
      >
        {h.follower} {forked > 0 && h.lostKept(forked)}
        {list}
      </Notice>
    );
  }
  if (fork !== null) {
    return (
      <Notice
        look="bad"
        actions={
          <>
            <Confirm
              label={h.followOther}
              ask={h.followAsk}
              sure={h.followOther}
              run={() => client.followMatch(match)}
            />
            {takeOver(h.takeBack)}
            {review}
          </>
        }
      >
        {h.lost} {forked > 0 && h.lostKept(forked)}
        {list}
      </Notice>
    );
  }
  if (forked === 0 && !open) return null;
  return (
    <Notice look="warn" actions={review || <Button onClick={() => setOpen(false)}>{h.hide}</Button>}>
      {h.forkTitle(forked)}
      {list}
    </Notice>
  );
}
