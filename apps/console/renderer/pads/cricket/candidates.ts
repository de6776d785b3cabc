import { mayBowl } from '#shared/sports/cricket/bowling.ts';
import { bowlerOvers, type Innings, type Roster, type State } from '#shared/sports/cricket/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Option } from '../../choose/chooser.ts';
import { fieldingSide } from './needs.ts';
import { text } from './text.ts';

/** Who may come in next, in the order of the team sheet; those who retired hurt may come back. */
export function nextBatters(state: State, innings: Innings): readonly Option[] {
  const seen = new Map(innings.batters.map((batter) => [batter.id, batter]));
  const absent = new Set(innings.absent);
  return available(state.rosters[innings.batting])
    .filter(({ id }) => {
      const status = seen.get(id)?.status;
      return status !== 'in' && status !== 'out' && !absent.has(id);
    })
    .map(({ id, name }) => {
      const batter = seen.get(id);
      return batter === undefined
        ? { id, label: name }
        : { id, label: name, note: text.candidates.back(batter.runs, batter.balls), muted: true };
    });
}

/** The batting side of an innings that has not begun. */
export function openers(state: State, side: Side, without: readonly string[]): readonly Option[] {
  return available(state.rosters[side])
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name }) => ({ id, label: name }));
}

/** For the first over: team sheets end with the bowlers, and keepers seldom bowl. */
export function openingBowlers(state: State, side: Side): readonly Option[] {
  const keepers = new Set(state.setup.keepers);
  const bottomUp = available(state.rosters[side]).toReversed();
  return [...bottomUp.filter(({ id }) => !keepers.has(id)), ...bottomUp.filter(({ id }) => keepers.has(id))].map(
    ({ id, name }) => ({ id, label: name }),
  );
}

/**
 * Who may bowl, the likeliest first: the bowler of the over before last, then those who bowled lately, then the rest
 * from the end of the team sheet, where the bowlers are. Whom the rules speak against stands at the end: umpires have been known to allow it.
 */
export function nextBowlers(state: State, innings: Innings): readonly Option[] {
  const side = fieldingSide(innings);
  const recency = recencyOf(innings);
  const keepers = new Set(state.setup.keepers);
  const players = available(state.rosters[side])
    .toReversed()
    .map(({ id, name }) => {
      const against = mayBowl(state, innings, id, undefined);
      const figures = figuresOf(state, innings, id);
      const note =
        against === null ? figures : `${figures === '' ? '' : `${figures}, `}${text.candidates.against(against.code)}`;
      return {
        option: { id, label: name, ...(note !== '' && { note }), ...(against !== null && { muted: true }) },
        rank: (against === null ? 0 : 100_000) + (recency.get(id) ?? 10_000) + (keepers.has(id) ? 1_000 : 0),
      };
    });
  return players.sort((a, b) => a.rank - b.rank).map(({ option }) => option);
}

/** Overs ago that each bowler last bowled, counting the over before last as the nearest. */
function recencyOf(innings: Innings): ReadonlyMap<string, number> {
  const recency = new Map<string, number>();
  for (const [i, over] of innings.overs.toReversed().entries()) {
    for (const index of over.bowlers) {
      const id = innings.bowlers[index]?.id;
      if (id !== undefined && !recency.has(id)) recency.set(id, i === 0 ? 500 : i);
    }
  }
  return recency;
}

export function figuresOf(state: State, innings: Innings, id: string): string {
  const bowler = innings.bowlers.find((each) => each.id === id);
  if (bowler === undefined) return '';
  const overs = bowlerOvers(bowler, state.format.ballsPerOver);
  return `${overs}-${bowler.maidens}-${bowler.runs}-${bowler.wickets}`;
}

/** The fielding side, the keeper first: no other has more catches. */
export function fielders(state: State, innings: Innings): readonly Option[] {
  const keepers = new Set(state.setup.keepers);
  const players = available(state.rosters[fieldingSide(innings)]);
  const isKeeper = ({ id }: { id: string }) => keepers.has(id);
  return [...players.filter(isKeeper), ...players.filter((player) => !isKeeper(player))].map((player) => ({
    id: player.id,
    label: player.name,
    ...(isKeeper(player) && { note: text.candidates.keeper }),
  }));
}

export function keeperOf(state: State, innings: Innings): string | null {
  const { players } = state.rosters[fieldingSide(innings)];
  return state.setup.keepers?.find((id) => players.has(id)) ?? null;
}

function available(roster: Roster): readonly { readonly id: string; readonly name: string }[] {
  return [...roster.players.values()].filter((player) => !player.replaced);
}
