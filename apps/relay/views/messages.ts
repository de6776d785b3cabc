import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { LiveDown } from '#shared/wire/live.ts';
import type { LogEntry } from '../store/log.ts';
import type { MatchView, Update } from './match-view.ts';

/** The text of a live `event` message, made once for everybody. */
export interface EventMessage {
  readonly term: number;
  readonly seq: number;
  readonly text: string;
  /** When the console wrote the event down, UTC ms. */
  readonly recordedAt: number;
  /** The match is over with this event. */
  readonly ends: boolean;
}

type EventDown = Extract<LiveDown, { op: 'event' }>;

export function eventMessage({ event, json }: LogEntry, update: Update): EventMessage {
  const { match, term, seq, recordedAt } = event;
  const head: Pick<EventDown, 'op' | 'match' | 'term' | 'seq'> = { op: 'event', match, term, seq };
  const tail: Pick<EventDown, 'scoreboard' | 'commentary' | 'state' | 'corrects'> = {
    scoreboard: update.scoreboard,
    ...(update.commentary !== null && { commentary: update.commentary }),
    state: update.state,
    ...(update.corrects && { corrects: true as const }),
  };
  // The event's own text goes in as it is: the longest part is not written again.
  const text = `${JSON.stringify(head).slice(0, -1)},"event":${json},${JSON.stringify(tail).slice(1)}`;
  return { term, seq, text, recordedAt, ends: isOver(update.scoreboard.status) };
}

/** The text of a live `snapshot` message; `scoreboard` is the view's in that language, `fans` how many follow the match. */
export function snapshotMessage(view: MatchView, locale: Locale, scoreboard: Scoreboard, fans: number): string {
  // The long part is made once for everybody who comes.
  const known = view.rendered(`snapshot/${locale}`, () => {
    const { term, seq } = view.head;
    const last = view.log.at(-1);
    const state = last === undefined ? undefined : view.stateOf(last);
    const message: LiveDown = { op: 'snapshot', match: view.match, term, seq, scoreboard, state };
    return JSON.stringify(message);
  });
  return `${known.slice(0, -1)},"fans":${fans}}`;
}

export function isOver(status: Scoreboard['status'] | undefined): boolean {
  return status === 'ended' || status === 'abandoned';
}
