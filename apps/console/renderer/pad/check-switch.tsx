import { useDesk, useLink } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { liveOf } from '../scorers/view.ts';
import { c } from '../screens/desk/checks-text.ts';
import type { PadHttp } from './pad-http.ts';

interface Props {
  readonly match: string;
  readonly http: PadHttp;
  readonly reconnect: () => void;
}

/** Between scoring the match and checking it. Only with everything saved: what waits belongs to one of the two logs. */
export function CheckSwitch({ match, http, reconnect }: Props) {
  const user = useLink((link) => link.hello?.user);
  const checking = useLink((link) => link.checks.get(match)?.some(({ client }) => client === user) ?? false);
  const isLive = useLink((link) => link.hello !== null && liveOf(link, match) === link.hello.scorer);
  const open = useLink((link) => link.connection === 'open');
  const pending = useDesk((desk) => desk.desk?.open.pending.length ?? 0);

  async function change() {
    const done = await http.check(match, !checking);
    if (done.ok) reconnect();
  }

  // Whoever is live has the word on the score: nothing to compare it with.
  if (isLive) return null;
  return (
    <Button
      pressed={checking}
      disabled={!open || pending > 0}
      title={checking ? c.endTitle : c.beginTitle}
      onClick={() => void change()}
    >
      {c.check}
    </Button>
  );
}
