import { statfsSync } from 'node:fs';
import type { Problem } from '#shared/problem.ts';
import type { ConsoleHealth, HealthProblem } from '#shared/wire/console.ts';
import type { Backups } from './backup/backups.ts';
import { describeRebuilt, forgetRebuilt, type Rebuilt, readRebuilt } from './backup/rebuild.ts';
import type { Clock } from './clock.ts';
import { ClockWatch, type Jump } from './clock-watch.ts';
import type { Desk } from './desk/desk.ts';

const LOOK_EVERY = 1000;
/** Bytes: a long day of scoring with its backups needs a tenth of it. */
const LOW_DISK = 500 * 1024 * 1024;

export interface HealthOptions {
  readonly dir: string;
  readonly desk: Desk;
  readonly backups: Backups;
  readonly clock: Clock;
  readonly changed: () => void;
}

/** What every screen and `/healthz` should know about the console itself. */
export class Health {
  readonly #options: HealthOptions;
  readonly #watch: ClockWatch;
  #jump: Jump | null = null;
  #rebuilt: Rebuilt | null;
  #disk: ConsoleHealth['disk'] = null;
  #told = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.#watch = new ClockWatch(options.clock, () => performance.now());
    this.#rebuilt = readRebuilt(options.dir);
    this.#disk = diskOf(options.dir);
    this.#told = JSON.stringify(this.state());
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY).unref();
  }

  stop(): void {
    clearInterval(this.#timer ?? undefined);
  }

  state(): ConsoleHealth {
    const { backups } = this.#options;
    return {
      problems: this.#problems(),
      backup: { running: backups.running, last: backups.last, every: backups.every },
      disk: this.#disk,
    };
  }

  /** False: it does not go by being read. */
  dismiss(code: string): boolean {
    if (code === 'clock-jumped') this.#jump = null;
    else if (code === 'journal-rebuilt') {
      forgetRebuilt(this.#options.dir);
      this.#rebuilt = null;
    } else return false;
    this.tell();
    return true;
  }

  /** Tells what has changed since it was told last, if anything has. */
  tell(): void {
    const state = this.state();
    // Free space changes by the byte; nobody needs to hear of that.
    const disk = state.disk === null ? null : Math.round(state.disk.free / (16 * 1024 * 1024));
    const text = JSON.stringify({ ...state, disk });
    if (text === this.#told) return;
    this.#told = text;
    this.#options.changed();
  }

  #look(): void {
    this.#options.desk.retry();
    this.#jump = this.#watch.look() ?? this.#jump;
    this.#disk = diskOf(this.#options.dir);
    this.tell();
  }

  #problems(): HealthProblem[] {
    const { desk, backups } = this.#options;
    const found: HealthProblem[] = [];
    const add = ({ code, message }: Problem, level: HealthProblem['level'], dismissable = false) =>
      found.push({ code, message, level, dismissable });
    if (desk.fault !== null) add(desk.fault, 'bad');
    else if (this.#disk !== null && this.#disk.free < LOW_DISK) add(lowDisk(this.#disk.free), 'warn');
    if (this.#rebuilt !== null) {
      add({ code: 'journal-rebuilt', message: describeRebuilt(this.#rebuilt) }, 'warn', true);
    }
    if (backups.fault !== null) add(backups.fault, 'warn');
    if (this.#jump !== null) add(describeJump(this.#jump), 'warn', true);
    return found;
  }
}

function lowDisk(free: number): Problem {
  const mb = Math.floor(free / (1024 * 1024));
  return {
    code: 'disk-low',
    message: `The disk with the journal has ${mb} MB left; when it is full, nothing can be scored.`,
  };
}

function describeJump({ by, at }: Jump): Problem {
  const seconds = Math.round(Math.abs(by) / 1000);
  const much = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const when = new Date(at).toISOString().slice(11, 19);
  return {
    code: 'clock-jumped',
    message:
      `This machine's clock went ${by > 0 ? 'forward' : 'back'} by ${much} at ${when} UTC, or the machine slept. ` +
      'The order of the events is right; their times before and after do not compare. Look at a running match clock.',
  };
}

/** Null where the system does not tell. */
function diskOf(dir: string): ConsoleHealth['disk'] {
  try {
    const { bavail, blocks, bsize } = statfsSync(dir);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}
