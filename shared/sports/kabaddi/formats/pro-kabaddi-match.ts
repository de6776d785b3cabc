import { Recorder } from '../../../formats/recorder.ts';
import type { Side } from '../../side.ts';
import type { ImportedMatch } from '../../sport.ts';
import { apply } from '../apply.ts';
import type { KabaddiEvent, Period } from '../events.ts';
import { initial } from '../initial.ts';
import { higher } from '../result.ts';
import { scorecard } from '../scorecard.ts';
import type { Setup } from '../setup.ts';
import { latest, periodMs, playedScore, type State } from '../state.ts';
import { isRaid, raidData, reviewOutcome } from './pro-kabaddi-raid.ts';
import type { RecordedEvent, RecordedMatch, RecordedTeam } from './pro-kabaddi-schema.ts';
import { startOf } from './pro-kabaddi-setup.ts';

const BREAK_MS = 5 * 60_000;
const TIME_OUT_MS = 30_000;

type Teams = readonly [RecordedTeam, RecordedTeam];

/** Writes the match down as a scorer would have: times follow from the game clock, which is what the record gives. */
export function recordMatch(id: string, match: RecordedMatch, teams: Teams, setup: Setup): ImportedMatch {
  const start = startOf(match.match_detail) ?? 0;
  const writer = new Writer(id, match, teams, setup, start);
  writer.write();
  return writer.recorder.imported();
}

class Writer {
  readonly recorder: Recorder<Setup, State, KabaddiEvent>;
  readonly #match: RecordedMatch;
  readonly #teams: Teams;
  readonly #setup: Setup;
  /** When the period in progress began, less the time-outs in it: UTC ms. */
  #begun: number;
  #clock = 0;
  /** Of the event at hand: one listed late counts for its own half. */
  #moment: { readonly period: Period; readonly clock: number } = { period: 1, clock: 0 };
  #held = false;

  constructor(id: string, match: RecordedMatch, teams: Teams, setup: Setup, start: number) {
    this.recorder = new Recorder(
      { id: 'kabaddi', initial, apply, scorecard },
      id,
      setup,
      Math.max(0, start - BREAK_MS),
    );
    this.#match = match;
    this.#teams = teams;
    this.#setup = setup;
    this.#begun = start;
  }

  write(): void {
    this.#prepare();
    const { events } = this.#match;
    const lastRaid = events.findLastIndex(isRaid);
    const wrong: string[] = [];
    for (const [index, event] of events.entries()) {
      this.#time(event, index);
      this.#event(event);
      // The last one's running score is reset to that of the half.
      if (index < lastRaid && !this.#agrees(event)) wrong.push(`${latest(this.recorder.state)?.period}/${event.clock}`);
    }
    if (wrong.length > 0) {
      this.recorder.warn(
        'running-score',
        `The running score differs from the points at ${wrong.length} raids: ${wrong.slice(0, 5).join(', ')}.`,
      );
    }
    this.#finish();
  }

  #prepare(): void {
    const { toss } = this.#match.match_detail;
    const at = Math.max(0, this.#begun - BREAK_MS);
    const winner = toss?.winner ?? null;
    if (winner !== null && this.#sideOf(winner) !== null) {
      const choice = /raid/i.test(toss?.selection ?? '') ? 'raid' : 'court';
      this.recorder.record({ type: 'kabaddi.toss', data: { winner, choice } }, at);
    }
    for (const side of [0, 1] as const) {
      const starting = [...new Set(this.#teams[side].squad.filter(({ starter }) => starter).map(({ id }) => id))];
      const ids = starting.filter((id) => id !== null).slice(0, 7);
      if (ids.length === 0) continue;
      this.recorder.record({ type: 'kabaddi.lineup', data: { team: this.#setup.teams[side].id, starting: ids } }, at);
    }
  }

  /** Begins the period of `event` where it is a new one, and sets the time. */
  #time(event: RecordedEvent, index: number): void {
    const now = latest(this.recorder.state)?.period ?? null;
    const period = periodOf(event.event_half) ?? now ?? 1;
    if (now === null || period > now) {
      if (now !== null) this.#endPeriod();
      const first = this.#sideOf(this.#match.events.slice(index).find(isRaid)?.raiding_team_id ?? null);
      const team = first === null ? {} : { team: this.#setup.teams[first].id };
      this.#clock = periodMs(this.recorder.state.format, period);
      this.recorder.record({ type: 'kabaddi.start', data: { period, ...team } }, this.#begun);
    }
    const shown = clockOf(event.clock);
    if (now !== null && period < now) {
      this.#moment = { period, clock: shown ?? 0 };
      return;
    }
    // A reading above the one before is a slip of whoever kept the clock.
    if (shown !== null && shown < this.#clock) this.#clock = shown;
    this.#moment = { period, clock: this.#clock };
    if (this.#held) {
      this.#begun += TIME_OUT_MS;
      this.recorder.record({ type: 'clock.start', data: {} }, this.#at);
      this.#held = false;
    }
  }

  get #at(): number {
    const { state } = this.recorder;
    const period = latest(state)?.period ?? 1;
    return this.#begun + periodMs(state.format, period) - this.#clock;
  }

  #event(event: RecordedEvent): void {
    const at = this.#at;
    if (isRaid(event)) {
      const side = this.#sideOf(event.raiding_team_id);
      if (side === null) {
        this.recorder.warn('unknown-team', `Left out a raid of team "${event.raiding_team_id}", which does not play.`);
        return;
      }
      const data = { team: this.#setup.teams[side].id, ...raidData(event), ...this.#moment };
      this.recorder.record({ type: 'kabaddi.raid', data }, at);
      this.#review(event, at);
    } else if (/subst/i.test(event.event)) {
      this.#substitution(event, at);
    } else if (/time\s*-?out/i.test(event.event)) {
      const side = this.#sideOf(event.team_id);
      const team = side === null ? {} : { team: this.#setup.teams[side].id };
      this.recorder.record({ type: 'kabaddi.timeout', data: { ...team, ...this.#moment } }, at);
      this.#held = true;
    } else if (/card/i.test(event.event)) {
      this.#card(event, at);
    } else {
      this.recorder.warn('unknown-event', `Left out the event "${event.event}" at ${event.clock}.`);
    }
  }

  #review({ review }: RecordedEvent, at: number): void {
    if (review === null || review === undefined || !review.review_taken) return;
    const side = this.#sideOf(review.team_id);
    if (side === null) return;
    const outcome = reviewOutcome(review.outcome);
    const reason = typeof review.reason === 'string' ? review.reason.trim().slice(0, 200) : '';
    const data = {
      team: this.#setup.teams[side].id,
      ...(outcome !== null && { outcome }),
      ...(reason !== '' && { reason }),
      ...this.#moment,
    };
    this.recorder.record({ type: 'kabaddi.review', data }, at);
  }

  #substitution({ team_id, player_id, substituted_by, clock }: RecordedEvent, at: number): void {
    const side = this.#sideOf(team_id) ?? this.#sideOfPlayer(player_id) ?? this.#sideOfPlayer(substituted_by);
    if (side === null || player_id === null || substituted_by === null || player_id === substituted_by) {
      this.recorder.warn('substitution', `Left out a substitution at ${clock}: it does not say who replaced whom.`);
      return;
    }
    const data = { team: this.#setup.teams[side].id, off: player_id, on: substituted_by, ...this.#moment };
    this.recorder.record({ type: 'kabaddi.substitution', data }, at);
  }

  #card({ event, team_id, player_id, clock }: RecordedEvent, at: number): void {
    const card = /green/i.test(event) ? 'green' : /yellow/i.test(event) ? 'yellow' : /red/i.test(event) ? 'red' : null;
    const side = this.#sideOf(team_id) ?? this.#sideOfPlayer(player_id);
    if (card === null || side === null) {
      this.recorder.warn('card', `Left out the event "${event}" at ${clock}: it does not say whose it is.`);
      return;
    }
    const player = player_id === null ? {} : { player: player_id };
    this.recorder.record(
      { type: 'kabaddi.card', data: { team: this.#setup.teams[side].id, card, ...player, ...this.#moment } },
      at,
    );
  }

  #endPeriod(): void {
    const { state } = this.recorder;
    const record = latest(state);
    if (record === null || record.ended) return;
    const end = this.#begun + periodMs(state.format, record.period);
    this.recorder.record({ type: 'kabaddi.end', data: { period: record.period } }, end);
    this.#begun = end + BREAK_MS;
    this.#held = false;
  }

  /** The recorded final score and winner stand, whatever the raids make. */
  #finish(): void {
    const { status, result } = this.#match.match_detail;
    const at = Math.max(this.#begun, this.#at);
    if (/abandon|cancel|postpone|no result/i.test(`${status} ${result?.value ?? ''}`)) {
      this.recorder.record({ type: 'match.abandoned', data: { reason: status.slice(0, 200) } }, at);
      return;
    }
    const over = /complete|finish|ended/i.test(status) || (result?.winning_method ?? '') !== '';
    if (!over) return;
    const [a, b] = [this.#teams[0].score, this.#teams[1].score];
    const played = playedScore(this.recorder.state);
    if (a !== null && b !== null && a >= 0 && b >= 0 && (a !== played[0] || b !== played[1])) {
      this.recorder.warn('score', `The raids make ${played.join('-')}, the record says ${a}-${b}.`);
      const period = latest(this.recorder.state)?.period ?? 2;
      this.recorder.record({ type: 'kabaddi.adjust', data: { period, score: [a, b] } }, at);
    }
    this.#endPeriod();
    const end = Math.max(this.#begun, at);
    const decider = this.#tieBreak(end);
    this.#award(decider, end);
    this.recorder.record({ type: 'match.ended', data: {} }, end + BREAK_MS);
  }

  /** The tie-break's raids are not in the record, its points are. Returns who won it. */
  #tieBreak(at: number): Side | null {
    if (higher(playedScore(this.recorder.state)) !== null) return null;
    const [extra, golden] = [pointsOf(this.#teams, 'extra_time'), pointsOf(this.#teams, 'golden_raid')];
    if (extra !== null) {
      const data = { tieBreak: { points: extra, over: true } };
      this.recorder.record({ type: 'kabaddi.adjust', data }, at);
    }
    if (golden === null || (extra !== null && extra[0] !== extra[1])) return extra === null ? null : higher(extra);
    this.recorder.record({ type: 'kabaddi.tiebreak', data: { kind: 'golden raid' } }, at);
    this.recorder.record({ type: 'kabaddi.adjust', data: { tieBreak: { points: golden, over: true } } }, at);
    return higher(golden);
  }

  /** A winner whom neither the score nor a tie-break makes. */
  #award(decider: Side | null, at: number): void {
    const { result, win_by_coin_toss } = this.#match.match_detail;
    const toss = this.#sideOf(win_by_coin_toss?.winner ?? null);
    const recorded = this.#sideOf(result?.winning_team_id ?? null) ?? toss;
    const winner = decider ?? higher(playedScore(this.recorder.state));
    if (recorded === null || recorded === winner) return;
    const how = toss === recorded ? 'toss' : 'decision';
    this.recorder.warn('winner', `The record names a winner whom the score does not make ("${result?.value ?? ''}").`);
    this.recorder.record({ type: 'kabaddi.award', data: { winner: this.#setup.teams[recorded].id, how } }, at);
  }

  #agrees({ score }: RecordedEvent): boolean {
    if (score === null || score === undefined || score.length !== 2) return true;
    const [home, away] = playedScore(this.recorder.state);
    return score[0] === home && score[1] === away;
  }

  #sideOf(team: string | null): Side | null {
    if (team === null) return null;
    const [one, two] = this.#setup.teams;
    if (team === one.id) return 0;
    return team === two.id ? 1 : null;
  }

  #sideOfPlayer(player: string | null): Side | null {
    if (player === null) return null;
    const [one, two] = this.#setup.teams;
    if (one.players.some(({ id }) => id === player)) return 0;
    return two.players.some(({ id }) => id === player) ? 1 : null;
  }
}

function periodOf(half: number | null): Period | null {
  return half === 1 || half === 2 || half === 3 || half === 4 ? half : null;
}

/** "19:34" as ms. */
function clockOf(text: string): number | null {
  const [, minutes, seconds] = /^(\d{1,2}):(\d{1,2})$/.exec(text) ?? [];
  return minutes === undefined || seconds === undefined ? null : (Number(minutes) * 60 + Number(seconds)) * 1000;
}

function pointsOf([a, b]: Teams, of: 'extra_time' | 'golden_raid'): [number, number] | null {
  const [one, two] = [a[of], b[of]];
  return one === null || two === null || one < 0 || two < 0 || one > 300 || two > 300 ? null : [one, two];
}
