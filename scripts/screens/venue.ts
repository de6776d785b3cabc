import { v7 as uuidv7 } from 'uuid';
import type { Draft } from '#shared/match/event.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { localScorer } from '../cli/credentials.ts';
import { play } from '../cli/play.ts';
import { ScorerClient } from '../cli/scorer.ts';
import type { Stack } from '../cli/stack.ts';

/** How much of each story has been played: somewhere in the middle, with play going on. */
const PLAYED = 0.62;

/** The matches at the venue: a made-up one of every sport, under way, by their ids. */
export const underWay: readonly string[] = stories.map(({ match }) => match);
export const finished = 'last-night';

/** Fills a console: a match of every sport in progress, one that is over, and a draft that was refused. */
export async function fillVenue(stack: Stack): Promise<void> {
  for (const story of stories) {
    const drafts = endingNow(story.drafts.slice(0, Math.round(story.drafts.length * PLAYED)));
    await play(stack, story.match, drafts);
  }
  const over = stories.find(({ match }) => match === 'story-hockey') ?? stories[0];
  if (over !== undefined) await play(stack, finished, withOtherIds(endingNow(over.drafts)));
  await sendNonsense(stack, 'story-cricket');
}

type Drafts = ImportedMatch['drafts'];

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
