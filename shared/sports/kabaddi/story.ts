import { Recorder } from '../../formats/recorder.ts';
import { other, type Side } from '../side.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { Dice } from '../testing/dice.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import { type DataOf, events, type KabaddiEvent } from './events.ts';
import { initial } from './initial.ts';
import { isDoOrDie, nextRaiders } from './raid.ts';
import type { Setup } from './setup.ts';
import { clockAt, inPlay, latest, type State } from './state.ts';
import { SETUP, SQUADS } from './story-teams.ts';

/** A final that never was, raid by raid: moments written by hand, the rest by a generator that always throws the same dice. */
const START = Date.UTC(2026, 1, 14, 14, 30);

type Raid = Partial<DataOf<'kabaddi.raid'>>;

class Story {
  readonly #recorder = new Recorder<Setup, State, KabaddiEvent>(
    { id: 'kabaddi', initial, apply },
    'story-kabaddi',
    SETUP,
    START - 40 * 60_000,
  );
  #at = START - 10 * 60_000;
  readonly #dice: Dice;
  #raids = 0;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  get match(): ImportedMatch {
    return { match: 'story-kabaddi', drafts: this.#recorder.drafts, warnings: this.#recorder.warnings };
  }

  get #state(): State {
    return this.#recorder.state;
  }

  play(): this {
    for (const side of [0, 1] as const) {
      const starting = SQUADS[side].slice(0, 7).map(({ id }) => id);
      this.#send({ type: 'kabaddi.lineup', data: { team: SETUP.teams[side].id, starting } }, 1000);
    }
    this.#send({ type: 'kabaddi.toss', data: { winner: 'pune', choice: 'raid' } }, 60_000);
    this.#at = START;
    this.#half();
    this.#at += 5 * 60_000;
    this.#half();
    this.#send({ type: 'match.ended', data: {} }, 60_000);
    return this;
  }

  #half(): void {
    this.#send({ type: 'kabaddi.start', data: {} }, 0);
    while (inPlay(this.#state)) {
      this.#raids += 1;
      const side = nextRaiders(this.#state);
      if (side === null) throw new Error('Nobody is to raid.');
      const moment = MOMENTS.get(this.#raids);
      for (const event of moment?.before ?? []) this.#send(event, 4_000);
      const raider = this.#choose(side, 'raids');
      const doOrDie = isDoOrDie(this.#state, side);
      this.#send({ type: 'kabaddi.raider', data: { raider } }, 3_000 + Math.round(this.#dice.next() * 4_000));
      const raid = moment?.raid?.(this.#state, side) ?? this.#chance(side, doOrDie);
      const data = events['kabaddi.raid'].parse({ raider, ...raid });
      this.#send({ type: 'kabaddi.raid', data }, 12_000 + Math.round(this.#dice.next() * 16_000));
      for (const event of moment?.after ?? []) this.#send(event, 4_000);
      const last = latest(this.#state);
      if (last !== null && clockAt(last, this.#at) < 9_000) this.#send({ type: 'kabaddi.end', data: {} }, 9_000);
    }
  }

  /** A raid as they mostly go. */
  #chance(side: Side, doOrDie: boolean): Raid {
    const defence = other(side);
    const count = this.#state.teams[defence].on.length;
    const roll = this.#dice.next();
    if (!doOrDie && roll < 0.44) return {};
    const attack = this.#dice.next();
    const bonus = count >= SETUP.format.bonusDefenders && this.#dice.next() < (attack < 0.55 ? 0.25 : 0.12);
    const edge = side === 0 ? 0.04 : 0;
    if (attack < 0.56 + edge - (count - 4) * 0.02) {
      const many = this.#dice.next();
      const touches = Math.min(count, many < 0.8 ? 1 : many < 0.95 ? 2 : 3);
      if (bonus && many < 0.6) return { bonus };
      return { touched: this.#several(defence, touches), bonus };
    }
    const how = this.#dice.next();
    if (how < 0.06) return { raiderOut: 'out of bounds', bonus };
    if (how < 0.09) return { raiderOut: 'time over' };
    if (doOrDie && how < 0.16) return { raiderOut: 'do or die' };
    if (how < 0.2) return { selfOut: this.#several(defence, 1) };
    return { raiderOut: 'tackled', tacklers: this.#several(defence, this.#dice.next() < 0.75 ? 1 : 2), bonus };
  }

  #several(side: Side, count: number): string[] {
    const found = new Set<string>();
    for (let tries = 0; found.size < count && tries < 40; tries++) found.add(this.#choose(side, 'tackles'));
    return [...found];
  }

  /** One of those on the mat, by the share that is theirs. */
  #choose(side: Side, what: 'raids' | 'tackles'): string {
    const here = SQUADS[side].filter(({ id }) => this.#state.teams[side].on.includes(id));
    return this.#dice.pick(
      here.map((player) => [player[what], player.id] as const),
      here.at(-1)?.id ?? '',
    );
  }

  #send(event: KabaddiEvent | Lifecycle, ms: number): void {
    this.#at += ms;
    this.#recorder.record(isKabaddi(event) ? complete(this.#state, event, null) : event, this.#at);
  }
}

function isKabaddi(event: KabaddiEvent | Lifecycle): event is KabaddiEvent {
  return Object.hasOwn(events, event.type);
}

interface Moment {
  readonly before?: readonly KabaddiEvent[];
  readonly raid?: (state: State, side: Side) => Raid;
  readonly after?: readonly KabaddiEvent[];
}

const timeOut = (team: string): readonly KabaddiEvent[] => [
  { type: 'kabaddi.timeout', data: { team } },
  { type: 'clock.start', data: {} },
];
const change = (team: string, off: string, on: string): KabaddiEvent => ({
  type: 'kabaddi.substitution',
  data: { team, off, on },
});

/** By the number of the raid, from 1. */
const MOMENTS: ReadonlyMap<number, Moment> = new Map<number, Moment>([
  [1, { raid: () => ({ bonus: true }) }],
  [9, { after: [{ type: 'kabaddi.review', data: { team: 'pune', outcome: 'unsuccessful', reason: 'touch' } }] }],
  [
    17,
    {
      after: [{ type: 'kabaddi.card', data: { team: 'kolkata', card: 'green', player: 'k-mann', reason: 'dissent' } }],
    },
  ],
  [24, { before: timeOut('pune') }],
  [
    31,
    { after: [{ type: 'kabaddi.technical', data: { team: 'kolkata', points: 1, reason: 'coaching from the bench' } }] },
  ],
  [36, { before: timeOut('kolkata') }],
  [44, { before: [change('pune', 'p-gavli', 'p-dhage')] }],
  [
    52,
    {
      before: [
        { type: 'kabaddi.injury', data: { team: 'kolkata', player: 'k-lepcha', reason: 'ankle' } },
        change('kolkata', 'k-lepcha', 'k-ghorui'),
      ],
    },
  ],
  [58, { after: [{ type: 'kabaddi.review', data: { team: 'kolkata', outcome: 'successful', reason: 'bonus' } }] }],
  [
    66,
    { after: [{ type: 'kabaddi.card', data: { team: 'pune', card: 'yellow', player: 'p-muthe', reason: 'pushing' } }] },
  ],
  [74, { before: timeOut('pune') }],
]);

/** One whole match of kabaddi for the snapshots of its texts and for the benchmark. */
export const story: ImportedMatch = new Story(21).play().match;
