import { useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { Innings, State } from '#shared/sports/cricket/state.ts';
import { other, type Side, teamName } from '#shared/sports/side.ts';
import type { Chosen } from '../../choose/chooser.ts';
import { Chooser } from '../../choose/chooser.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { Button } from '../../parts/button.tsx';
import { nextBatters, nextBowlers, openers, openingBowlers } from './candidates.ts';
import type { Need } from './needs.ts';
import { text } from './text.ts';

export type Act = (type: string, data: JsonObject) => boolean;

interface Props {
  readonly state: State;
  readonly act: Act;
}

interface NeedProps extends Props {
  readonly need: Need;
  /** Leaves the question for now. */
  readonly later: () => void;
}

/** What the rules have to know before the next ball, asked one thing at a time. */
export function Question({ state, need, act, later }: NeedProps) {
  const { current } = state;
  switch (need.kind) {
    case 'toss':
      return <Toss state={state} act={act} later={later} />;
    case 'innings':
      return <StartInnings key={state.past.length} state={state} need={need} act={act} later={later} />;
    case 'batter':
      return current === null ? null : (
        <NextBatter key={need.end} state={state} innings={current} end={need.end} act={act} later={later} />
      );
    case 'bowler':
      return current === null ? null : <NextBowler state={state} innings={current} act={act} later={later} />;
  }
}

export function idOf(chosen: Chosen): string {
  return 'id' in chosen ? chosen.id : chosen.typed;
}

function teamOptions(state: State) {
  return ([0, 1] as const).map((side) => ({ id: String(side), label: teamName(state, side) }));
}

function sideOf(id: string): Side {
  return id === '0' ? 0 : 1;
}

function Toss({ state, act, later }: Props & { readonly later: () => void }) {
  const [winner, setWinner] = useState<Side | null>(null);
  if (winner === null) {
    return (
      <Chooser
        key="winner"
        title={`${text.toss.title}: ${text.toss.winner}`}
        options={teamOptions(state)}
        choose={(chosen) => setWinner(sideOf(idOf(chosen)))}
        cancel={{ label: text.toss.skip, run: later }}
      />
    );
  }
  return (
    <Chooser
      key="decision"
      title={text.toss.decision(teamName(state, winner))}
      options={[
        { id: 'bat', label: text.toss.bat },
        { id: 'field', label: text.toss.field },
      ]}
      choose={(chosen) => act('cricket.toss', { winner: state.setup.teams[winner].id, decision: idOf(chosen) })}
      cancel={{ label: text.actions.cancel, run: () => setWinner(null) }}
    />
  );
}

interface StartProps extends Props {
  readonly need: Extract<Need, { kind: 'innings' }>;
  readonly later: () => void;
}

/** Side (where it is not clear), both openers, the first bowler: then the innings begins as one event. */
function StartInnings({ state, need, act, later }: StartProps) {
  const choice = need.batting === null || need.followOn !== null;
  const [batting, setBatting] = useState<Side | null>(choice ? null : need.batting);
  const [names, setNames] = useState<readonly string[]>([]);
  const back = {
    label: text.actions.cancel,
    run: () =>
      names.length > 0 ? setNames(names.slice(0, -1)) : choice && batting !== null ? setBatting(null) : later(),
  };
  if (batting === null) {
    return (
      <Chooser
        title={text.innings.batting}
        options={battingOptions(state, need)}
        choose={(chosen) => setBatting(sideOf(idOf(chosen)))}
        cancel={{ label: text.choose.later, run: later }}
      />
    );
  }
  const heading = need.superOver ? text.innings.superOver : text.innings.bats(teamName(state, batting));
  const [striker, nonStriker] = names;
  const side = names.length < 2 ? batting : other(batting);
  const asked = [text.choose.striker, text.choose.nonStriker, text.choose.firstBowler][names.length] ?? '';
  return (
    <Chooser
      key={names.length}
      title={`${heading}: ${asked}`}
      options={names.length < 2 ? openers(state, side, names) : openingBowlers(state, side)}
      free={state.rosters[side].room > 0}
      choose={(chosen) => {
        const next = [...names, idOf(chosen)];
        if (next.length < 3) setNames(next);
        else {
          const team = state.setup.teams[batting].id;
          act('cricket.innings', {
            batting: team,
            striker,
            nonStriker,
            bowler: idOf(chosen),
            ...(need.superOver && { superOver: true }),
            ...(need.followOn === batting && { followOn: true }),
          });
        }
      }}
      cancel={names.length === 0 && !choice ? { label: text.choose.later, run: later } : back}
    />
  );
}

function battingOptions(state: State, { batting, followOn }: Extract<Need, { kind: 'innings' }>) {
  if (followOn === null || batting === null) return teamOptions(state);
  return [
    { id: String(batting), label: text.innings.declined(teamName(state, batting)) },
    { id: String(followOn), label: text.innings.followOn(teamName(state, followOn)) },
  ];
}

interface InningsProps extends Props {
  readonly innings: Innings;
  readonly later: () => void;
}

function NextBatter({ state, innings, end, act, later }: InningsProps & { readonly end: 'striker' | 'nonStriker' }) {
  const [place, setPlace] = useState(end);
  const turn = () => setPlace(place === 'striker' ? 'nonStriker' : 'striker');
  const alone = innings.striker < 0 && innings.nonStriker < 0;

  useKeys('panel', ({ key }) => {
    if (alone || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    turn();
    return true;
  });

  return (
    <Chooser
      title={text.choose.batter}
      options={nextBatters(state, innings)}
      free={state.rosters[innings.batting].room > 0}
      choose={(chosen) => act('cricket.batter', { player: idOf(chosen), ...(place !== end && { end: place }) })}
      cancel={{ label: text.choose.later, run: later }}
    >
      {!alone && (
        <Button onClick={turn} hint="← →">
          {text.choose.end[place]}
        </Button>
      )}
    </Chooser>
  );
}

export function NextBowler({ state, innings, act, later }: InningsProps) {
  const midOver = innings.over.deliveries > 0;
  return (
    <Chooser
      title={midOver ? text.choose.bowlerNow : text.choose.bowler(innings.over.index + 1)}
      options={nextBowlers(state, innings)}
      free={state.rosters[other(innings.batting)].room > 0}
      choose={(chosen) => act('cricket.bowler', { player: idOf(chosen) })}
      cancel={{ label: midOver ? text.actions.cancel : text.choose.later, run: later }}
    />
  );
}
