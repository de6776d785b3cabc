import type { Side } from '../../side.ts';
import type { Setup } from '../setup.ts';
import { playerName, type State } from '../state.ts';

/** In the files a name is all that tells a player: whoever shares one with somebody else gets a number to it. */
export class Names {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor({ teams }: Setup) {
    for (const [side, { players }] of teams.entries()) for (const { id, name } of players) this.#take(side, id, name);
  }

  of(state: State, side: Side, id: string | undefined): string {
    if (id === undefined) return '';
    return this.#given.get(`${side} ${id}`) ?? this.#take(side, id, playerName(state, side, id));
  }

  #take(side: number, id: string, name: string): string {
    let unique = name;
    for (let n = 2; this.#taken.has(unique); n++) unique = `${name} (${n})`;
    this.#taken.add(unique);
    this.#given.set(`${side} ${id}`, unique);
    return unique;
  }
}
