import { v7 as uuidv7 } from 'uuid';
import { type Comparison, compareLogs, partingKey } from '#shared/match/compare.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { type Mending, mending } from '#shared/match/reconcile.ts';
import type { MatchState } from '#shared/match/state.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { CheckState } from '#shared/wire/checks.ts';

interface Who {
  readonly client: string;
  readonly name: string;
}

/** What both scorers are told of their two logs. */
export function checkState(
  { client, name }: Who,
  main: MatchFold,
  check: MatchFold,
  ignored: ReadonlySet<string>,
  now: number,
): CheckState {
  const found = compareLogs(main, check, ignored, now);
  const parting = 'parting' in found ? found.parting : null;
  return {
    client,
    name,
    kind: found.kind,
    score: found.kind === 'apart' && found.score,
    behind: found.kind === 'behind' ? { who: found.who, events: found.events, since: found.since } : null,
    main: scoreLine(main.state),
    check: scoreLine(check.state),
    parting: parting && { key: partingKey(parting), main: shown(parting.main), check: shown(parting.check) },
    mend:
      found.kind === 'agree'
        ? null
        : { main: mend(found, 'main', main, name, now), check: mend(found, 'check', check, name, now) },
  };
}

function mend(found: Comparison, into: 'main' | 'check', fold: MatchFold, name: string, now: number) {
  const reason = into === 'main' ? `as scored by ${name}` : 'as in the real log';
  const drafts = mending(found, into, reason);
  return { drafts: drafts.map(({ type, data }) => ({ type, data })), leads: scoreLine(after(fold, drafts, now)) };
}

/** The state that corrections lead to, without making them. */
function after(fold: MatchFold, drafts: readonly Mending[], now: number): MatchState | null {
  const last = fold.log.at(-1);
  if (last === undefined) return null;
  const events = drafts.map(
    ({ type, data }, i): MatchEvent => ({
      ...last,
      id: uuidv7(),
      seq: last.seq + 1 + i,
      type,
      data,
      at: now,
      recordedAt: now,
    }),
  );
  const [only, ...more] = events;
  if (only !== undefined && more.length === 0) return fold.preview(only);
  return MatchFold.of([...fold.log, ...events]).state;
}

function shown(event: EffectiveEvent | null) {
  return event === null ? null : { id: event.id, type: event.type, data: event.data, at: event.at };
}

function scoreLine(state: MatchState | null): string {
  const sides = state?.game.board(DEFAULT_LOCALE).sides ?? [];
  return sides
    .filter(({ score }) => score !== '')
    .map(({ shortName, score, detail }) => [shortName, score, detail].filter(Boolean).join(' '))
    .join(', ');
}
