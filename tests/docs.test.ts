import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolder } from '#relay/testing/postgres.ts';
import { RelayProcess } from '#relay/testing/process.ts';
import { ADMIN_KEY, FEED_KEY } from '#relay/testing/relay.ts';
import { ROOT } from './support.ts';

/** A fenced block of the guide: its language, its text, and its line for whoever reads a failure. */
interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

const GUIDE = join(ROOT, 'docs/api/README.md');
/** What can be run, and what its output may be held against. */
const COMMANDS = ['sh', 'js'];
const OUTPUTS = ['json', 'http', 'sse'];

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: text = '', index }) => ({
    language,
    text,
    line: markdown.slice(0, index).split('\n').length,
  }));
}

const blocks = blocksOf(readFileSync(GUIDE, 'utf8'));
const examples = blocks.flatMap((command, at) => {
  if (!COMMANDS.includes(command.language)) return [];
  const next = blocks[at + 1];
  return [{ command, output: next !== undefined && OUTPUTS.includes(next.language) ? next : null }];
});

/** One shell for the whole guide, as a reader has: what one block sets, the next may use. */
class Shell {
  readonly #process;
  #text = '';
  #done = () => {};

  constructor(env: Readonly<Record<string, string>>) {
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
    this.#process = spawn('bash', ['--norc'], { cwd: ROOT, env: { ...process.env, ...env, PATH: path } });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#text += text;
        if (this.#text.includes('\0')) this.#done();
      });
    }
  }

  async run({ language, text }: Block): Promise<string> {
    this.#text = '';
    const done = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    const command = language === 'js' ? `node --input-type=module <<'JS'\n${text}JS\n` : text;
    this.#process.stdin.write(`${command}\nprintf '\\0'\n`);
    await done;
    return this.#text.replace('\0', '');
  }

  close(): void {
    this.#process.kill();
  }
}

/** Where `found` is not of the shape that the guide shows; "…" as a key allows for more, and as a value for anything. */
function differences(shown: unknown, found: unknown, path = '$'): string[] {
  if (shown === '…') return [];
  if (Array.isArray(shown)) {
    if (!Array.isArray(found)) return [`${path} is no list: ${JSON.stringify(found)}`];
    return shown.flatMap((each, at) => differences(each, found[at], `${path}[${at}]`));
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof found !== 'object' || found === null) return [`${path} is no object: ${JSON.stringify(found)}`];
    const has = new Map<string, unknown>(Object.entries(found));
    const open = '…' in shown;
    const more = open
      ? []
      : [...has.keys()].filter((key) => !(key in shown)).map((key) => `${path}.${key} is not shown`);
    return Object.entries(shown).reduce(
      (all, [key, value]) => (key === '…' ? all : all.concat(differences(value, has.get(key), `${path}.${key}`))),
      more,
    );
  }
  if (typeof shown !== typeof found || (shown === null) !== (found === null)) {
    return [`${path}: ${JSON.stringify(found)} in place of ${JSON.stringify(shown)}`];
  }
  // Words that a program would compare are the same in every run.
  const isWord = /\.(op|code|status|state|type|sport|title|score|kind)$/.test(path);
  return isWord && shown !== found ? [`${path}: ${JSON.stringify(found)} in place of ${JSON.stringify(shown)}`] : [];
}

/** The values of a text of JSON, one a line or one in all. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const lines = text.trim().split('\n');
    return lines.map((line): unknown => JSON.parse(line));
  }
}

function check(output: Block, found: string): string[] {
  if (output.language === 'json') return differences(jsonOf(output.text), jsonOf(found));
  const lines = found.split(/\r?\n/);
  const missing = output.text
    .trimEnd()
    .split('\n')
    .filter((shown) => {
      const start = shown.replace(/…$/, '').toLowerCase();
      return !lines.some((line) =>
        shown.endsWith('…') ? line.toLowerCase().startsWith(start) : line.toLowerCase() === start,
      );
    });
  return missing.map((line) => `${line} is not in it`);
}

describe('the guide for integrators', () => {
  const folder = openFolder();
  let relay: RelayProcess;
  let shell: Shell;
  beforeAll(async () => {
    // A process of its own, as readers have it: the test runner would load another build of graphql-js.
    relay = await RelayProcess.start({ env: { DATA_DIR: folder, ADMIN_KEY, LOG_LEVEL: 'warn' } });
    shell = new Shell({ RELAY: relay.url, FEED_KEY, ADMIN_KEY });
  }, 60_000);
  afterAll(async () => {
    shell.close();
    await relay.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('has examples of every interface', () => {
    const all = examples.map(({ command }) => command.text).join('');
    for (const each of ['/events', '/stream', '/v1/live', '/graphql', '/webhooks', '/keys', '/subscribe']) {
      expect(all).toContain(each);
    }
    expect(examples.filter(({ output }) => output !== null).length).toBeGreaterThan(12);
  });

  test.each(examples.map((example) => ({ ...example, line: example.command.line })))(
    'line $line does what it shows',
    async ({ command, output }) => {
      const found = await shell.run(command);
      if (output !== null) expect(check(output, found), found).toEqual([]);
      else expect(found).toBe('');
    },
  );
});
