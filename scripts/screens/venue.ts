import { connectAsync } from 'mqtt';
import { v7 as uuidv7 } from 'uuid';
import type { Draft } from '#shared/match/event.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { topics } from '#shared/wire/mqtt.ts';
import { PAD_CHECK_PATH } from '#shared/wire/pad.ts';
import { localScorer, pair } from '../cli/credentials.ts';
import { play } from '../cli/play.ts';
import { ScorerClient } from '../cli/scorer.ts';
import type { Stack } from '../cli/stack.ts';
import { Device } from '../simulate/device.ts';

/** How much of each story has been played: somewhere in the middle, with play going on. */
const PLAYED = 0.62;

/** The matches at the venue: a made-up one of every sport, under way, by their ids. */
export const underWay: readonly string[] = stories.map(({ match }) => match);
export const finished = 'last-night';
/** All is played, and nobody has signed it yet. */
export const decided = 'to-be-signed';
/** A match to practise with. */
export const practice = 'practice-match';
/** The one with a second scorer, who saw something else, and with a device that proposes something. */
export const checked = 'second-ground';

/** Fills a console: matches of every sport and in every state, a draft that was refused, a second scorer, a device. */
export async function fillVenue(stack: Stack): Promise<void> {
  await play(stack, practice, practised(story('story-tennis').slice(0, 40)));
  const hockey = story('story-hockey');
  await play(stack, finished, withOtherIds(endingNow(hockey)));
  await play(stack, decided, withOtherIds(endingNow(hockey.filter(({ type }) => type !== 'match.ended'))));
  await fillSecondGround(stack);
  for (const { match, drafts } of stories) {
    await play(stack, match, endingNow(drafts.slice(0, Math.round(drafts.length * PLAYED))));
  }
  await sendNonsense(stack, 'story-cricket');
}

type Drafts = ImportedMatch['drafts'];

function story(match: string): Drafts {
  return stories.find((one) => one.match === match)?.drafts ?? [];
}

function practised(drafts: Drafts): readonly Draft[] {
  return withOtherIds(endingNow(drafts)).map((draft) =>
    draft.type === 'match.created' ? { ...draft, data: { ...draft.data, practice: true } } : draft,
  );
}

/** Both scorers have the same up to a ball that one of them saw go for one run more; a rope saw it cross the boundary. */
async function fillSecondGround(stack: Stack): Promise<void> {
  const drafts = withOtherIds(endingNow(story('story-cricket')));
  const at = drafts.findIndex(({ type, data }, i) => i > 25 && type === 'cricket.delivery' && isPlain(data));
  const [ball] = drafts.slice(at, at + 1);
  if (ball === undefined) throw new ProblemError(problem('no-ball', 'The story has no plain ball.'));
  await play(stack, checked, drafts.slice(0, at));
  const second = await pair(stack.consoleUrl, { code: stack.pairingCode, name: 'Bo', role: 'scorer' });
  const key = Buffer.from(`${second.username}:${second.password}`).toString('base64');
  const headers = { authorization: `Basic ${key}` };
  await fetch(`${stack.consoleUrl}${PAD_CHECK_PATH}/${checked}`, { method: 'POST', headers });
  await play(stack, checked, [ball]);
  const { clientId, username, password } = second;
  const pad = await connectAsync(stack.mqttUrl, { protocolVersion: 4, clientId, username, password });
  const saw: Draft = { ...ball, id: uuidv7(), data: { ...ball.data, runs: { batter: 2 } } };
  await pad.publishAsync(topics.check(checked), JSON.stringify(saw), { qos: 1 });
  await pad.endAsync();

  const login = await pair(stack.consoleUrl, { code: stack.pairingCode, name: 'Boundary rope', role: 'device' });
  const rope = await Device.connect(stack.mqttUrl, login);
  await rope.observe(checked, 'boundary', { runs: 4 });
  await rope.close();
}

function isPlain(data: Draft['data']): boolean {
  return JSON.stringify(data.runs) === '{"batter":1}' && data.wickets === undefined;
}

/** The same match, its last event at this moment: its clocks are running. */
function endingNow(drafts: Drafts): Drafts {
  const shift = Date.now() - (drafts.at(-1)?.at ?? 0);
  return drafts.map((draft) => ({ ...draft, at: draft.at + shift }));
}

/** Events are known by their ids: a second copy of a match needs others. */
function withOtherIds(drafts: Drafts): readonly Draft[] {
  const text = JSON.stringify(drafts);
  const known = new Map(drafts.map(({ id }) => [id, uuidv7()]));
  const parsed: Draft[] = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? (known.get(value) ?? value) : value,
  );
  return parsed;
}

async function sendNonsense(stack: Stack, match: string): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    match,
  );
  await scorer.send({ id: uuidv7(), type: 'cricket.delivery', data: { striker: 'nobody' } });
  await scorer.close();
}
