import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import type { Credentials } from '#shared/wire/mqtt.ts';
import { localScorer, pair } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoTeams } from '../scripts/demo/teams.ts';
import { refusedDrafts } from './journal.ts';
import { eventually, findProgram, run, withStack } from './support.ts';

const MOSQUITTO = findProgram('mosquitto_pub');
const MATCH = 'refusals';

const [home, away] = demoTeams;
const setup = {
  teams: demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) })),
  format: { name: '5-over', overs: 5, oversPerBowler: 1 },
};

/** Debian's own MQTT client, a stranger to our code. */
describe.skipIf(MOSQUITTO === null)('mosquitto_pub', () => {
  it('has what it may not send refused: acked, stored, answered; the match goes on', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      const login = await pair(stack.consoleUrl, { code: stack.pairingCode, name: 'mosquitto', role: 'scorer' });
      const replies = repliesOf(stack, login);
      await eventually('somebody waits for replies', () => (replies.log().includes('SUBACK') ? true : null));
      let answered = 0;
      const publish = async (draft: JsonObject | string) => {
        const message = typeof draft === 'string' ? draft : JSON.stringify(draft);
        const { code } = await mosquitto(stack, login, `scorewire/v1/${MATCH}/draft`, message).finished;
        expect(code).toBe(0);
        answered++;
        return eventually(`a reply to ${message.slice(0, 80)}`, () => replies.lines()[answered - 1] ?? null).then(
          outcome,
        );
      };
      const draft = (type: string, data: object): JsonObject => ({ id: uuidv7(), type, data: { ...data } });
      const ball = (data: object = {}) => draft('cricket.delivery', data);
      const bowled = (player: string, more: object = {}) =>
        ball({ striker: player, wickets: [{ kind: 'bowled', player }], ...more });

      expect(await publish('not json')).toBe('not-json');
      expect(await publish('{"id":"17","type":"cricket.delivery","data":{}}')).toBe('invalid');
      expect(await publish(ball())).toBe('no-match');
      expect(await publish(draft('match.created', { sport: 'curling', setup: {} }))).toBe('unknown-sport');
      expect(await publish(draft('match.created', { sport: 'cricket', setup }))).toBe('accepted');
      expect(await publish(draft('cricket.innings', { batting: home.id }))).toBe('accepted');

      const first = ball({
        striker: home.players[0],
        nonStriker: home.players[1],
        bowler: away.players[10],
        runs: { batter: 0 },
      });
      expect(await publish(first)).toBe('accepted');
      expect(await publish(first)).toBe('duplicate');
      expect(await publish({ ...first, data: { runs: { batter: 6 } } })).toBe('id-reused');
      expect(await publish(ball({ striker: 'Nobody' }))).not.toBe('accepted');
      expect(await publish(ball({ runs: { batter: -1 } }))).toBe('invalid');
      expect(await publish(ball({ surprise: true }))).toBe('invalid');
      expect(await publish(draft('correction.void', { target: uuidv7() }))).toBe('no-target');

      expect(await publish(bowled(home.players[0]))).toBe('accepted');
      expect(await publish(ball({ striker: home.players[0] }))).not.toBe('accepted');
      for (let next = 2; next <= 10; next++) {
        const over = Math.floor(next / 6);
        const bowler = away.players[10 - over] ?? '';
        const nonStriker = next < 10 ? home.players[1] : home.players[1];
        expect(await publish(bowled(home.players[next] ?? '', { nonStriker, bowler }))).toBe('accepted');
      }
      // Ten are out: an eleventh wicket and any further ball come after the innings.
      expect(await publish(bowled(home.players[1]))).not.toBe('accepted');
      expect(await publish(ball())).not.toBe('accepted');
      expect(await publish(draft('cricket.innings', { batting: away.id }))).toBe('accepted');
      replies.kill('SIGTERM');

      const refused = replies
        .lines()
        .map(outcome)
        .filter((code) => code !== 'accepted' && code !== 'duplicate');
      expect(refusedDrafts(stack.dataDir)).toEqual(refused);
    });
  });

  it('is cut off for wrong credentials and foreign topics, and only for those', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      const login = await pair(stack.consoleUrl, { code: stack.pairingCode, name: 'mosquitto', role: 'device' });
      const draft = JSON.stringify({ id: uuidv7(), type: 'note.added', data: { text: 'x' } });
      const wrong = await mosquitto(stack, { ...login, password: 'guess' }, `scorewire/v1/${MATCH}/draft`, draft)
        .finished;
      expect(wrong.code).not.toBe(0);
      expect(wrong.stderr).toMatch(/not authori[sz]ed|bad user name or password/i);
      const foreign = (topic: string) => mosquittoOnce(stack, login, topic, draft);
      expect(await foreign(`scorewire/v1/${MATCH}/draft`)).toBe('cut off');
      expect(await foreign(`scorewire/v1/${MATCH}/scoreboard`)).toBe('cut off');
      expect(await foreign(`scorewire/v1/${MATCH}/observation/somebody-else/ball-speed`)).toBe('cut off');
      expect(await foreign('scorewire/v1/device/somebody-else/status')).toBe('cut off');
      expect(await foreign('$SYS/anything')).toBe('cut off');
      expect(await foreign('elsewhere')).toBe('cut off');
      expect(await foreign(`scorewire/v1/${MATCH}/observation/${login.id}/ball-speed`)).toBe('taken');

      const local = await localScorer(stack.dataDir);
      const scorer = await ScorerClient.connect(
        { url: stack.mqttUrl, user: local.username, password: local.password },
        MATCH,
      );
      const reply = await scorer.send({ id: uuidv7(), type: 'match.created', data: { sport: 'cricket', setup } });
      expect(reply.status).toBe('accepted');
      await scorer.close();
    });
  });
});

function args(stack: Stack, login: Credentials): string[] {
  const { hostname, port } = new URL(stack.mqttUrl);
  return [
    '-V',
    'mqttv311',
    '-h',
    hostname,
    '-p',
    port,
    '-i',
    login.clientId,
    '-u',
    login.username,
    '-P',
    login.password,
  ];
}

function mosquitto(stack: Stack, login: Credentials, topic: string, message: string) {
  return run('mosquitto_pub', [...args(stack, login), '-q', '1', '-t', topic, '-m', message]);
}

/** mosquitto_pub reconnects for ever when it is cut off before the ack: not ending by itself is the answer. */
async function mosquittoOnce(
  stack: Stack,
  login: Credentials,
  topic: string,
  message: string,
): Promise<'taken' | 'cut off'> {
  const publish = mosquitto(stack, login, topic, message);
  const timer = setTimeout(() => publish.kill('SIGKILL'), 5_000);
  const { code } = await publish.finished;
  clearTimeout(timer);
  return code === 0 ? 'taken' : 'cut off';
}

/** A second connection under the same client id would close the first. */
function repliesOf(stack: Stack, login: Credentials) {
  const listener = args(stack, { ...login, clientId: `${login.id}-replies` });
  const topic = `scorewire/v1/${MATCH}/reply/${login.id}`;
  // It fills a buffer before it prints into a pipe, unless told otherwise.
  const listening = run('stdbuf', ['-oL', 'mosquitto_sub', '-d', ...listener, '-q', '1', '-t', topic]);
  return {
    /** The replies; what else it prints tells of the connection. */
    lines: () => listening.lines().filter((line) => line.startsWith('{')),
    log: () => listening.lines().join('\n'),
    kill: listening.kill,
  };
}

function outcome(line: string): string {
  const reply: { status: string; error?: { code: string } } = JSON.parse(line);
  return reply.error?.code ?? reply.status;
}
