import { Recorder } from '../../formats/recorder.ts';
import { playing, runOf } from '../rally/part.ts';
import { other, type Side } from '../side.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { Dice } from '../testing/dice.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import type { DataOf, Ending, VolleyballEvent } from './events.ts';
import { Setup } from './setup.ts';
import { initial, onCourt, type SetState, type State, serverNow } from './state.ts';
import { setup } from './story-teams.ts';

/** 2026-04-05T13:00:00Z */
const START = 1_775_394_000_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const IDS = ['coast', 'hills'] as const;
/** In the starting six: setter, outside, middle, opposite, outside, middle. */
const SIX = [1, 2, 3, 4, 5, 6];
const MIDDLES = [3, 6];

/** How rallies end: for the side that serves, then for the side that receives. */
const SERVING: readonly (readonly [number, Ending])[] = [
  [6, 'ace'],
  [1, 'reception error'],
  [13, 'attack'],
  [7, 'block'],
  [8, 'attack error'],
  [1, 'dig error'],
  [1, 'set error'],
  [1, 'fault'],
];
const RECEIVING: readonly (readonly [number, Ending])[] = [
  [15, 'serve error'],
  [41, 'attack'],
  [4, 'block'],
  [4, 'attack error'],
  [1, 'block error'],
  [1, 'fault'],
];

/** What happens besides the rallies, by the score after which it does: "set: a-b". */
const MOMENTS: Readonly<Record<string, readonly (VolleyballEvent | Lifecycle)[]>> = {
  '1: 10-14': [{ type: 'volleyball.challenge', data: { team: 'coast', outcome: 'failed' } }],
  '1: 13-18': [{ type: 'volleyball.substitution', data: { team: 'coast', out: 'coast4', in: 'coast9' } }],
  '1: 15-22': [{ type: 'volleyball.substitution', data: { team: 'coast', out: 'coast9', in: 'coast4' } }],
  '2: 11-8': [{ type: 'volleyball.sanction', data: { team: 'hills', kind: 'warning', person: 'coach Marta Hoel' } }],
  '2: 18-12': [
    { type: 'volleyball.substitution', data: { team: 'hills', out: 'hills1', in: 'hills7' } },
    { type: 'volleyball.substitution', data: { team: 'hills', out: 'hills4', in: 'hills8' } },
  ],
  '3: 12-13': [{ type: 'volleyball.challenge', data: { team: 'hills', outcome: 'no decision' } }],
  '3: 19-21': [{ type: 'volleyball.replay', data: { reason: 'a ball from the warm-up area' } }],
  '4: 14-11': [{ type: 'volleyball.sanction', data: { team: 'hills', kind: 'delay warning' } }],
  '4: 20-17': [{ type: 'volleyball.substitution', data: { team: 'coast', out: 'coast1', in: 'coast7' } }],
};

class Story {
  readonly recorder: Recorder<Setup, State, VolleyballEvent>;
  readonly #dice: Dice;
  #now = START;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    const parsed = Setup.parse({ ...setup, startsAt: START });
    this.recorder = new Recorder({ id: 'volleyball', initial, apply }, 'story-volleyball', parsed, START);
  }

  play(): ImportedMatch {
    this.#send({ type: 'volleyball.toss', data: { winner: 'coast', choice: 'serve' } }, 0);
    while (this.recorder.state.outcome === null) this.#set();
    this.#send({ type: 'match.ended', data: {} }, 5 * MINUTE);
    return this.recorder.imported();
  }

  #set(): void {
    const number = (this.recorder.state.current?.number ?? 0) + 1;
    for (const id of IDS) {
      // The teams start every other set from another rotation.
      const turn = (number - 1) * 2;
      const positions = SIX.map((_, index) => `${id}${SIX[(index + turn) % 6]}`);
      this.#send({ type: 'volleyball.lineup', data: { team: id, positions } }, 10 * SECOND);
    }
    const deciding = number === 5 ? { serving: 'hills' } : {};
    this.#send({ type: 'volleyball.set', data: number === 1 ? { left: 'coast' } : deciding }, 2 * MINUTE);
    for (let set = playing(this.recorder.state); set !== null; set = playing(this.recorder.state)) {
      this.#liberos();
      this.#send({ type: 'volleyball.rally', data: this.#rally(set) }, this.#dice.between(16, 34) * SECOND);
      this.#breaks();
    }
  }

  /** The libero plays in the back row for the middle blocker who has served or does not serve. */
  #liberos(): void {
    for (const side of [0, 1] as const) {
      const set = playing(this.recorder.state);
      const team = set?.teams[side];
      if (set === null || team === undefined || team.libero !== null || team.positions === null) continue;
      const back = [...(set.serving === side ? [] : [0]), 4, 5];
      const middle = back
        .map((position) => team.positions?.[position])
        .find((player) => MIDDLES.some((number) => player === `${IDS[side]}${number}`));
      if (middle === undefined) continue;
      this.#send({ type: 'volleyball.libero', data: { team: IDS[side], out: middle, in: `${IDS[side]}12` } }, SECOND);
    }
  }

  #rally(set: SetState): DataOf<'volleyball.rally'> {
    const dice = this.#dice;
    const serving: Side = set.serving ?? 0;
    const isBreak = dice.next() < (serving === 0 ? 0.37 : 0.36);
    const side = isBreak ? serving : other(serving);
    const how = dice.pick(isBreak ? SERVING : RECEIVING, 'attack');
    const player = this.#playerOf(set, side, how);
    return { winner: IDS[side], how, ...(player !== null && { player }) };
  }

  /** Who may have done it: front-row players attack and block, the server serves. */
  #playerOf(set: SetState, winner: Side, how: Ending): string | null {
    const own = how === 'attack' || how === 'block';
    const side = own ? winner : other(winner);
    const court = onCourt(set.teams[side]);
    if (how === 'ace' || how === 'serve error') return serverNow(set);
    if (court === null || how === 'fault') return null;
    const setter = `${IDS[side]}1`;
    if (how === 'set error') return setter;
    const front = [1, 2, 3].flatMap((position) => court[position] ?? []);
    const hitters = front.filter((player) => player !== setter);
    const back = [0, 4, 5].flatMap((position) => court[position] ?? []);
    if (how === 'reception error' || how === 'dig error')
      return this.#dice.pick(
        back.map((one) => [1, one]),
        null,
      );
    if (how === 'block' || how === 'block error')
      return this.#dice.pick(
        front.map((one) => [1, one]),
        null,
      );
    // The opposite is the first choice in attack, from the back row too.
    const opposite = `${IDS[side]}4`;
    const choices = hitters.map((one) => [one === opposite ? 3 : 2, one] as const);
    return this.#dice.pick([...choices, ...(back.includes(opposite) ? [[1, opposite] as const] : [])], null);
  }

  /** A team that is behind and has lost several in a row calls its time-out; some moments are given. */
  #breaks(): void {
    const set = playing(this.recorder.state);
    if (set === null) return;
    for (const moment of MOMENTS[`${set.number}: ${set.points.join('-')}`] ?? []) this.#send(moment, 25 * SECOND);
    const loser = other(set.record.at(-1)?.winner ?? 0);
    const { timeouts } = set.teams[loser];
    // The second one is kept for worse.
    const run = timeouts === 0 ? 3 : 5;
    const behind = set.points[other(loser)] - set.points[loser];
    if (timeouts >= 2 || behind < 3 || runOf(set) < run) return;
    this.#send({ type: 'volleyball.timeout', data: { team: IDS[loser] } }, 45 * SECOND);
  }

  #send(event: VolleyballEvent | Lifecycle, later: number): void {
    this.#now += later;
    this.recorder.record(isOwn(event) ? complete(this.recorder.state, event, null) : event, this.#now);
  }
}

function isOwn(event: VolleyballEvent | Lifecycle): event is VolleyballEvent {
  return !event.type.startsWith('match.');
}

/** A final that goes to the fifth set. */
export const story: ImportedMatch = new Story(19).play();
