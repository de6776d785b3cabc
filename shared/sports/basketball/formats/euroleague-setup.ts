import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Pair } from '../../side.ts';
import { Setup } from '../setup.ts';

export interface NamedPlayer {
  readonly id: string;
  readonly name: string;
  /** As printed on the shirt. */
  readonly dorsal: string;
}

export interface NamedTeam {
  readonly code: string;
  readonly name: string;
  readonly players: readonly NamedPlayer[];
}

/** More than any team sheet has. */
const MAX_PLAYERS = 40;

/** The setup of a EuroLeague game; a team without a code is called by its place. */
export function setupOf(teams: Pair<NamedTeam>): Setup {
  const [a, b] = teams;
  const names: Pair<string> = [nameOf(a, 'Team A'), nameOf(b, 'Team B')];
  const short = shortNamesOf(...names);
  const distinct = a.code !== '' && b.code !== '' && a.code !== b.code;
  return Setup.parse({
    teams: teams.map((team, side) => ({
      id: distinct ? team.code.slice(0, 64) : side === 0 ? 'A' : 'B',
      name: names[side === 0 ? 0 : 1],
      shortName: distinct ? team.code.slice(0, 8) : short[side === 0 ? 0 : 1],
      players: team.players.slice(0, MAX_PLAYERS).map(({ id, name, dorsal }) => {
        const number = /^\d{1,3}$/.test(dorsal) ? Number(dorsal) : null;
        return { id: id.slice(0, 64), name: tidy(name || id).slice(0, 80), ...(number !== null && { number }) };
      }),
    })),
    format: { name: 'EuroLeague' },
  });
}

function nameOf({ name, code }: NamedTeam, place: string): string {
  return (name || code || place).slice(0, 80);
}

/** "WILLIAMS , TREVION" comes with a space too many now and then. */
function tidy(name: string): string {
  return name.replaceAll(/\s+/g, ' ').replaceAll(' ,', ',');
}
