import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { OutputScene } from '#shared/wire/outputs.ts';
import { csvOf, fieldsOf, jsonOf } from './fields.ts';

/** Graphics programs look a few times a second at most. */
const WRITE_EVERY = 250;
/** Of a longer list the matches that were scored last. */
const MAX_MATCHES = 20;

/** What the data show now, and the time that their clocks go by; null: no such match. */
type Source = (match: string) => { readonly scene: OutputScene; readonly now: number } | null;

/**
 * Writes matches as files for graphics programs: `{match}.json`, `{match}.csv`, and a text file for each field in
 * `{match}/`. A file is replaced as a whole and only when it changes. Slow disks (a share on the network) hold up nothing
 * but the files.
 */
export class FileWriter {
  readonly folder: string;
  readonly #source: Source;
  readonly #log: Logger;
  readonly #matches = new Set<string>();
  /** What each file holds, by its path. */
  readonly #written = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> | null = null;
  #problem: string | null = null;

  constructor(folder: string, source: Source, log: Logger) {
    this.folder = folder;
    this.#source = source;
    this.#log = log;
    this.#timer = setInterval(() => this.#begin(), WRITE_EVERY).unref();
  }

  /** Why the files are not up to date. */
  get problem(): string | null {
    return this.#problem;
  }

  follow(match: string): void {
    this.#matches.delete(match);
    this.#matches.add(match);
    const [oldest] = this.#matches;
    if (this.#matches.size > MAX_MATCHES && oldest !== undefined) this.leave(oldest);
  }

  /** Its files stay as they are. */
  leave(match: string): void {
    this.#matches.delete(match);
    for (const path of this.#written.keys()) if (this.#isOf(match, path)) this.#written.delete(path);
  }

  /** Resolves once what is being written is. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  #begin(): void {
    if (this.#writing !== null) return;
    this.#writing = this.#write().finally(() => {
      this.#writing = null;
    });
  }

  async #write(): Promise<void> {
    try {
      for (const match of this.#matches) {
        const shown = this.#source(match);
        if (shown !== null) await this.#writeMatch(match, shown.scene, shown.now);
      }
      this.#problem = null;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      // Once for each reason: it is tried again four times a second.
      if (this.#problem !== why) this.#log.warn({ err: error, folder: this.folder }, 'Output files cannot be written.');
      this.#problem = why;
    }
  }

  async #writeMatch(match: string, scene: OutputScene, now: number): Promise<void> {
    const fields = fieldsOf(scene, now);
    const files = [
      ...Object.entries(fields).map(([name, text]) => [join(match, `${name}.txt`), text] as const),
      [`${match}.csv`, csvOf(fields)] as const,
      [`${match}.json`, jsonOf(scene, fields)] as const,
    ];
    const fresh = files.filter(([path, content]) => this.#written.get(path) !== content);
    if (fresh.length === 0) return;
    await mkdir(join(this.folder, match), { recursive: true });
    for (const [path, content] of fresh) {
      const target = join(this.folder, path);
      await writeFile(`${target}.new`, content);
      await rename(`${target}.new`, target);
      this.#written.set(path, content);
    }
  }

  #isOf(match: string, path: string): boolean {
    return path === `${match}.csv` || path === `${match}.json` || path.startsWith(join(match, '/'));
  }
}
