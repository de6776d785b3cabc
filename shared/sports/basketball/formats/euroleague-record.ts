import type { Recorder } from '../../../formats/recorder.ts';
import type { Side } from '../../side.ts';
import type { BasketballEvent, DataOf } from '../events.ts';
import { elapsedAt, lengthOf } from '../moment.ts';
import type { Setup } from '../setup.ts';
import { latest, type State } from '../state.ts';
import { type Entry, freeThrowNumber, isCharge, linkRows } from './euroleague-links.ts';
import type { Play } from './euroleague-plays.ts';
import type { PlayByPlayFile, Row } from './euroleague-schema.ts';
import { startersOf } from './euroleague-starters.ts';

const REGULAR = 4;

/** Writes the rows of a game down as the events a scorer would have sent. */
export class PlayByPlayRecord {
  readonly #recorder: Recorder<Setup, State, BasketballEvent>;
  readonly #file: PlayByPlayFile;
  readonly #codes: readonly [string, string];
  readonly #sides = new Map<string, Side>();
  readonly #unknown = new Set<string>();
  #begun = false;
  #over = false;
  /** Milliseconds left of the period at the newest row. */
  #clock = 0;
  /** The period has been opened by a row that came before its beginning. */
  #early = false;
  #disagreed = false;

  /** `entries`: all rows of the game. */
  constructor(recorder: Recorder<Setup, State, BasketballEvent>, file: PlayByPlayFile, entries: readonly Entry[]) {
    this.#recorder = recorder;
    this.#file = file;
    this.#codes = [file.CodeTeamA, file.CodeTeamB];
    for (const side of [0, 1] as const) {
      for (const id of recorder.state.squads[side].players.keys()) this.#sides.set(id, side);
    }
    for (const side of [0, 1] as const) this.#start(entries, side);
  }

  #start(entries: readonly Entry[], side: Side): void {
    const players = startersOf(entries, this.#codes[side], this.#recorder.state.format.players);
    if (players.length === 0) return;
    this.#recorder.record({ type: 'basketball.starters', data: { team: this.#team(side), players: [...players] } }, 0);
  }

  /** A quarter, or with 5 all overtimes. */
  section(entries: readonly Entry[], number: number): void {
    if (entries.length === 0) return;
    linkRows(entries, (row) => this.#sideOf(row));
    if (this.#isOpen()) this.#close();
    for (const [index, entry] of entries.entries()) this.#row(entries, index, entry, number);
  }

  finish(): void {
    if (!this.#begun) return;
    if (this.#over || this.#file.Live !== true) {
      if (this.#isOpen()) this.#close();
      const [a, b] = this.#recorder.state.score;
      if (a === b) this.#recorder.warn('level', `The game ends level at ${a}-${b}.`);
      this.#recorder.record({ type: 'match.ended', data: {} }, this.#at());
    }
  }

  #row(entries: readonly Entry[], index: number, entry: Entry, section: number): void {
    const { row, play, told } = entry;
    if (play === null) this.#warnUnknown(row);
    else if (play.kind === 'begin') this.#begin(section);
    else if (play.kind === 'end') this.#end();
    else if (play.kind === 'game over') this.#over = true;
    else {
      this.#reach(entries, index, section);
      this.#clock = clockAt(entries, index, this.#clock);
      if (!told) this.#play(entries, index, entry, play);
      this.#compare(row);
    }
  }

  #end(): void {
    if (this.#isOpen()) this.#close();
  }

  /** A row outside of a period belongs to the next one, if one begins after it; else to the last. */
  #reach(entries: readonly Entry[], index: number, section: number): void {
    const { state } = this.#recorder;
    if (this.#isOpen()) {
      if (section > REGULAR && this.#isLater(entries, index)) {
        this.#close();
        this.#open(state.periods.length + 1);
      }
      return;
    }
    const isFirst = state.periods.length < section;
    const begins = section > REGULAR && entries.slice(index).some(({ play }) => play?.kind === 'begin');
    if (!isFirst && !begins) return;
    this.#open(section > REGULAR ? Math.max(section, state.periods.length + 1) : section);
    this.#early = true;
  }

  /** Overtimes whose beginnings are missing are told apart by the minute, which goes on counting. */
  #isLater(entries: readonly Entry[], index: number): boolean {
    const begins = entries.filter(({ play }) => play?.kind === 'begin').length;
    const overtime = this.#recorder.state.periods.length - REGULAR;
    const { MINUTE: minute = null } = entries[index]?.row ?? {};
    return begins < (this.#file.ActualQuarter ?? 0) - REGULAR && minute !== null && minute > 40 + 5 * overtime + 1;
  }

  #begin(section: number): void {
    if (this.#isOpen()) {
      if (this.#early || section <= REGULAR) {
        this.#early = false;
        return;
      }
      this.#close();
    }
    const next = this.#recorder.state.periods.length + 1;
    if (section > REGULAR) this.#open(Math.max(section, next));
    else if (next <= section) this.#open(section);
  }

  #open(period: number): void {
    this.#begun = true;
    this.#early = false;
    this.#disagreed = false;
    const { format } = this.#recorder.state;
    this.#clock = lengthOf(format, period);
    this.#recorder.record(
      { type: 'basketball.period', data: { period } },
      elapsedAt(format, { period, clock: this.#clock }),
    );
  }

  #close(): void {
    this.#clock = 0;
    const period = this.#period();
    this.#recorder.record({ type: 'basketball.end', data: { period } }, this.#at());
  }

  #play(entries: readonly Entry[], index: number, { row }: Entry, play: Play): void {
    const side = this.#sideOf(row);
    if (play.kind === 'media time-out' || (play.kind === 'time-out' && side === null)) {
      this.#record({ type: 'basketball.timeout', data: this.#moment() });
      return;
    }
    if (side === null) {
      this.#recorder.warn('no-team', `A row of no team is left out: ${row.PLAYTYPE} ${row.PLAYINFO}.`);
      return;
    }
    const event = this.#eventOf(entries, index, play, side);
    if (event !== null) this.#record(event);
  }

  #eventOf(entries: readonly Entry[], index: number, play: Play, side: Side): BasketballEvent | null {
    const { row, partner } = entries[index] ?? {};
    if (row === undefined) return null;
    const doer = { team: this.#team(side), ...(row.PLAYER_ID !== '' && { player: row.PLAYER_ID }) };
    const at = this.#moment();
    const known = typeof partner === 'string';
    switch (play.kind) {
      case 'shot': {
        const { points, made, style } = play;
        const shot = { ...doer, points, made, ...(style !== undefined && { style }) };
        const mate = known && (made ? { assist: partner } : { block: partner });
        return { type: 'basketball.shot', data: { ...shot, ...mate, ...at } };
      }
      case 'free throw': {
        const number = freeThrowNumber(entries, index);
        const assist = known && { assist: partner };
        return { type: 'basketball.freethrow', data: { ...doer, made: play.made, ...number, ...assist, ...at } };
      }
      case 'foul': {
        const { by, foul: kind } = play;
        const offender = by === 'player' ? doer : { team: doer.team };
        const drawn = known && { drawn: partner };
        return { type: 'basketball.foul', data: { ...offender, by, kind, ...drawn, ...at } };
      }
      case 'rebound':
        return {
          type: 'basketball.rebound',
          data: { ...doer, kind: play.offensive ? 'offensive' : 'defensive', ...at },
        };
      case 'turnover':
        return { type: 'basketball.turnover', data: { ...doer, ...lossOf(entries, index), ...at } };
      case 'assist':
      case 'steal':
      case 'block':
      case 'shot blocked':
      case 'foul drawn':
        return { type: 'basketball.credit', data: { ...doer, for: play.kind, ...at } };
      case 'in':
      case 'out':
        return this.#substitution(entries, index, side);
      case 'time-out':
        return { type: 'basketball.timeout', data: { team: doer.team, ...at } };
      case 'challenge':
        return { type: 'basketball.review', data: { team: doer.team, ...at } };
      case 'jump ball':
        return { type: 'basketball.jumpball', data: { winner: doer.team, ...at } };
      default:
        return null;
    }
  }

  /** All changes of the side at this stoppage. */
  #substitution(entries: readonly Entry[], index: number, side: Side): BasketballEvent | null {
    const moves = { in: new Set<string>(), out: new Set<string>() };
    for (const entry of entries.slice(index)) {
      const { play, row } = entry;
      if ((play?.kind !== 'in' && play?.kind !== 'out') || row.MARKERTIME !== entries[index]?.row.MARKERTIME) break;
      if (this.#sideOf(row) !== side) continue;
      entry.told = true;
      if (row.PLAYER_ID === '') continue;
      // Somebody who goes out and comes back at once has not been changed.
      const opposite = play.kind === 'in' ? moves.out : moves.in;
      if (!opposite.delete(row.PLAYER_ID)) moves[play.kind].add(row.PLAYER_ID);
    }
    if (moves.in.size + moves.out.size === 0) return null;
    const data = { team: this.#team(side), in: [...moves.in].slice(0, 8), out: [...moves.out].slice(0, 8) };
    return { type: 'basketball.substitution', data: { ...data, ...this.#moment() } };
  }

  #record(event: BasketballEvent): void {
    this.#recorder.record(event, this.#at());
  }

  /** The running score that the row carries, beside ours; said once a period. */
  #compare({ POINTS_A, POINTS_B }: Row): void {
    const [a, b] = this.#recorder.state.score;
    const agrees = (POINTS_A ?? a) === a && (POINTS_B ?? b) === b;
    if (agrees || this.#disagreed) return;
    this.#disagreed = true;
    const message = `Period ${this.#period()}: the file's running score is ${POINTS_A ?? a}-${POINTS_B ?? b}, the plays make it ${a}-${b}.`;
    this.#recorder.warn('running-score', message);
  }

  #warnUnknown({ PLAYTYPE, PLAYINFO }: Row): void {
    if (this.#unknown.has(PLAYTYPE)) return;
    this.#unknown.add(PLAYTYPE);
    this.#recorder.warn('unknown-play', `Rows of the unknown kind "${PLAYTYPE}" (${PLAYINFO}) are left out.`);
  }

  #sideOf({ CODETEAM, PLAYER_ID }: Row): Side | null {
    if (CODETEAM !== '') {
      if (CODETEAM === this.#codes[0]) return 0;
      if (CODETEAM === this.#codes[1]) return 1;
    }
    return this.#sides.get(PLAYER_ID) ?? null;
  }

  #team(side: Side): string {
    return this.#recorder.state.setup.teams[side].id;
  }

  #isOpen(): boolean {
    return latest(this.#recorder.state)?.ended === false;
  }

  #period(): number {
    return Math.max(1, this.#recorder.state.periods.length);
  }

  #moment(): { readonly period: number; readonly clock: number } {
    return { period: this.#period(), clock: this.#clock };
  }

  /** The file says no time of day: the game begins at 0. */
  #at(): number {
    return elapsedAt(this.#recorder.state.format, this.#moment());
  }
}

function lossOf(entries: readonly Entry[], index: number): Omit<DataOf<'basketball.turnover'>, 'team'> {
  if (isCharge(entries, index)) return { kind: 'offensive foul' };
  const steal = entries[index]?.partner ?? null;
  return steal === null ? {} : { steal };
}

/**
 * Milliseconds left by the row. It neither goes back nor runs ahead of the rows that follow: full minutes are printed one
 * too high or too low now and then ("01:00" for "00:00").
 */
function clockAt(entries: readonly Entry[], index: number, now: number): number {
  const told = entries[index]?.clock ?? null;
  if (told === null || told > now) return now;
  const next = entries.slice(index + 1, index + 4).filter(({ clock }) => clock !== null && clock > told);
  return next.length >= 2 ? now : told;
}
