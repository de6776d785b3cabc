import { useDesk, useLink, useServices } from '../app/services.ts';
import { Confirm } from './confirm.tsx';
import { h } from './text.ts';

/** Lets go of the open match, for another console to take it over; where there is a relay, and the match is ours. */
export function HandOverButton({ close }: { readonly close: () => void }) {
  const { client } = useServices();
  const match = useDesk((desk) => desk.match);
  const may = useLink((link) => {
    const summary = match === null ? undefined : link.matches?.get(match);
    return (
      link.sync?.link === 'online' && summary?.role === 'owner' && summary.fork === null && !summary.scoreboard.practice
    );
  });
  if (match === null || !may) return null;
  const run = () => client.handOver(match);
  return <Confirm label={h.handOver} ask={h.handOverAsk} sure={h.handOverSure} run={run} done={close} />;
}
