import { Recorder } from '../../formats/recorder.ts';
import { other, type Side } from '../side.ts';
import type { ImportedMatch } from '../sport.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import type { BasketballEvent, DataOf, ShotStyle } from './events.ts';
import { freeThrowsFor } from './fouls.ts';
import { initial } from './initial.ts';
import { lengthOf } from './moment.ts';
import { timeoutsLeft } from './play.ts';
import { excluded, lineOf } from './players.ts';
import type { Setup } from './setup.ts';
import type { State } from './state.ts';
import { MOMENTS } from './story-moments.ts';
import { SETUP } from './story-teams.ts';

/** A cup game that never was: moments written by hand, the rest by a generator that always throws the same dice. */
const START = Date.UTC(2026, 1, 20, 19, 0);

type Foul = Partial<DataOf<'basketball.foul'>>;

class Story {
  readonly #recorder = new Recorder<Setup, State, BasketballEvent>(
    { id: 'basketball', initial, apply },
    'story-basketball',
    SETUP,
    START - 30 * 60_000,
  );
  #at = START - 10 * 60_000;
  #clock = 0;
  #ball: Side = 0;
  #dice: number;
  #possessions = 0;

  constructor(seed: number) {
    this.#dice = seed;
  }

  get match(): ImportedMatch {
    return { match: 'story-basketball', drafts: this.#recorder.drafts, warnings: this.#recorder.warnings };
  }

  get #state(): State {
    return this.#recorder.state;
  }

  get #period(): number {
    return this.#state.periods.length;
  }

  play(): this {
    for (const team of SETUP.teams) {
      this.#send({
        type: 'basketball.starters',
        data: { team: team.id, players: team.players.slice(0, 5).map(({ id }) => id) },
      });
    }
    this.#at = START;
    while (this.#state.result === null) this.#quarter();
    this.#at += 60_000;
    this.#recorder.record({ type: 'match.ended', data: {} }, this.#at);
    return this;
  }

  #quarter(): void {
    this.#clock = lengthOf(SETUP.format, this.#period + 1);
    const { arrow } = this.#state;
    this.#send({ type: 'basketball.period', data: {} });
    if (arrow === null) {
      const players: [string, string] = ['cheikh-sarr', 'mamadou-keita'];
      this.#send({ type: 'basketball.jumpball', data: { winner: 'waves', players } });
      this.#ball = 1;
    } else this.#ball = arrow;
    while (this.#clock > 0) this.#possession();
    this.#send({ type: 'basketball.end', data: {} });
    this.#at += this.#period === 2 ? 15 * 60_000 : 2 * 60_000;
  }

  #possession(): void {
    this.#possessions += 1;
    for (const event of MOMENTS.get(this.#possessions) ?? []) this.#moment(event);
    if (!this.#pass(8_000 + this.#roll() * 13_000)) return;
    const roll = this.#roll();
    if (roll < 0.12) this.#turnover();
    else if (roll < 0.19) this.#foul({}, false);
    else if (roll < 0.27) this.#foul({}, true);
    else this.#shot();
  }

  /** Lets the clock run; whether there is still time for what comes. */
  #pass(ms: number): boolean {
    const time = Math.min(this.#clock, Math.round(ms / 1000) * 1000);
    this.#clock -= time;
    this.#at += time;
    return this.#clock > 0;
  }

  #moment(event: BasketballEvent): void {
    this.#send(event);
    if (event.type === 'basketball.foul') {
      const side = event.data.team === 'lions' ? 1 : 0;
      const anybody = this.#somebody(side);
      this.#freeThrows(side, event.data.drawn ?? anybody);
    }
    if (event.type === 'basketball.jumpball') this.#ball = event.data.winner === 'lions' ? 0 : 1;
  }

  #shot(): void {
    const outside = this.#roll() < 0.36;
    const made = this.#roll() < (outside ? 0.38 : 0.6);
    const player = this.#somebody(this.#ball);
    const style = outside ? undefined : STYLES[Math.floor(this.#roll() * STYLES.length)];
    const angle = this.#roll() * Math.PI;
    const metres = 6.8 + this.#roll() * 1.2;
    const place = {
      x: Math.round(Math.cos(angle) * metres * 100) / 100,
      y: Math.round(Math.sin(angle) * metres * 100) / 100,
    };
    const helped = made && this.#roll() < 0.6 ? this.#somebody(this.#ball, player) : player;
    const block = !made && !outside && this.#roll() < 0.14 ? this.#somebody(other(this.#ball)) : undefined;
    this.#send({
      type: 'basketball.shot',
      data: {
        team: this.#team(this.#ball),
        player,
        points: outside ? 3 : 2,
        made,
        ...(helped !== player && { assist: helped }),
        ...(block !== undefined && { block }),
        ...(style !== undefined && { style }),
        ...(outside && this.#roll() < 0.4 && { place }),
      },
    });
    if (made) this.#lost();
    else this.#rebound();
  }

  #rebound(): void {
    this.#pass(2_000);
    const offensive = this.#roll() < 0.26;
    const side = offensive ? this.#ball : other(this.#ball);
    const player = this.#roll() < 0.08 ? {} : { player: this.#somebody(side) };
    this.#send({
      type: 'basketball.rebound',
      data: { team: this.#team(side), kind: offensive ? 'offensive' : 'defensive', ...player },
    });
    this.#ball = side;
  }

  #turnover(): void {
    const stolen = this.#roll() < 0.55;
    const kind = stolen ? undefined : LOSSES[Math.floor(this.#roll() * LOSSES.length)];
    const data = { team: this.#team(this.#ball), player: this.#somebody(this.#ball) };
    const steal = stolen ? { steal: this.#somebody(other(this.#ball)) } : {};
    this.#send({ type: 'basketball.turnover', data: { ...data, ...steal, ...(kind !== undefined && { kind }) } });
    this.#lost();
    if (!stolen) this.#changes();
  }

  #foul(told: Foul, shooting: boolean): void {
    const side = other(this.#ball);
    const drawn = this.#somebody(this.#ball);
    const foul = {
      team: this.#team(side),
      by: 'player',
      kind: 'personal',
      player: this.#somebody(side),
      drawn,
      ...told,
    } as const;
    const freeThrows = shooting ? 2 : freeThrowsFor(this.#state, side, { ...foul, clock: this.#clock });
    this.#send({ type: 'basketball.foul', data: { ...foul, freeThrows } });
    this.#changes();
    this.#freeThrows(this.#ball, drawn);
  }

  #freeThrows(side: Side, player: string): void {
    const due = this.#state.due.find((each) => each.side === side);
    if (due === undefined) return;
    let made = true;
    for (let number = 1; number <= due.of; number++) {
      made = this.#roll() < 0.77;
      this.#send({ type: 'basketball.freethrow', data: { team: this.#team(side), player, made } });
    }
    if (side !== this.#ball) return;
    if (made) this.#lost();
    else this.#rebound();
  }

  /** The others have the ball; a coach whose team is being run over wants to talk. */
  #lost(): void {
    this.#ball = other(this.#ball);
    const { run } = this.#state;
    if (run === null || run.side === this.#ball || run.points < 8) return;
    const mark = { period: this.#period, clock: this.#clock };
    const before = this.#state.timeouts.at(-1)?.mark;
    const isNew = before?.period !== mark.period || before.clock - mark.clock > 150_000;
    if (!isNew || timeoutsLeft(this.#state, this.#ball, mark) === 0) return;
    this.#send({ type: 'basketball.timeout', data: { team: this.#team(this.#ball) } });
    this.#at += 60_000;
    this.#changes();
  }

  #changes(): void {
    for (const side of [0, 1] as const) {
      const on = [...this.#state.court[side].keys()];
      const barred = on.filter((id) => excluded(this.#state, side, id) !== null);
      const tired = this.#roll() < 0.3 ? on.filter((id) => !barred.includes(id) && this.#roll() < 0.3) : [];
      const fresh = SETUP.teams[side].players.map(({ id }) => id);
      const bench = fresh.filter((id) => !on.includes(id) && excluded(this.#state, side, id) === null);
      const out = [...barred, ...tired].slice(0, bench.length);
      if (out.length === 0) continue;
      const by = (id: string) => lineOf(this.#state, side, id).played;
      const coming = bench
        .toSorted((a, b) => by(a) - by(b) || fresh.indexOf(a) - fresh.indexOf(b))
        .slice(0, out.length);
      this.#send({ type: 'basketball.substitution', data: { team: this.#team(side), in: coming, out } });
    }
  }

  /** Somebody on the court; those named first in the squads do most. */
  #somebody(side: Side, but?: string): string {
    const order = SETUP.teams[side].players.map(({ id }) => id);
    const on = [...this.#state.court[side].keys()]
      .filter((id) => id !== but)
      .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    return on[Math.floor(this.#roll() ** 1.3 * on.length)] ?? on[0] ?? order[0] ?? '';
  }

  #team(side: Side): string {
    return SETUP.teams[side].id;
  }

  #send(event: BasketballEvent): void {
    this.#at += 1000;
    this.#recorder.record(complete(this.#state, withClock(event, this.#clock), null), this.#at);
  }

  /** Mulberry32. */
  #roll(): number {
    this.#dice = (this.#dice + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#dice ^ (this.#dice >>> 15), 1 | this.#dice);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}

function withClock(event: BasketballEvent, clock: number): BasketballEvent {
  switch (event.type) {
    case 'basketball.jumpball':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.shot':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.freethrow':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.foul':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.rebound':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.turnover':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.timeout':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.substitution':
      return { ...event, data: { ...event.data, clock } };
    case 'basketball.review':
      return { ...event, data: { ...event.data, clock } };
    default:
      return event;
  }
}

const STYLES: readonly (ShotStyle | undefined)[] = [
  'lay-up',
  'lay-up',
  'dunk',
  'floater',
  'hook shot',
  undefined,
  undefined,
  undefined,
];
const LOSSES = ['bad pass', 'travelling', 'out of bounds', 'three seconds', 'shot clock', 'ball handling'] as const;

export const story: ImportedMatch = new Story(196).play().match;
