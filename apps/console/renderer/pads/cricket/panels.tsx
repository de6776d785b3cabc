import { useState } from 'react';
import type { MatchState } from '#shared/match/state.ts';
import type { State } from '#shared/sports/cricket/state.ts';
import { teamName } from '#shared/sports/side.ts';
import { Chooser } from '../../choose/chooser.tsx';
import { EventForm } from '../../fields/event-form.tsx';
import { fieldsOf } from './fields.ts';
import { rarer } from './kinds.ts';
import { type Act, idOf } from './questions.tsx';
import { text } from './text.ts';

interface Props {
  readonly state: State;
  readonly act: Act;
  readonly close: () => void;
}

/** Five penalty runs (Law 41): to one side or the other. */
export function PenaltyPanel({ state, act, close }: Props) {
  return (
    <Chooser
      title={text.penalty.to}
      options={state.setup.teams.map(({ id }, i) => ({ id, label: teamName(state, i === 0 ? 0 : 1) }))}
      choose={(chosen) => act('cricket.penalty', { to: idOf(chosen), runs: 5 }) && close()}
      cancel={{ label: text.actions.cancel, run: close }}
    />
  );
}

const { outcomes } = text.review;
const DECISIONS = [
  { id: 'upheld', label: outcomes.upheld },
  { id: 'struck down', label: outcomes.struckDown },
  { id: 'umpires-call', label: outcomes.umpiresCall },
] as const;

/** A review of an umpire's decision: who asked, and what came of it. A changed decision is a correction of the ball. */
export function ReviewPanel({ state, act, close }: Props) {
  const [by, setBy] = useState<string | null>(null);
  const left = (side: 0 | 1) => state.current?.reviewsLeft[side] ?? null;
  if (by === null) {
    return (
      <Chooser
        title={text.review.by}
        options={([0, 1] as const).map((side) => {
          const count = left(side);
          const note = count === null ? {} : { note: text.review.left(count), muted: count === 0 };
          return { id: state.setup.teams[side].id, label: teamName(state, side), ...note };
        })}
        choose={(chosen) => setBy(idOf(chosen))}
        cancel={{ label: text.actions.cancel, run: close }}
      />
    );
  }
  return (
    <Chooser
      key={by}
      title={text.review.outcome}
      options={DECISIONS}
      choose={(chosen) => {
        const umpiresCall = idOf(chosen) === 'umpires-call';
        const decision = umpiresCall ? 'struck down' : idOf(chosen);
        if (act('cricket.review', { by, decision, ...(umpiresCall && { umpiresCall }) })) close();
      }}
      cancel={{ label: text.actions.cancel, run: () => setBy(null) }}
    />
  );
}

export function EndInningsPanel({ act, close }: Props) {
  const { declared, time, overs, forfeited } = text.end;
  return (
    <Chooser
      title={text.end.title}
      options={[
        { id: 'declared', label: declared },
        { id: 'time', label: time },
        { id: 'overs', label: overs },
        { id: 'forfeited', label: forfeited },
      ]}
      choose={(chosen) => act('cricket.close', { reason: idOf(chosen) }) && close()}
      cancel={{ label: text.actions.cancel, run: close }}
    />
  );
}

/** Everything that has no key of its own: a list, and the chosen event's form. */
export function MorePanel({ state, match, act, close }: Props & { readonly match: MatchState }) {
  const [type, setType] = useState<string | null>(null);
  const kind = rarer.find((each) => each.type === type);
  if (kind === undefined) {
    return (
      <Chooser
        title={text.more.title}
        options={rarer.map((each) => ({ id: each.type, label: each.label }))}
        choose={(chosen) => setType(idOf(chosen))}
        cancel={{ label: text.actions.cancel, run: close }}
      />
    );
  }
  return (
    <EventForm
      title={kind.label}
      initial={kind.blank(match)}
      fields={(data) => fieldsOf(kind.type, data, state)}
      submit={{ label: text.actions.score, run: (data) => act(kind.type, data) && close() }}
      cancel={{ label: text.actions.cancel, run: () => setType(null) }}
    />
  );
}
