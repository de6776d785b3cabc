import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { helpText, port, readOptions, switchValue } from './options.ts';

const options = {
  port: { env: 'RELAY_PORT', schema: port, fallback: '8080', help: 'port' },
  user: { env: 'MQTT_USER', flag: 'user', schema: z.string().optional(), help: 'user' },
  demo: { env: 'DEMO', schema: switchValue, fallback: 'true', help: 'demo', isSwitch: true as const },
};

function read(argv: string[], env: Record<string, string> = {}) {
  const result = readOptions(options, argv, env);
  return result.ok ? { ...result.values, rest: result.rest } : result.problem.message;
}

describe('readOptions', () => {
  it('takes the flag before the environment before the fallback', () => {
    expect(read([])).toMatchObject({ port: 8080, user: undefined, demo: true });
    expect(read([], { RELAY_PORT: '81' })).toMatchObject({ port: 81 });
    expect(read(['--relay-port', '82'], { RELAY_PORT: '81' })).toMatchObject({ port: 82 });
    expect(read(['--relay-port=83', '--user', 'a'])).toMatchObject({ port: 83, user: 'a' });
  });

  it('knows switches and what is no flag', () => {
    expect(read(['--no-demo', 'file.json'])).toMatchObject({ demo: false, rest: ['file.json'] });
    expect(read(['--demo', 'x', '--', '--y'])).toMatchObject({ demo: true, rest: ['x', '--y'] });
  });

  it('takes an empty variable as not set', () => {
    expect(read([], { RELAY_PORT: '' })).toMatchObject({ port: 8080 });
  });

  it('says in one sentence what is wrong', () => {
    expect(read([], { RELAY_PORT: 'many' })).toMatch(/^RELAY_PORT \(--relay-port\) cannot be "many": /);
    expect(read([], { RELAY_PORT: '70000' })).toMatch(/RELAY_PORT .*70000/);
    expect(read(['--relay-prt', '1'])).toMatch(/no --relay-prt/);
    expect(read(['--user'])).toMatch(/--user needs a value/);
  });
});

describe('helpText', () => {
  it('lists every setting with flag, variable and fallback', () => {
    const text = helpText('usage', options);
    expect(text).toContain('--relay-port, RELAY_PORT');
    expect(text).toContain('[8080]');
    expect(text).toContain('--user, MQTT_USER');
  });
});
