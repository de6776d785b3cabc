import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from './core/listen.ts';
import { tempDir } from './core/testing/console.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  args: readonly string[],
  onStdout: (stop: () => void) => void = () => undefined,
  node: readonly string[] = [],
): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: tempDir(), CONSOLE_PORT: '0', MQTT_PORT: '0' };
  const child = spawn(process.execPath, [...node, join(import.meta.dirname, 'main.ts'), ...args], { env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.stdout.once('data', () => onStdout(() => child.kill('SIGTERM')));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

describe('npm run console', () => {
  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const setting of ['CONSOLE_PORT', 'MQTT_PORT', 'DATA_DIR', 'RELAY_URL', 'RELAY_TOKEN', 'FAN_URL']) {
      expect(stdout).toContain(setting);
    }
  });

  it.each([
    [['--console-port', 'eighty'], 'CONSOLE_PORT'],
    [['--relay-url', 'relay'], 'RELAY_URL'],
    [['--relay-url', 'http://relay.example/#top'], 'RELAY_URL'],
    [['--relay-url', 'http://relay.example', '--relay-token', 'tökén'], 'RELAY_TOKEN'],
    [['--log-level=loud'], 'LOG_LEVEL'],
    [['--colour', 'red'], '--colour'],
    [['please'], 'please'],
  ])('refuses %s in one sentence', async (args, word) => {
    const { code, stderr, stdout } = await run(args);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(word);
  });

  it('names the port that is taken and how to change it', async () => {
    const server = createServer();
    const port = await listen(server, { host: '0.0.0.0', port: 0, setting: 'X' });
    onTestFinished(() => {
      server.close();
    });
    const { code, stderr } = await run(['--mqtt-port', `${port}`]);
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken; choose another by MQTT_PORT or --mqtt-port`);
  });

  it.each([
    ['an exception', "throw new Error('lost my way')"],
    ['a rejection', "Promise.reject(new Error('lost my way'))"],
  ])('leaves the reason in its log when %s ends it', async (_, fault) => {
    // Not the console's doing: it is to happen whatever the console is made of.
    const saboteur = `process.once('SIGTERM', () => { process.removeAllListeners('SIGTERM'); ${fault}; })`;
    const { code, stderr } = await run([], (stop) => stop(), ['--import', `data:text/javascript,${saboteur}`]);
    expect(code).toBe(1);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line): { level: number; err: { message: string } } => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ level: 60, err: { message: 'lost my way' } });
  });

  it('says on one line of stdout when it is ready, and stops when told to', async () => {
    const { code, stdout } = await run([], (stop) => stop());
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      ready: 'console',
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      mqtt: expect.stringMatching(/^mqtt:\/\/localhost:\d+$/),
      pairingCode: expect.stringMatching(/^\w{4}-\w{4}$/),
    });
  });
});
