import type { PeopleMessage } from '#shared/wire/console.ts';
import type { Devices } from '../devices/devices.ts';

/** Told at most so often; ms. */
const SOON = 50;

interface Options {
  readonly devices: Devices;
  /** Open screens of the desk. */
  readonly screens: () => number;
  readonly told: (people: PeopleMessage) => void;
}

/** Tells pads which other scorers there are, and whether somebody is at the desk. */
export class People {
  readonly #options: Options;
  #soon: NodeJS.Timeout | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  changed(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      const { devices, screens, told } = this.#options;
      const scorers = devices.list().filter(({ role, revokedAt }) => role === 'scorer' && revokedAt === null);
      // Who came and said goodbye is no news to anybody.
      told({ screens: screens(), scorers: scorers.filter(({ online, lostAt }) => online || lostAt !== null) });
    }, SOON).unref();
  }

  close(): void {
    clearTimeout(this.#soon ?? undefined);
  }
}
