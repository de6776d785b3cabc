import * as z from 'zod';
import { type Problem, problem } from '../problem.ts';

/** One setting: an environment variable `RELAY_PORT` is also the flag `--relay-port`; the flag wins. */
export interface Option<T> {
  readonly env: string;
  /** The flag's name where it is not the variable's: `user` for `--user`. */
  readonly flag?: string;
  /** Parses the text; a missing setting without `fallback` is parsed as undefined. */
  readonly schema: z.ZodType<T>;
  readonly fallback?: string;
  readonly help: string;
  /** `--demo` and `--no-demo` instead of `--demo VALUE`. */
  readonly isSwitch?: true;
}

type Options = Readonly<Record<string, Option<unknown>>>;
export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

export const port = z.coerce.number<string>().int('not a whole number').min(0).max(65535);
export const switchValue = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'])
  .transform((v) => ['true', '1', 'yes'].includes(v));

export const logLevelOption = {
  env: 'LOG_LEVEL',
  schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  fallback: 'info',
  help: 'what is logged (stderr): error, warn, info, debug',
} as const;

/**
 * Reads settings from flags and the environment by one schema each. `rest` are the arguments that are no flags.
 * @returns the values, or the first fault as one sentence that names the setting.
 */
export function readOptions<O extends Options>(
  options: O,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; values: Values<O>; rest: readonly string[] } | { ok: false; problem: Problem } {
  const split = splitFlags(options, argv);
  if ('code' in split) return { ok: false, problem: split };
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) {
    // An empty variable is how shells and compose files say "not set".
    const text = split.flags.get(option.env) ?? (env[option.env] || undefined) ?? option.fallback;
    const parsed = option.schema.safeParse(text);
    if (!parsed.success) {
      const given = text === undefined ? 'is missing' : `cannot be "${text}"`;
      const why = parsed.error.issues[0]?.message ?? 'it does not fit';
      return { ok: false, problem: problem('bad-setting', `${option.env} (${flagOf(option)}) ${given}: ${why}.`) };
    }
    values[key] = parsed.data;
  }
  return isComplete<O>(options, values)
    ? { ok: true, values, rest: split.rest }
    : { ok: false, problem: problem('bad-setting', 'A setting is missing.') };
}

export function helpText(usage: string, options: Options): string {
  const rows = Object.values(options).map((option): readonly [string, string] => {
    const fallback = option.fallback === undefined || option.fallback === '' ? '' : ` [${option.fallback}]`;
    return [`${flagOf(option)}, ${option.env}`, `${option.help}${fallback}`];
  });
  const width = Math.max(...rows.map(([name]) => name.length));
  return [usage, '', ...rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`), ''].join('\n');
}

function flagOf(option: Option<unknown>): string {
  return `--${option.flag ?? option.env.toLowerCase().replaceAll('_', '-')}`;
}

function isComplete<O extends Options>(options: O, values: object): values is Values<O> {
  return Object.keys(options).every((key) => key in values);
}

function splitFlags(
  options: Options,
  argv: readonly string[],
): { flags: Map<string, string>; rest: string[] } | Problem {
  const byFlag = new Map(Object.values(options).map((option) => [flagOf(option), option]));
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '--') return { flags, rest: [...rest, ...argv.slice(i + 1)] };
    if (!argument.startsWith('--')) {
      rest.push(argument);
      continue;
    }
    const [name = '', inline] = splitOnce(argument, '=');
    const positive = byFlag.get(name);
    const negative = byFlag.get(name.replace('--no-', '--'));
    if (positive?.isSwitch) flags.set(positive.env, inline ?? 'true');
    else if (negative?.isSwitch && name.startsWith('--no-')) flags.set(negative.env, 'false');
    else if (positive === undefined) return problem('unknown-flag', `There is no ${name}; --help lists what there is.`);
    else {
      const value = inline ?? argv[++i];
      if (value === undefined) return problem('bad-setting', `${name} needs a value.`);
      flags.set(positive.env, value);
    }
  }
  return { flags, rest };
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
