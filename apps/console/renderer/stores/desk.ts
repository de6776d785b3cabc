import { v7 as uuidv7 } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JsonObject } from '#shared/json/json.ts';
import { isCorrection } from '#shared/match/effective.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Problem } from '#shared/problem.ts';
import type { ConsolePush } from '#shared/wire/console.ts';
import type { ConsoleClient } from '../api/client.ts';
import { codesToInsist } from '../match/insist.ts';
import { OpenMatch } from '../match/open-match.ts';
import type { Outbox } from '../match/outbox.ts';
import { Review } from '../match/review.ts';
import { Sender } from '../match/sender.ts';
import { Timeline } from '../match/timeline.ts';
import { redoTarget, undoTarget } from '../match/undo.ts';
import { objection, warningText } from '../text/objections.ts';

/** An action that did not go through, here or at the core. */
export interface Refusal {
  readonly draft: Draft;
  readonly problem: Problem;
  /** The rules to set aside to score it all the same; null when that is not possible. */
  readonly insist: readonly string[] | null;
}

/** The open match as the screens see it. All but `state` is changed in place: `version` says that it was. */
export interface OpenDesk {
  readonly open: OpenMatch;
  readonly timeline: Timeline;
  readonly review: Review;
  readonly version: number;
  readonly state: MatchState | null;
}

export interface DeskState {
  readonly match: string | null;
  readonly phase: 'closed' | 'loading' | 'ready' | 'missing';
  readonly desk: OpenDesk | null;
  readonly refusal: Refusal | null;
  /** Something unusual about the newest action that was scored all the same. */
  readonly warnings: readonly string[];
  /** The core is there and cannot save. */
  readonly trouble: Problem | null;
}

export interface DeskStore extends StoreApi<DeskState> {
  open(match: string): void;
  close(): void;
  /** Scores something: shown at once, firm with the core's reply. False: refused, see `refusal`. */
  act(type: string, data: JsonObject, override?: Draft['override']): boolean;
  /** What the rules would say of it now, without doing anything; null: nothing against it. */
  judge(type: string, data: JsonObject): { readonly message: string; readonly insist: boolean } | null;
  /** Scores the refused action all the same. */
  insist(reason: string): void;
  dismiss(): void;
  undo(): boolean;
  redo(): boolean;
  /** For the client's events. */
  connected(user: string): void;
  received(push: Extract<ConsolePush, { push: 'log' }>): void;
}

const CLOSED = { match: null, phase: 'closed', desk: null, refusal: null, warnings: [] } as const;

type Client = Pick<ConsoleClient, 'draft' | 'open' | 'close'>;

/** @param barred why nothing of that kind may be scored in a match at this screen now; null: it may */
export function createDeskStore(
  client: Client,
  outbox: Outbox,
  now: () => number,
  barred: (match: string, type: string) => Problem | null = () => null,
): DeskStore {
  const store = createStore<DeskState>(() => ({ ...CLOSED, trouble: null }));
  const { getState, setState } = store;
  let user = 'operator';
  /** The log as it comes in after `open`, until its last part; null: nothing is being loaded. */
  let incoming: MatchEvent[] | null = null;

  const sender = new Sender((match, draft) => client.draft(match, draft), outbox, {
    saved(match, id) {
      const open = openOf(match);
      if (open === null) return;
      open.saved(id);
      changed(open, open.fold.effective.length);
    },
    refused(match, draft, problem) {
      const open = openOf(match);
      if (open === null) return;
      open.drop(draft.id, now());
      changed(open, 0);
      refuse(open, draft, problem);
    },
    trouble: (trouble) => setState({ trouble }),
  });

  function openOf(match: string): OpenMatch | null {
    const open = getState().desk?.open;
    return open?.match === match ? open : null;
  }

  function changed(open: OpenMatch, changedFrom: number): void {
    const { desk } = getState();
    if (desk?.open !== open) return;
    desk.timeline.update(open.fold, changedFrom);
    desk.review.update(open.fold, changedFrom);
    setState({ desk: { ...desk, version: desk.version + 1, state: open.fold.state } });
  }

  function load(match: string): void {
    incoming = [];
    // The log follows as pushes; without a connection the next `connected` tries again.
    void client.open(match);
  }

  function refuse(open: OpenMatch, draft: Draft, problem: Problem): void {
    setState({ refusal: { draft, problem, insist: codesToInsist((other) => open.judge(other, now()), draft) } });
  }

  function propose(draft: Draft): boolean {
    const open = getState().desk?.open;
    if (open === undefined) return false;
    const bar = barred(open.match, draft.type);
    if (bar !== null) {
      setState({ refusal: { draft, problem: bar, insist: null } });
      return false;
    }
    const decision = open.propose(draft, now());
    if (decision.kind === 'refused') {
      refuse(open, draft, decision.problem);
      return false;
    }
    // What a correction leaves behind is listed among the conflicts already.
    const told = decision.kind === 'accepted' && !isCorrection(draft.type) ? decision.warnings : [];
    const warnings = told.map(warningText);
    setState({ refusal: null, warnings });
    changed(open, decision.changedFrom);
    sender.add({ match: open.match, draft });
    return true;
  }

  function act(type: string, data: JsonObject, override?: Draft['override']): boolean {
    return propose({ id: uuidv7(), type, data, at: now(), ...(override && { override }) });
  }

  function voidEvent(target: MatchEvent | null): boolean {
    return target !== null && act('correction.void', { target: target.id });
  }

  /** Takes a part of the whole log; true when it is all there. */
  function collect(events: readonly MatchEvent[], more: boolean): boolean {
    for (const event of events) {
      // After two requests in a row the log comes twice: what begins at 1 is a whole one.
      if (event.seq === 1) incoming = [];
      if (incoming !== null && event.seq === incoming.length + 1) incoming.push(event);
    }
    return !more && incoming !== null && incoming.length > 0 && incoming.length === events.at(-1)?.seq;
  }

  function follow(open: OpenMatch, events: readonly MatchEvent[]): void {
    let changedFrom = open.fold.effective.length;
    for (const event of events) {
      const from = open.receive(event, now());
      if (from === 'gap') {
        load(open.match);
        return;
      }
      changedFrom = Math.min(changedFrom, from);
    }
    changed(open, changedFrom);
  }

  return {
    ...store,
    act,

    open(match) {
      if (getState().match === match) return;
      const open = new OpenMatch(match, user);
      const desk = { open, timeline: new Timeline(open.fold), review: new Review(open.fold), version: 0, state: null };
      setState({ ...CLOSED, match, phase: 'loading', desk });
      load(match);
    },

    close() {
      if (getState().match === null) return;
      incoming = null;
      setState(CLOSED);
      void client.close();
    },

    judge(type, data) {
      const open = getState().desk?.open;
      if (open === undefined) return null;
      const bar = barred(open.match, type);
      if (bar !== null) return { message: bar.message, insist: false };
      const draft = { id: uuidv7(), type, data, at: now() };
      const decision = open.judge(draft, now());
      if (decision.kind !== 'refused') return null;
      const insist = codesToInsist((other) => open.judge(other, now()), draft) !== null;
      return { message: objection(decision.problem), insist };
    },

    insist(reason) {
      const { refusal } = getState();
      if (refusal?.insist == null) return;
      const { type, data, at } = refusal.draft;
      propose({ id: uuidv7(), type, data, at: at ?? now(), override: { codes: [...refusal.insist], reason } });
    },

    dismiss() {
      setState({ refusal: null, warnings: [] });
    },

    undo() {
      return voidEvent(undoTarget(getState().desk?.open.fold.log ?? []));
    },

    redo() {
      return voidEvent(redoTarget(getState().desk?.open.fold.log ?? []));
    },

    connected(name) {
      user = name;
      const { match, desk } = getState();
      if (desk !== null) desk.open.user = name;
      if (match !== null) load(match);
      sender.resume();
    },

    received({ match, events, more, restart }) {
      const open = openOf(match);
      if (open === null) return;
      // The log is another one than before: this match was another console's meanwhile.
      if (restart) incoming = [];
      if (incoming === null) {
        follow(open, events);
        return;
      }
      if (!collect(events, more)) {
        if (!more && events.length === 0) setState({ phase: 'missing' });
        return;
      }
      open.load(incoming, now());
      incoming = null;
      open.restore(sender.waiting(match), now());
      setState({ phase: 'ready' });
      changed(open, 0);
    },
  };
}
