import { Recorder } from '../../formats/recorder.ts';
import { other, type Side } from '../side.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { Dice } from '../testing/dice.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import { events, type How, type TennisEvent } from './events.ts';
import { serverOf } from './service.ts';
import { Setup } from './setup.ts';
import { initial, type State, sum } from './state.ts';

/**
 * A final that never was, point by point: what interrupts it is written by hand, the rallies are thrown with dice that
 * always fall the same.
 */
const SETUP: Setup = Setup.parse({
  teams: [
    { id: 'des', name: 'Ananya Deshmukh', shortName: 'DES', players: [] },
    { id: 'har', name: 'Leonie Hartwig', shortName: 'HAR', players: [] },
  ],
  competition: 'Lakeview Open, Final',
  venue: 'Centre Court',
  startsAt: Date.UTC(2026, 5, 14, 13),
  officials: [{ role: 'Chair umpire', name: 'Rosa Lindqvist' }],
  format: { name: 'Best of 3', challenges: { perSet: 3, tieBreak: 1 } },
});

const IDS = ['des', 'har'] as const;
const START = Date.UTC(2026, 5, 14, 13);

interface Moment {
  readonly type: TennisEvent['type'] | 'match.paused' | 'match.resumed';
  readonly data: object;
  /** Minutes that it takes. */
  readonly minutes: number;
}

const moment = (type: Moment['type'], data: object, minutes = 0.5): Moment => ({ type, data, minutes });

/** What happens before the first point of a game: "set.game". */
const BEFORE_GAME: ReadonlyMap<string, readonly Moment[]> = new Map([
  ['1.4', [moment('tennis.challenge', { by: 'har', outcome: 'confirmed', call: 'out' })]],
  ['1.8', [moment('tennis.penalty', { against: 'des', penalty: 'warning', violation: 'time' })]],
  ['2.1', [moment('tennis.timeout', { kind: 'toilet', by: 'har' }, 6)]],
  ['2.6', [moment('tennis.timeout', { kind: 'medical', by: 'har', reason: 'left thigh' }, 5)]],
  ['2.9', [moment('match.paused', { reason: 'rain' }, 34), moment('match.resumed', {})]],
  ['2.11', [moment('tennis.challenge', { by: 'des', outcome: 'overturned', call: 'long' })]],
  ['3.1', [moment('tennis.penalty', { against: 'des', penalty: 'warning', offence: 'racket abuse' })]],
  ['3.7', [moment('tennis.challenge', { by: 'har', outcome: 'inconclusive' })]],
  ['3.10', [moment('tennis.let', { kind: 'point', reason: 'ball on court' })]],
]);

class Story {
  readonly #recorder = new Recorder<Setup, State, TennisEvent>(
    { id: 'tennis', initial, apply },
    'story-tennis',
    SETUP,
    START - 30 * 60_000,
  );
  #now = START;
  readonly #dice: Dice;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  get #state(): State {
    return this.#recorder.state;
  }

  play(): ImportedMatch {
    this.#send('tennis.toss', { winner: 'har', choice: 'receive', left: 'des' }, -5);
    this.#record({ type: 'match.started', data: {} }, 5);
    for (let points = 0; this.#state.score.winner === null && points < 600; points++) {
      const { place, points: score } = this.#state.score;
      if (sum(score) === 0) {
        for (const { type, data, minutes } of BEFORE_GAME.get(`${place.set}.${place.game}`) ?? []) {
          if (type === 'match.paused' || type === 'match.resumed') this.#record({ type, data: { ...data } }, minutes);
          else this.#send(type, data, minutes);
        }
      }
      this.#point();
    }
    this.#record({ type: 'match.ended', data: {} }, 1);
    return { match: 'story-tennis', drafts: this.#recorder.drafts, warnings: this.#recorder.warnings };
  }

  #point(): void {
    const server = serverOf(this.#state.format, this.#state.score)?.side ?? 0;
    const first = this.#roll(100) < 63;
    if (!first) this.#fault();
    if (this.#roll(100) < 2) this.#send('tennis.let', { kind: 'service' }, 0.2);
    const receiver = other(server);
    if (!first && this.#roll(100) < 8) {
      this.#send('tennis.point', { winner: IDS[receiver], how: 'double fault' }, 0.6);
      return;
    }
    const speedKmh = first ? 158 + this.#roll(34) : 124 + this.#roll(26);
    const served = this.#roll(100);
    if (first && served < 9) {
      this.#send('tennis.point', { winner: IDS[server], how: 'ace', speedKmh }, 0.5);
    } else if (served < (first ? 24 : 9)) {
      this.#send('tennis.point', { winner: IDS[server], how: 'service winner', speedKmh }, 0.5);
    } else {
      this.#rally(this.#roll(100) < (first ? 57 : 47) ? server : receiver, server);
    }
  }

  #fault(): void {
    const kind = ['net', 'long', 'wide', 'net', 'long'][this.#roll(5)];
    this.#send('tennis.fault', { kind }, 0.25);
  }

  /** The server strikes the odd shots; an error is the shot after the winner's last. */
  #rally(winner: Side, server: Side): void {
    const what = this.#roll(100);
    const how: How = what < 38 ? 'winner' : what < 62 ? 'forced error' : 'unforced error';
    const striker = how === 'winner' ? winner : other(winner);
    const pairs = 1 + Math.min(this.#roll(9), this.#roll(9), this.#roll(12));
    const shots = striker === server ? 2 * pairs + 1 : 2 * pairs;
    this.#send('tennis.point', { winner: IDS[winner], how, shots }, 0.5 + shots / 40);
  }

  #send(type: TennisEvent['type'], data: object, minutes: number): void {
    this.#record(complete(this.#state, eventOf(type, data), null), minutes);
  }

  #record(event: TennisEvent | Lifecycle, minutes: number): void {
    this.#recorder.record(event, this.#now);
    this.#now += Math.round(Math.abs(minutes) * 60_000);
  }

  /** From 0 to below `sides`. */
  #roll(sides: number): number {
    return this.#dice.between(0, sides - 1);
  }
}

/** An event as the desk takes it, its data parsed by the schema of its type. */
function eventOf(type: TennisEvent['type'], data: object): TennisEvent {
  const event: unknown = { type, data: events[type].parse(data) };
  if (!isEvent(event)) throw new Error(`${type} is no event of tennis.`);
  return event;
}

function isEvent(value: unknown): value is TennisEvent {
  return typeof value === 'object' && value !== null && 'type' in value && 'data' in value;
}

export const story: ImportedMatch = new Story(103).play();
