import type { Presence } from '#shared/wire/mqtt.ts';

/** What a client last said of itself. */
interface Told {
  readonly battery: number | null;
  readonly skewMs: number | null;
  readonly firmware: string | null;
}

const NOTHING: Told = { battery: null, skewMs: null, firmware: null };

/** Who is here, who broke off, and what they say of themselves. In memory: after a start they say it again. */
export class Presences {
  readonly #online = new Set<string>();
  readonly #lostAt = new Map<string, number>();
  readonly #told = new Map<string, Told>();

  get online(): ReadonlySet<string> {
    return this.#online;
  }

  of(id: string): Told & { readonly online: boolean; readonly lostAt: number | null } {
    const told = this.#told.get(id) ?? NOTHING;
    return { ...told, online: this.#online.has(id), lostAt: this.#lostAt.get(id) ?? null };
  }

  connected(id: string): void {
    this.#online.add(id);
    this.#lostAt.delete(id);
  }

  /** `lost`: without a goodbye. */
  disconnected(id: string, lost: boolean, now: number): void {
    this.#online.delete(id);
    if (lost) this.#lostAt.set(id, now);
  }

  /** What it leaves out has not changed. */
  said(id: string, { battery, at, firmware }: Presence, now: number): void {
    const before = this.#told.get(id) ?? NOTHING;
    this.#told.set(id, {
      battery: battery ?? before.battery,
      skewMs: at === undefined ? before.skewMs : at - now,
      firmware: firmware ?? before.firmware,
    });
  }

  forget(id: string): void {
    this.#told.delete(id);
    this.#lostAt.delete(id);
  }
}
