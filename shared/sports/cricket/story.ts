import { Recorder } from '../../formats/recorder.ts';
import { other, type Side } from '../side.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import { type CricketEvent, type Delivery, events, type Wicket } from './events.ts';
import { initial } from './initial.ts';
import type { Setup } from './setup.ts';
import type { Innings, State } from './state.ts';
import { BOWLING, ORDER, type Player, SETUP } from './story-teams.ts';

/** A T20 that never was, ball by ball: moments written by hand, the rest by a generator that always throws the same dice. */
const START = Date.UTC(2026, 3, 18, 14);
const BALL_MS = 38_000;

class Story {
  readonly #recorder = new Recorder<Setup, State, CricketEvent>(
    { id: 'cricket', initial, apply },
    'story-cricket',
    SETUP,
    START - 40 * 60_000,
  );
  #at = START - 30 * 60_000;
  #dice: number;

  constructor(seed: number) {
    this.#dice = seed;
  }

  get match(): ImportedMatch {
    return { match: 'story-cricket', drafts: this.#recorder.drafts, warnings: this.#recorder.warnings };
  }

  get #state(): State {
    return this.#recorder.state;
  }

  get #innings(): Innings {
    const { current } = this.#state;
    if (current === null) throw new Error('No innings has begun.');
    return current;
  }

  play(): this {
    this.#send({ type: 'cricket.toss', data: { winner: 'comets', decision: 'field' } }, 0);
    this.#at = START;
    this.#send({ type: 'match.started', data: {} }, 0);
    this.#playInnings(0);
    this.#at += 15 * 60_000;
    this.#playInnings(1);
    this.#send({ type: 'match.ended', data: {} }, 60_000);
    return this;
  }

  #playInnings(batting: Side): void {
    const fielding = other(batting);
    const [one, two] = ORDER[batting];
    const data = { batting: SETUP.teams[batting].id, striker: one?.id ?? '', nonStriker: two?.id ?? '' };
    this.#send({ type: 'cricket.innings', data }, 0);
    for (const bowler of BOWLING[fielding]) {
      if (this.#innings.closed !== null) return;
      this.#send({ type: 'cricket.bowler', data: { player: bowler } }, 15_000);
      this.#playOver();
    }
  }

  #playOver(): void {
    const { index } = this.#innings.over;
    while (this.#innings.closed === null && this.#innings.over.index === index) {
      const innings = this.#innings;
      const moment = MOMENTS.get(`${innings.batting}.${index}.${innings.over.deliveries}`);
      for (const event of moment?.before ?? []) this.#send(event, 20_000);
      const ball = moment?.ball?.(this.#striker.id, this.#nonStriker) ?? this.#chance();
      this.#send({ type: 'cricket.delivery', data: events['cricket.delivery'].parse(ball) }, BALL_MS);
      for (const event of moment?.after ?? []) this.#send(event, 60_000);
      this.#replace();
    }
  }

  /** The next in the order comes in for whoever is out. */
  #replace(): void {
    const { closed, batters, striker, nonStriker, batting } = this.#innings;
    if (closed !== null || (striker >= 0 && nonStriker >= 0)) return;
    const next = ORDER[batting].find(({ id }) => batters.every((batter) => batter.id !== id));
    if (next !== undefined) this.#send({ type: 'cricket.batter', data: { player: next.id } }, 40_000);
  }

  get #striker(): Player {
    const { batting, batters, striker } = this.#innings;
    const found = ORDER[batting].find(({ id }) => id === batters[striker]?.id);
    if (found === undefined) throw new Error('Nobody is on strike.');
    return found;
  }

  get #nonStriker(): string {
    return this.#innings.batters[this.#innings.nonStriker]?.id ?? '';
  }

  /** A ball as T20 batters of that skill face them. */
  #chance(): Partial<Delivery> {
    const { skill, id } = this.#striker;
    const extra = this.#roll();
    if (extra < 0.035) return { runs: { batter: 0, wides: extra < 0.004 ? 5 : extra < 0.007 ? 2 : 1 } };
    if (extra < 0.041) return { runs: { batter: this.#roll() < 0.4 ? 4 : 0, noballs: 1 } };
    if (extra < 0.055) return { runs: { batter: 0, legbyes: extra < 0.0435 ? 4 : 1 } };
    if (extra < 0.06) return { runs: { batter: 0, byes: extra < 0.0565 ? 2 : 1 } };
    const { index } = this.#innings.over;
    const attack = (index < 6 ? 1.1 : index < 15 ? 0.9 : 1.35) * skill;
    const roll = this.#roll();
    const out = 0.038 / Math.max(0.45, skill) + (index >= 16 ? 0.015 : 0);
    if (roll < out && !this.#innings.freeHit) return { runs: { batter: 0 }, wickets: [this.#wicket(id)] };
    const speed = this.#roll() < 0.2 ? { speedKmh: Math.round(1180 + this.#roll() * 260) / 10 } : {};
    return { runs: { batter: this.#runs(attack) }, ...speed };
  }

  #runs(attack: number): number {
    const roll = this.#roll() * 100;
    const six = 4.5 * attack;
    const four = six + 11 * attack;
    if (roll < six) return 6;
    if (roll < four) return 4;
    if (roll < four + 0.6) return 3;
    if (roll < four + 7.5) return 2;
    return roll < four + 47 ? 1 : 0;
  }

  #wicket(player: string): Wicket {
    const { batting, bowler, bowlers } = this.#innings;
    const fielders = ORDER[other(batting)].map(({ id }) => id).filter((id) => id !== bowlers[bowler]?.id);
    const catcher = fielders[Math.floor(this.#roll() * fielders.length)] ?? '';
    const keeper = SETUP.keepers?.[other(batting)] ?? '';
    const roll = this.#roll();
    if (roll < 0.2) return { kind: 'bowled', player };
    if (roll < 0.3) return { kind: 'lbw', player };
    if (roll < 0.35) return { kind: 'stumped', player, fielders: [{ player: keeper }] };
    if (roll < 0.41) return { kind: 'run out', player, fielders: [{ player: catcher }] };
    if (roll < 0.46) return { kind: 'caught and bowled', player };
    return { kind: 'caught', player, fielders: [{ player: roll < 0.6 ? keeper : catcher }] };
  }

  /** 0 to 1 (mulberry32). */
  #roll(): number {
    this.#dice = (this.#dice + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#dice ^ (this.#dice >>> 15), 1 | this.#dice);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  #send(event: CricketEvent | Lifecycle, ms: number): void {
    this.#at += ms;
    this.#recorder.record(isCricket(event) ? complete(this.#state, event, null) : event, this.#at);
  }
}

function isCricket(event: CricketEvent | Lifecycle): event is CricketEvent {
  return Object.hasOwn(events, event.type);
}

interface Moment {
  readonly before?: readonly (CricketEvent | Lifecycle)[];
  readonly ball?: (striker: string, nonStriker: string) => Partial<Delivery>;
  readonly after?: readonly (CricketEvent | Lifecycle)[];
}

const review = (by: string, decision: 'upheld' | 'struck down', umpiresCall = false): CricketEvent => ({
  type: 'cricket.review',
  data: { by, decision, ...(umpiresCall && { umpiresCall }) },
});
const batter = (runs: number) => ({ runs: { batter: runs } });

/** By side batting, over and delivery of the over, both from 0. */
const MOMENTS: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  ['0.0.0', { ball: () => ({ ...batter(0), speedKmh: 138.2 }) }],
  [
    '0.1.3',
    {
      ball: (player) => ({ ...batter(0), wickets: [{ kind: 'lbw', player }] }),
      after: [review('strikers', 'struck down', true)],
    },
  ],
  [
    '0.6.2',
    {
      ball: () => ({ ...batter(0), remark: 'A loud appeal for leg before.' }),
      after: [review('comets', 'struck down')],
    },
  ],
  [
    '0.8.5',
    {
      after: [
        { type: 'match.paused', data: { reason: 'drinks' } },
        { type: 'match.resumed', data: {} },
      ],
    },
  ],
  ['0.11.1', { ball: () => ({ runs: { batter: 1, noballs: 1 } }) }],
  ['0.11.2', { ball: () => batter(6) }],
  [
    '0.13.4',
    {
      ball: (_, player) => ({
        ...batter(1),
        wickets: [{ kind: 'run out', player, fielders: [{ player: 'c-menon' }, { player: 'c-rozario' }] }],
      }),
    },
  ],
  ['0.17.0', { ball: () => batter(6) }],
  ['0.17.1', { ball: () => batter(6) }],
  ['0.17.2', { ball: () => batter(4) }],
  [
    '1.2.0',
    {
      before: [
        {
          type: 'cricket.replacement',
          data: {
            team: 'strikers',
            in: { id: 's-thomas', name: 'Liya Thomas' },
            out: 's-gaikwad',
            reason: 'concussion',
          },
        },
      ],
    },
  ],
  [
    '1.7.3',
    {
      ball: () => ({
        ...batter(4),
        nonBoundary: true,
        remark: 'Two run, and two more as the throw goes past the stumps.',
      }),
    },
  ],
  ['1.10.0', { ball: () => ({ runs: { batter: 0, byes: 4 } }) }],
  [
    '1.12.1',
    {
      before: [
        { type: 'cricket.penalty', data: { to: 'comets', runs: 5, reason: 'the ball hit a helmet on the ground' } },
      ],
    },
  ],
]);

/** One whole match of cricket for the snapshots of its texts and for the benchmark. */
export const story: ImportedMatch = new Story(317).play().match;
