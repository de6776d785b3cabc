import { v7 as uuidv7 } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Override } from '#shared/match/event.ts';
import type { Problem } from '#shared/problem.ts';
import type { Proposal } from '#shared/sports/sport.ts';
import type { ConsolePush } from '#shared/wire/console.ts';
import type { BoardReading, ObservationRule, StoredObservation } from '#shared/wire/inbox.ts';
import type { ConsoleClient } from '../api/client.ts';

/** Observations kept on the screen. */
const KEPT = 100;

/** What the desk said against an observation's proposal. */
interface Objection {
  readonly n: number;
  readonly proposal: Proposal;
  readonly problem: Problem;
}

/** What devices saw of the open match. */
export interface InboxState {
  readonly match: string | null;
  /** Newest first. */
  readonly observations: readonly StoredObservation[];
  readonly rules: readonly ObservationRule[];
  /** Scoreboards that contradict the score. */
  readonly disagree: readonly BoardReading[];
  readonly objection: Objection | null;
  readonly problem: Problem | null;
}

const EMPTY: InboxState = {
  match: null,
  observations: [],
  rules: [],
  disagree: [],
  objection: null,
  problem: null,
};

export interface InboxStore extends StoreApi<InboxState> {
  open(match: string | null): void;
  /** The console is there again: what was missed is asked for. */
  connected(): void;
  received(push: ConsolePush): void;
  accept(n: number, proposal: Proposal, override?: Override): Promise<void>;
  ignore(n: number): Promise<void>;
  setRule(rule: ObservationRule): Promise<void>;
}

type Client = Pick<
  ConsoleClient,
  'observations' | 'acceptObservation' | 'ignoreObservation' | 'observationRules' | 'setObservationRule'
>;

export function createInboxStore(client: Client): InboxStore {
  const store = createStore<InboxState>(() => EMPTY);
  const { getState, setState } = store;

  async function load(match: string): Promise<void> {
    const before = new Set(getState().observations);
    const [observations, rules] = await Promise.all([client.observations(match, KEPT), client.observationRules(match)]);
    if (getState().match !== match) return;
    if (observations.ok) {
      // What came meanwhile is newer than the answer; what was here before it may be long settled.
      const meanwhile = getState().observations.filter((one) => !before.has(one));
      setState({ observations: merged(meanwhile, observations.value) });
    }
    if (rules.ok) setState({ rules: rules.value });
  }

  return {
    ...store,

    open(match) {
      if (getState().match === match) return;
      setState({ ...EMPTY, match });
      if (match !== null) void load(match);
    },

    connected() {
      const { match } = getState();
      if (match !== null) void load(match);
    },

    received(push) {
      const { match, observations } = getState();
      if (push.push === 'boards' && push.match === match) setState({ disagree: push.disagree });
      if (push.push !== 'observation' || push.observation.match !== match || push.observation.kind === 'score') return;
      setState({ observations: merged([push.observation], observations) });
    },

    async accept(n, { type, data }, override) {
      const { match } = getState();
      if (match === null) return;
      const draft = { id: uuidv7(), type, data, ...(override && { override }) };
      const answer = await client.acceptObservation(match, n, draft);
      if (!answer.ok) setState({ problem: answer.problem });
      else if (answer.value.status === 'refused') {
        setState({ objection: { n, proposal: { type, data }, problem: answer.value.error } });
      } else setState({ objection: null, problem: null });
    },

    async ignore(n) {
      const answer = await client.ignoreObservation(n);
      setState({ objection: null, problem: answer.ok ? null : answer.problem });
    },

    async setRule(rule) {
      const { match } = getState();
      if (match === null) return;
      const answer = await client.setObservationRule(match, rule);
      setState(answer.ok ? { rules: answer.value, problem: null } : { problem: answer.problem });
    },
  };
}

/** Newest first, each once: as `fresh` has it. */
function merged(fresh: readonly StoredObservation[], known: readonly StoredObservation[]): StoredObservation[] {
  const all = new Map([...known, ...fresh].map((one) => [one.n, one]));
  return [...all.values()].sort((a, b) => b.n - a.n).slice(0, KEPT);
}
