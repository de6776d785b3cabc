import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type * as z from 'zod';
import { parseJson } from '#shared/json/json.ts';
import { findProgram } from '../cli/machine.ts';

/** The first core is the measured server's; load, databases and the bench itself share the second. */
export const SERVER_CORE = 0;
const LOAD_CORE = 1;

/** A process of a bench: takes a line on stdin, answers each with a line of JSON on stdout. */
export class Child {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  static start(program: string, args: readonly string[] = []): Child {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    return new Child(child, createInterface({ input: child.stdout }));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it says next. @throws when it has ended */
  async hear<T>(schema: z.ZodType<T>): Promise<T> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`A process of the bench ended with ${this.#child.exitCode ?? this.#child.signalCode}.`);
    const json = parseJson(value);
    return schema.parse(json.ok ? json.value : null);
  }

  ask<T>(question: object | string, schema: z.ZodType<T>): Promise<T> {
    this.#child.stdin?.write(`${typeof question === 'string' ? question : JSON.stringify(question)}\n`);
    return this.hear(schema);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** Answers the parent's lines, one after the other; ends with it. */
export async function serveParent<T>(
  schema: z.ZodType<T>,
  first: object | null,
  answer: (question: T) => Promise<object>,
): Promise<never> {
  const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
  if (first !== null) say(first);
  for await (const line of createInterface({ input: process.stdin })) {
    const json = parseJson(line);
    say(await answer(schema.parse(json.ok ? json.value : null)));
  }
  process.exit();
}

/** Milliseconds on a clock that all processes of this machine share. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Puts a process and all its threads on one core. @returns false where that cannot be done */
export function pin(pid: number, core: number): boolean {
  if (findProgram('taskset') === null) return false;
  try {
    execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    // One core only.
    return false;
  }
}

/** This process and what it will start: away from the measured server. */
export function makeWay(): boolean {
  return pin(process.pid, LOAD_CORE);
}
