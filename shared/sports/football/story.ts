import { Recorder } from '../../formats/recorder.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { Dice } from '../testing/dice.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import { type Action, events, type FootballEvent, type Period } from './events.ts';
import { initial } from './initial.ts';
import { MINUTE_MS, startMinute } from './minute.ts';
import type { Setup } from './setup.ts';
import type { State } from './state.ts';
import { SETUP } from './story-teams.ts';

/**
 * A cup final that never was, with extra time and a shoot-out: its moments are written by hand, the shots, fouls and
 * corners between them by a generator that always throws the same dice.
 */

interface Moment {
  /** Minutes and seconds on the period's clock: 45.30 is 45:30 in the first half, 45:30 in the second as well. */
  readonly time: number;
  readonly type: FootballEvent['type'];
  readonly data: object;
}

const at = (time: number, type: FootballEvent['type'], data: object): Moment => ({ time, type, data });
const goal = (time: number, team: string, player: number, more: object = {}) =>
  at(time, 'football.goal', { team, player: `${team}-${player}`, ...more });
const card = (time: number, team: string, player: number, shown: string, reason: string) =>
  at(time, 'football.card', { team, player: `${team}-${player}`, card: shown, reason });
const change = (time: number, team: string, off: number, on: number, kind = 'normal') =>
  at(time, 'football.substitution', { team, off: `${team}-${off}`, on: `${team}-${on}`, kind });

const PERIODS: Readonly<Record<Period, readonly Moment[]>> = {
  1: [
    at(0, 'football.kickoff', {}),
    card(19.4, 'nor', 5, 'yellow', 'holding'),
    at(22.1, 'football.review', { subject: 'penalty', decision: 'given', team: 'kav', reason: 'handball' }),
    goal(23.4, 'kav', 10, { kind: 'penalty' }),
    at(31.2, 'football.break', { kind: 'injury', team: 'nor', player: 'nor-4', reason: 'clash of heads' }),
    change(33.5, 'nor', 4, 12, 'concussion'),
    card(38.3, 'kav', 6, 'yellow', 'late tackle'),
    at(44.5, 'football.stoppage', { minutes: 4 }),
    goal(46.2, 'nor', 9, { assist: 'nor-7' }),
    at(49.2, 'football.possession', { share: [54, 46] }),
    at(49.3, 'football.whistle', {}),
  ],
  2: [
    at(45, 'football.kickoff', {}),
    change(57.1, 'kav', 7, 14),
    goal(63.5, 'nor', 10, { assist: 'nor-9' }),
    change(67.2, 'kav', 11, 15),
    change(67.25, 'kav', 8, 13),
    at(71, 'football.break', { kind: 'cooling' }),
    at(74.3, 'football.card', { team: 'kav', official: 'Head coach', card: 'yellow', reason: 'dissent' }),
    goal(78.1, 'kav', 9),
    at(79.4, 'football.review', { subject: 'goal', decision: 'cancelled', reason: 'offside' }),
    change(82.3, 'nor', 11, 14),
    card(87.2, 'nor', 5, 'yellow', 'time-wasting'),
    at(89.5, 'football.stoppage', { minutes: 6 }),
    goal(93.2, 'kav', 10, { assist: 'kav-15' }),
    at(96.4, 'football.possession', { share: [57, 43] }),
    at(96.5, 'football.whistle', {}),
  ],
  3: [
    at(90, 'football.kickoff', { team: 'nor' }),
    change(92.1, 'nor', 9, 16),
    at(103.3, 'football.penalty', { team: 'kav', player: 'kav-10', outcome: 'saved' }),
    at(104.5, 'football.stoppage', { minutes: 1 }),
    at(106.1, 'football.whistle', {}),
  ],
  4: [
    at(105, 'football.kickoff', {}),
    goal(111.4, 'nor', 3, { kind: 'own goal', player: 'kav-3' }),
    card(113.2, 'nor', 1, 'yellow', 'time-wasting'),
    change(114.1, 'kav', 9, 17),
    goal(118.5, 'kav', 10, { assist: 'kav-17' }),
    at(119.5, 'football.stoppage', { minutes: 2 }),
    at(122.2, 'football.possession', { share: [59, 41] }),
    at(122.3, 'football.whistle', {}),
  ],
};

/** Northgate kick first. */
const KICKS = [
  ['nor-7', 'scored'],
  ['kav-10', 'scored'],
  ['nor-10', 'scored'],
  ['kav-14', 'scored'],
  ['nor-16', 'saved'],
  ['kav-4', 'woodwork'],
  ['nor-14', 'scored'],
  ['kav-17', 'scored'],
  ['nor-3', 'scored'],
  ['kav-5', 'scored'],
  ['nor-8', 'missed'],
  ['kav-15', 'scored'],
] as const;

/** The likelier first. A shot on target that is no goal is saved. */
const ACTIONS: readonly Action[] = [
  'foul',
  'shot off target',
  'corner',
  'shot on target',
  'throw-in',
  'shot blocked',
  'offside',
  'goal kick',
];
const NAMELESS: readonly Action[] = ['throw-in', 'corner', 'goal kick'];

const KICK_OFF = Date.UTC(2026, 4, 23, 14);
const INTERVALS: Readonly<Record<Period, number>> = { 1: 0, 2: 15, 3: 5, 4: 2 };

class Story {
  readonly #recorder = new Recorder<Setup, State, FootballEvent>(
    { id: 'football', initial, apply },
    'story-football',
    SETUP,
    KICK_OFF - 60 * MINUTE_MS,
  );
  readonly #dice: Dice;
  #last: Action | null = null;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  play(): ImportedMatch {
    for (const { id, players } of SETUP.teams) {
      const ids = players.map((player) => player.id);
      const named = { team: id, starting: ids.slice(0, 11), bench: ids.slice(11), goalkeeper: ids[0] };
      this.#send('football.lineup', named, KICK_OFF - 50 * MINUTE_MS);
    }
    this.#send('football.toss', { winner: 'kav', decision: 'goal' }, KICK_OFF - 2 * MINUTE_MS);
    let start = KICK_OFF;
    for (const period of [1, 2, 3, 4] as const) {
      start += INTERVALS[period] * MINUTE_MS;
      start = this.#playPeriod(period, start);
    }
    this.#send('football.shootout', { first: 'nor' }, start + 4 * MINUTE_MS);
    for (const [index, [player, outcome]] of KICKS.entries()) {
      this.#send('football.kick', { player, outcome }, start + (5 + index) * MINUTE_MS);
    }
    this.#record({ type: 'match.ended', data: {} }, start + 20 * MINUTE_MS);
    return { match: 'story-football', drafts: this.#recorder.drafts, warnings: this.#recorder.warnings };
  }

  /** Returns when it was over. */
  #playPeriod(period: Period, start: number): number {
    const from = startMinute(SETUP.format, period) * MINUTE_MS;
    let now = start;
    for (const { time, type, data } of PERIODS[period]) {
      const next = start + clockMs(time) - from;
      this.#between(now + 40_000, next - 30_000);
      now = next;
      this.#send(type, data, now);
    }
    return now;
  }

  /** Play as it goes: something every two minutes or so. */
  #between(from: number, until: number): void {
    for (let now = from + this.#roll(70) * 1000; now < until; now += (70 + this.#roll(130)) * 1000) {
      const left = ACTIONS.filter((each) => each !== this.#last);
      const action = left[Math.min(this.#roll(left.length), this.#roll(left.length))] ?? 'foul';
      const [team, opponents] = this.#roll(100) < 56 ? ['kav', 'nor'] : ['nor', 'kav'];
      const named = NAMELESS.includes(action) ? {} : { player: `${team}-${this.#onPitch(team ?? 'kav')}` };
      this.#send('football.action', { team, action, ...named }, now);
      if (action === 'shot on target') {
        this.#send('football.action', { team: opponents, action: 'save', player: `${opponents}-1` }, now + 2000);
      }
      this.#last = action;
    }
  }

  /** An outfield player who is on the pitch. */
  #onPitch(team: string): number {
    const gone = this.#recorder.state.substitutions.map(({ off }) => off);
    const sentOff = this.#recorder.state.cards.flatMap(({ card: shown, player }) =>
      shown === 'yellow' ? [] : [player],
    );
    const here = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].filter((n) => ![...gone, ...sentOff].includes(`${team}-${n}`));
    return here[this.#roll(here.length)] ?? 2;
  }

  #send(type: FootballEvent['type'], data: object, time: number): void {
    this.#record(complete(this.#recorder.state, eventOf(type, data), null), time);
  }

  #record(event: FootballEvent | Lifecycle, time: number): void {
    this.#recorder.record(event, time);
  }

  /** From 0 to below `sides`. */
  #roll(sides: number): number {
    return this.#dice.between(0, sides - 1);
  }
}

function clockMs(time: number): number {
  const minutes = Math.floor(time);
  return minutes * MINUTE_MS + Math.round((time - minutes) * 100) * 1000;
}

/** An event as the desk takes it, its data parsed by the schema of its type. */
function eventOf(type: FootballEvent['type'], data: object): FootballEvent {
  const event: unknown = { type, data: events[type].parse(data) };
  if (!isEvent(event)) throw new Error(`${type} is no event of football.`);
  return event;
}

function isEvent(value: unknown): value is FootballEvent {
  return typeof value === 'object' && value !== null && 'type' in value && 'data' in value;
}

export const story: ImportedMatch = new Story(20_260_523).play();
