import type { FoulKind } from '#shared/sports/basketball/events.ts';
import { freeThrowsFor } from '#shared/sports/basketball/fouls.ts';
import type { State } from '#shared/sports/basketball/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import { askWho, peopleAnswers, teamId } from '../actions/people.ts';
import type { Ask, Deed, Step } from '../actions/steps.ts';
import { firstThrow } from './free-throws.ts';
import { text } from './labels.ts';
import { people } from './people.ts';

/** Who fouled, how, and whom; the free throws that it gives follow at once. */
export function foul(state: State, side: Side): Ask {
  const bench = (['coach', 'bench'] as const).map((by) => ({
    keys: by.charAt(0),
    label: text[by],
    muted: true,
    next: () => called(state, side, { by, kind: 'technical' }, null),
  }));
  return {
    kind: 'ask',
    title: text.fouler,
    answers: [...peopleAnswers(people(state, side), (player) => askKind(state, side, player)), ...bench],
    skip: { label: text.untold, next: () => askKind(state, side, null) },
  };
}

const KINDS = [
  { keys: 'o', kind: 'offensive' },
  { keys: 'u', kind: 'unsportsmanlike' },
  { keys: 't', kind: 'technical' },
  { keys: 'i', kind: 'throw-in' },
  { keys: 'd', kind: 'disqualifying' },
] as const satisfies readonly { readonly keys: string; readonly kind: FoulKind }[];

function askKind(state: State, side: Side, player: string | null): Ask {
  const by = player === null ? {} : { player };
  const drawn = (called_: Called) => askFouled(state, side, { ...by, ...called_ });
  return {
    kind: 'ask',
    title: text.foulKind,
    answers: [
      ...[2, 3, 1].map((shots) => ({
        keys: String(shots),
        label: text.shots(shots),
        next: () => drawn({ freeThrows: shots }),
      })),
      ...KINDS.map(({ keys, kind }) => ({
        keys,
        label: text.kinds[kind],
        next: () => (kind === 'technical' ? called(state, side, { ...by, kind }, null) : drawn({ kind })),
      })),
    ],
    skip: { label: text.noShot, next: () => drawn({}) },
  };
}

interface Called {
  readonly player?: string;
  readonly by?: 'coach' | 'bench';
  readonly kind?: FoulKind;
  readonly freeThrows?: number;
}

function askFouled(state: State, side: Side, what: Called): Ask {
  return askWho(text.fouled, people(state, other(side)), (drawn) => called(state, side, what, drawn));
}

/** An offensive foul is a turnover as well (FIBA Statisticians' Manual). */
function called(state: State, side: Side, what: Called, drawn: string | null): Step {
  const team = teamId(state, side);
  const { by = 'player', kind = 'personal', player } = what;
  const given = what.freeThrows ?? freeThrowsFor(state, side, { team, by, kind });
  const turnover: Deed = {
    type: 'basketball.turnover',
    data: { team, ...(player !== undefined && { player }), kind: 'offensive foul' },
  };
  const deeds: readonly Deed[] = [
    { type: 'basketball.foul', data: { team, ...what, ...(drawn !== null && { drawn }) } },
    ...(kind === 'offensive' ? [turnover] : []),
  ];
  if (given === 0) return { kind: 'score', deeds };
  return { kind: 'score', deeds, follow: firstThrow(state, other(side), given, drawn) };
}
