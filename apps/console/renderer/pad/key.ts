import { Credentials } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';

/** What is used of `localStorage`. */
interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'scorewire.pad.key';

/** This pad's own key, kept on the device; the broker and the console's HTTP port take it. */
export class PadKey {
  private readonly storage: Memory;
  private key: Credentials | null = null;

  constructor(storage: Memory) {
    this.storage = storage;
    const text = storage.getItem(KEY);
    const parsed = text === null ? null : parseMessage(Credentials, text);
    if (parsed?.ok === true) this.key = parsed.value;
  }

  get current(): Credentials | null {
    return this.key;
  }

  keep(key: Credentials): void {
    this.key = key;
    try {
      this.storage.setItem(KEY, JSON.stringify(key));
    } catch {
      // A browser that keeps nothing: the key is good until the page is closed.
    }
  }

  forget(): void {
    this.key = null;
    this.storage.removeItem(KEY);
  }

  /** Value of the `Authorization` header; null while not paired. Ids and passwords are ASCII. */
  get authorization(): string | null {
    return this.key === null ? null : `Basic ${btoa(`${this.key.username}:${this.key.password}`)}`;
  }
}
