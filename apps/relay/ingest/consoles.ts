import type { UplinkDown } from '#shared/wire/uplink.ts';
import type { Stream } from '../stream/stream.ts';
import type { LogCopy } from './log-copy.ts';

/** A console that is connected. */
export interface ConnectedConsole {
  readonly id: string;
  readonly name: string;
  send(message: UplinkDown): void;
}

/** Who is connected, and who follows what. */
export class Consoles {
  readonly #byId = new Map<string, ConnectedConsole>();
  /** By replica, those that are connected to others. */
  readonly #elsewhere = new Map<string, readonly ConnectedConsole[]>();
  readonly #copies = new Map<string, Set<LogCopy>>();
  readonly #unsubscribe: () => void;

  constructor(stream: Stream) {
    this.#unsubscribe = stream.subscribe(({ match, head }) => {
      for (const copy of this.#copies.get(match) ?? []) copy.moved(head.seq);
    });
  }

  /** At whatever replica. */
  find(id: string | null): ConnectedConsole | undefined {
    if (id === null) return undefined;
    return this.findHere(id) ?? [...this.#elsewhere.values()].flat().find((console) => console.id === id);
  }

  findHere(id: string): ConnectedConsole | undefined {
    return this.#byId.get(id);
  }

  here(): Iterable<ConnectedConsole> {
    return this.#byId.values();
  }

  /** These are the consoles of another replica now. */
  elsewhere(replica: string, consoles: readonly ConnectedConsole[]): void {
    if (consoles.length > 0) this.#elsewhere.set(replica, consoles);
    else this.#elsewhere.delete(replica);
  }

  /** The newest connection of a console counts: the one before is about to be found dead. */
  entered(console: ConnectedConsole): void {
    this.#byId.set(console.id, console);
  }

  left(console: ConnectedConsole): void {
    if (this.#byId.get(console.id) === console) this.#byId.delete(console.id);
  }

  follow(copy: LogCopy): void {
    const copies = this.#copies.get(copy.match) ?? new Set();
    this.#copies.set(copy.match, copies.add(copy));
  }

  unfollow(copy: LogCopy): void {
    copy.close();
    const copies = this.#copies.get(copy.match);
    copies?.delete(copy);
    if (copies?.size === 0) this.#copies.delete(copy.match);
  }

  /** The logs that consoles copy, and up to where they are known. */
  *heads(): Generator<{ readonly match: string; readonly seq: number }> {
    for (const [match, copies] of this.#copies) {
      yield { match, seq: Math.min(...[...copies].map(({ known }) => known)) };
    }
  }

  close(): void {
    this.#unsubscribe();
  }
}
