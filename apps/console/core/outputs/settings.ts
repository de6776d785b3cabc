import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { Locale } from '#shared/text/locale.ts';
import { Colour, Output, OutputLook, Sponsor } from '#shared/wire/outputs.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { digestOf, matches, newSecret } from '../devices/secrets.ts';
import { writeWhole } from './atomic-file.ts';

const FILE = 'outputs.json';
const MAX_OUTPUTS = 50;
const MAX_SPONSORS = 40;

const PLAIN: OutputLook = {
  theme: 'dark',
  language: 'en',
  home: null,
  away: null,
  place: 'top-left',
  delay: 0,
  hold: false,
  auto: true,
  seconds: 8,
  sponsors: 0,
  guides: false,
};

/** There from the beginning and always: the pages and the data go by them where the address names no other. */
const BUILT_IN: readonly Output[] = [
  { name: 'overlay', kind: 'overlay', look: PLAIN },
  { name: 'board', kind: 'board', look: { ...PLAIN, sponsors: 15 } },
  { name: 'data', kind: 'data', look: PLAIN },
];

const Saved = z.object({
  key: z.string().min(20).max(100),
  outputs: z.array(Output).max(MAX_OUTPUTS),
  sponsors: z.array(Sponsor).max(MAX_SPONSORS).default([]),
});

/** What an address may set: the same fields as text. What makes no sense there is passed over: a picture on air goes on. */
const flag = z.enum(['1', '0', 'true', 'false', '']).transform((text) => text !== '0' && text !== 'false');
const colour = z
  .string()
  .transform((text) => (text.startsWith('#') ? text : `#${text}`))
  .pipe(Colour);
const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const inAddress = {
  theme: OutputLook.shape.theme,
  language: Locale,
  home: colour,
  away: colour,
  place: OutputLook.shape.place,
  delay: whole.pipe(OutputLook.shape.delay),
  hold: flag,
  auto: flag,
  seconds: whole.pipe(OutputLook.shape.seconds),
  sponsors: whole.pipe(OutputLook.shape.sponsors),
  guides: flag,
} satisfies { [Field in keyof OutputLook]: z.ZodType<OutputLook[Field], string> };

/** The key and the outputs of this console, in a file of its folder. */
export class OutputSettings {
  readonly #folder: string;
  #key: string;
  #keyDigest: string;
  #outputs: ReadonlyMap<string, Output>;
  #sponsors: readonly Sponsor[];

  /** @throws ProblemError `outputs-unreadable` when the file is there and makes no sense */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const saved = read(join(folder, FILE));
    this.#key = saved?.key ?? newSecret();
    this.#keyDigest = digestOf(this.#key);
    this.#outputs = new Map([...BUILT_IN, ...(saved?.outputs ?? [])].map((output) => [output.name, output]));
    this.#sponsors = saved?.sponsors ?? [];
    if (saved === null) this.#save();
  }

  get key(): string {
    return this.#key;
  }

  isKey(given: string): boolean {
    return matches(given, this.#keyDigest);
  }

  renewKey(): void {
    this.#key = newSecret();
    this.#keyDigest = digestOf(this.#key);
    this.#save();
  }

  list(): readonly Output[] {
    return [...this.#outputs.values()];
  }

  find(name: string): Output | undefined {
    return this.#outputs.get(name);
  }

  put(output: Output): Problem | null {
    const { name, kind } = output;
    const builtIn = BUILT_IN.find((one) => one.name === name);
    if (builtIn !== undefined && builtIn.kind !== kind) {
      return problem('built-in', `"${name}" is always a ${builtIn.kind}; give the new one another name.`);
    }
    if (!this.#outputs.has(name) && this.#outputs.size >= MAX_OUTPUTS) {
      return problem('too-many', `There are ${MAX_OUTPUTS} outputs already; remove one first.`);
    }
    this.#outputs = new Map(this.#outputs).set(name, output);
    this.#save();
    return null;
  }

  /** One that was there from the beginning goes back to how it was then. */
  remove(name: string): Problem | null {
    if (!this.#outputs.has(name)) return problem('no-output', `There is no output "${name}".`);
    const rest = [...this.#outputs.values()].filter((output) => output.name !== name);
    const builtIn = BUILT_IN.filter((output) => output.name === name);
    this.#outputs = new Map([...builtIn, ...rest].map((output) => [output.name, output]));
    this.#save();
    return null;
  }

  /** In the order in which they take turns. */
  get sponsors(): readonly Sponsor[] {
    return this.#sponsors;
  }

  addSponsor(sponsor: Sponsor): Problem | null {
    const others = this.#sponsors.filter(({ image }) => image !== sponsor.image);
    if (others.length >= MAX_SPONSORS) {
      return problem('too-many', `There are ${MAX_SPONSORS} sponsors already; remove one first.`);
    }
    this.#sponsors = [...others, sponsor];
    this.#save();
    return null;
  }

  removeSponsor(image: string): void {
    this.#sponsors = this.#sponsors.filter((sponsor) => sponsor.image !== image);
    this.#save();
  }

  /** How an output looks by what is saved under `name` and what its address says. */
  look(name: string, query: URLSearchParams): OutputLook {
    const saved = this.#outputs.get(name)?.look ?? PLAIN;
    const said = Object.entries(inAddress).flatMap(([field, schema]) => {
      const text = query.get(field);
      const parsed = text === null ? null : schema.safeParse(text);
      return parsed?.success ? [[field, parsed.data]] : [];
    });
    return OutputLook.parse({ ...saved, ...Object.fromEntries(said) });
  }

  #save(): void {
    const file = { key: this.#key, outputs: this.list(), sponsors: this.#sponsors };
    writeWhole(join(this.#folder, FILE), `${JSON.stringify(file, null, 2)}\n`, 0o600);
  }
}

function read(path: string): z.infer<typeof Saved> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = parseMessage(Saved, text);
  if (parsed.ok) return parsed.value;
  const why = `${path} cannot be read (${parsed.problem.message}); mend it, or move it away to begin with new outputs.`;
  throw new ProblemError(problem('outputs-unreadable', why));
}
