import { Recorder } from '../../formats/recorder.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { Dice } from '../testing/dice.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import type { BadmintonEvent, DataOf, Ending, Stroke } from './events.ts';
import { Setup } from './setup.ts';
import { initial, type State } from './state.ts';

/** 2026-03-15T12:10:00Z */
const START = 1_773_576_600_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const PLAYERS = [
  { id: 'kulkarni', name: 'Kulkarni', player: 'Meera Kulkarni', shortName: 'KUL' },
  { id: 'lindqvist', name: 'Lindqvist', player: 'Ebba Lindqvist', shortName: 'LIN' },
] as const;

type Rally = DataOf<'badminton.rally'>;

const WINNERS: readonly (readonly [number, Stroke])[] = [
  [40, 'smash'],
  [18, 'drop'],
  [16, 'kill'],
  [10, 'net shot'],
  [8, 'push'],
  [5, 'drive'],
  [3, 'clear'],
];
const MISTAKES: readonly (readonly [number, readonly [Ending, Stroke]])[] = [
  [16, ['out', 'clear']],
  [14, ['out', 'smash']],
  [10, ['out', 'lift']],
  [8, ['out', 'push']],
  [18, ['net', 'net shot']],
  [14, ['net', 'drop']],
  [8, ['net', 'smash']],
  [6, ['net', 'drive']],
];

/** What happens besides the rallies, by the score after which it does: "game: a-b". */
const MOMENTS: Readonly<Record<string, readonly (BadmintonEvent | Lifecycle)[]>> = {
  '1: 6-4': [{ type: 'badminton.let', data: { reason: 'shuttle from the next court' } }],
  '1: 14-13': [{ type: 'badminton.challenge', data: { team: 'lindqvist', outcome: 'failed' } }],
  '2: 15-11': [{ type: 'badminton.card', data: { team: 'kulkarni', colour: 'yellow', reason: 'delaying the game' } }],
  '2: 16-15': [{ type: 'badminton.challenge', data: { team: 'kulkarni', outcome: 'no decision' } }],
  '3: 8-11': [
    { type: 'match.paused', data: { reason: 'the court is mopped' } },
    { type: 'match.resumed', data: {} },
  ],
};

class Story {
  readonly recorder: Recorder<Setup, State, BadmintonEvent>;
  readonly #dice: Dice;
  #now = START;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    const setup = Setup.parse({
      teams: PLAYERS.map(({ id, name, player, shortName }) => ({
        id,
        name,
        shortName,
        players: [{ id, name: player }],
      })),
      format: { name: "Women's singles", challenges: 2 },
      competition: 'Konkan Masters, final',
      venue: 'Harbour Hall',
      startsAt: START,
    });
    this.recorder = new Recorder({ id: 'badminton', initial, apply }, 'story-badminton', setup, START);
  }

  play(): ImportedMatch {
    this.#send({ type: 'badminton.toss', data: { winner: 'lindqvist', choice: 'receive' } }, 0);
    while (this.recorder.state.outcome === null) this.#game();
    this.#send({ type: 'match.ended', data: {} }, MINUTE);
    return this.recorder.imported();
  }

  #game(): void {
    const number = (this.recorder.state.current?.number ?? 0) + 1;
    this.#send({ type: 'badminton.game', data: number === 1 ? { left: 'kulkarni' } : {} }, 2 * MINUTE);
    while (this.recorder.state.current?.winner === null) {
      this.#send({ type: 'badminton.rally', data: this.#rally() }, this.#dice.between(14, 40) * SECOND);
      const { current } = this.recorder.state;
      const moments = current === null ? [] : MOMENTS[`${current.number}: ${current.points.join('-')}`];
      for (const moment of moments ?? []) this.#send(moment, 20 * SECOND);
    }
  }

  #rally(): Rally {
    const dice = this.#dice;
    const [winner, loser] = dice.next() < 0.51 ? ['kulkarni', 'lindqvist'] : ['lindqvist', 'kulkarni'];
    const data = { winner: winner ?? '', strokes: 2 + Math.floor(dice.next() ** 3 * 46) };
    const kind = dice.next();
    if (kind < 0.02) return { ...data, player: loser, how: 'service fault', strokes: 1 };
    if (kind < 0.06) return { ...data, player: loser, how: 'misjudged' };
    if (kind < 0.5) {
      const stroke = dice.pick(WINNERS, 'smash');
      const isMeasured = stroke === 'smash' && dice.next() < 0.2;
      return {
        ...data,
        player: winner,
        how: 'winner',
        stroke,
        ...(isMeasured && { speedKmh: dice.between(318, 362) }),
      };
    }
    const [how, stroke] = dice.pick(MISTAKES, ['out', 'clear']);
    return { ...data, player: loser, how, stroke };
  }

  #send(event: BadmintonEvent | Lifecycle, later: number): void {
    this.#now += later;
    this.recorder.record(isOwn(event) ? complete(this.recorder.state, event, null) : event, this.#now);
  }
}

function isOwn(event: BadmintonEvent | Lifecycle): event is BadmintonEvent {
  return !event.type.startsWith('match.');
}

/** A final of three close games. */
export const story: ImportedMatch = new Story(18).play();
