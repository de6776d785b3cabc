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
