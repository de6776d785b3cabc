import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import { foldImported } from '#shared/match/imported.ts';
import type { MatchState } from '#shared/match/state.ts';
import { badminton } from '#shared/sports/badminton/index.ts';
import { basketball } from '#shared/sports/basketball/index.ts';
import { cricket } from '#shared/sports/cricket/index.ts';
import { football } from '#shared/sports/football/index.ts';
import type { DefinedSport } from '#shared/sports/game.ts';
import { hockey } from '#shared/sports/hockey/index.ts';
import { kabaddi } from '#shared/sports/kabaddi/index.ts';
import { findSport } from '#shared/sports/registry.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { tennis } from '#shared/sports/tennis/index.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { volleyball } from '#shared/sports/volleyball/index.ts';
import type { Field } from '../fields/field.ts';
import type { PadSpec } from './actions/pad-spec.ts';
import type { Step } from './actions/steps.ts';

/** What Hindi scorers write in Latin letters, too: keys, codes of periods, names of systems, a ball in the over. */
const KNOWN = new Set(['Enter', 'Esc', 'Shift', 'VAR', 'DRS', 'OT', 'wd', 'nb', 'lb']);
/** Moments of each story that are looked at. */
const MOMENTS = 25;

/** The language of a page is that of its first module: pads are loaded only once the page says Hindi. */
beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify({ locale: 'hi' }), setItem: () => undefined });
});
afterAll(() => vi.unstubAllGlobals());

type Said = (match: MatchState) => readonly string[] | Promise<readonly string[]>;
type Spec<State> = Pick<PadSpec<State>, 'actions' | 'need' | 'facts'>;

/** Everything that a pad says at a moment: keys, all questions behind them, what is asked by itself, what stands above. */
function saying<State>(sport: DefinedSport<State>, { actions, need, facts }: Spec<State>): Said {
  return (match) => {
    const play = sport.stateOf(match.game);
    if (play === null) return [];
    const asked = need?.(play) ?? null;
    const seen = new Set<string>();
    return [
      ...actions(play).flatMap(({ label, step }) => [label, ...askedBy(step(), seen)]),
      ...(asked === null ? [] : askedBy(asked, seen)),
      ...(facts?.(play) ?? []).flatMap(({ label, text }) => [label, text]),
    ];
  };
}

function askedBy(step: Step, seen: Set<string>): readonly string[] {
  const options = step.kind === 'ask' ? step.answers : step.kind === 'choose' ? step.choices : [];
  const own = [
    ...(step.kind === 'score' ? [] : [step.title]),
    ...options.flatMap(({ label, note }) => [label, note ?? '']),
    ...(step.kind === 'ask' ? [step.skip?.label ?? ''] : step.kind === 'choose' ? [step.none ?? ''] : []),
  ];
  const same = own.join('|');
  if (seen.has(same) && own.length > 0) return [];
  seen.add(same);
  switch (step.kind) {
    case 'score':
      return step.follow === undefined ? [] : askedBy(step.follow, seen);
    case 'form':
      return own;
    case 'count':
      return [...own, ...askedBy(step.next(step.min), seen)];
    case 'choose':
      return [...own, ...askedBy(step.next(step.choices.slice(0, step.max).map(({ id }) => id)), seen)];
    case 'ask':
      return [
        ...own,
        ...step.answers.flatMap(({ next }) => askedBy(next(), seen)),
        ...(step.skip === undefined ? [] : askedBy(step.skip.next(), seen)),
      ];
  }
}

/** Cricket's pad is its own: what lies behind its keys is looked at panel by panel. */
async function cricketSaying(): Promise<Said> {
  const { noEntry } = await import('./cricket/entry.ts');
  const { EndInningsPanel, MorePanel, PenaltyPanel, ReviewPanel } = await import('./cricket/panels.tsx');
  const { NextBowler, Question } = await import('./cricket/questions.tsx');
  const { WicketPanel } = await import('./cricket/wicket-panel.tsx');
  return async (match) => {
    const state = cricket.stateOf(match.game);
    if (state === null) return [];
    const props = { state, act: () => false, close: nothing, later: nothing };
    const { current } = state;
    const asked = (['toss', 'bowler'] as const).map((kind) => createElement(Question, { ...props, need: { kind } }));
    const innings =
      current === null
        ? []
        : [
            createElement(WicketPanel, { ...props, innings: current, ball: { ...noEntry, extra: 'wide' } }),
            createElement(NextBowler, { ...props, innings: current }),
            createElement(Question, { ...props, need: { kind: 'batter', end: 'striker' } }),
          ];
    const panels = [EndInningsPanel, PenaltyPanel, ReviewPanel].map((panel) => createElement(panel, props));
    const more = createElement(MorePanel, { ...props, match });
    const markup = await Promise.all([...asked, ...innings, ...panels, more].map(shown));
    return markup.flatMap(textIn);
  };
}

const specs: Readonly<Record<string, () => Promise<Said>>> = {
  badminton: async () => saying(badminton, await import('./badminton/actions.ts')),
  basketball: async () =>
    saying(basketball, { ...(await import('./basketball/actions.ts')), ...(await import('./basketball/facts.ts')) }),
  cricket: cricketSaying,
  football: async () => saying(football, await import('./football/actions.ts')),
  hockey: async () =>
    saying(hockey, { ...(await import('./hockey/actions.ts')), ...(await import('./hockey/facts.ts')) }),
  kabaddi: async () =>
    saying(kabaddi, { ...(await import('./kabaddi/actions.ts')), ...(await import('./kabaddi/facts.ts')) }),
  tennis: async () => saying(tennis, await import('./tennis/actions.ts')),
  volleyball: async () => saying(volleyball, await import('./volleyball/actions.ts')),
};

function storyOf(id: string): ImportedMatch {
  const story = stories.find(({ drafts }) => drafts[0]?.data.sport === id);
  if (story === undefined) throw new Error(`no story of ${id}`);
  return story;
}

function momentsOf(story: ImportedMatch): readonly MatchState[] {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const states = [...fold.value.steps(0, fold.value.effective.length)].flatMap(({ after }) => after ?? []);
  const every = Math.max(1, Math.floor(states.length / MOMENTS));
  return states.filter((_, i) => i < 4 || i % every === 0 || i === states.length - 1);
}

/** Names stay as they are given. */
function namesIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['name', 'shortName', 'id'].includes(key) && typeof inner === 'string' ? [inner] : namesIn(inner),
  );
}

function latinIn(said: readonly string[], names: readonly string[]): readonly string[] {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  return [...new Set(said)].filter((text) => {
    const rest = longestFirst.reduce((left, name) => left.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), ' '), text);
    return (rest.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !KNOWN.has(word));
  });
}

/** What is read and read out; what stands on keys is hidden from both. */
function textIn(markup: string): readonly string[] {
  const attributes = [...markup.matchAll(/(?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, text]) => text ?? '');
  const plain = markup.replace(/<span[^>]*aria-hidden="true"[^>]*>[^<]*<\/span>/g, '');
  return [...attributes, ...plain.split(/<[^>]*>/)];
}

const saidBy = (field: Field) => [
  field.label,
  ...('options' in field ? field.options.map(({ label }) => label) : []),
  ...('none' in field ? [field.none ?? ''] : []),
];

const nothing = () => undefined;

async function shown(node: ReactNode): Promise<string> {
  const { Keys } = await import('../keys/use-keys.ts');
  const { KeyRouter } = await import('../keys/router.ts');
  const { createKeyMapStore } = await import('../keys/keymap-store.ts');
  const router = new KeyRouter(createKeyMapStore({ getItem: () => null, setItem: nothing }));
  return renderToStaticMarkup(createElement(Keys, { value: router }, node));
}

describe.each(Object.keys(specs))('the %s pad in Hindi', (id) => {
  const story = storyOf(id);
  const moments = momentsOf(story);
  const names = namesIn(story.drafts.map(({ data }) => data));
  const load = async () => {
    const { findPad } = await import('./registry.ts');
    const pad = findPad(id);
    const sport = findSport(id);
    if (pad === undefined || sport === undefined) throw new Error(`no pad for ${id}`);
    return { pad, sport };
  };

  it('shows, asks and explains nothing in English, at any moment of a match', async () => {
    const { pad } = await load();
    const said = await specs[id]?.();
    for (const state of moments) {
      const markup = await shown(pad.render({ state, act: () => false, judge: () => null }));
      expect(latinIn(textIn(markup), names)).toEqual([]);
      expect(latinIn((await said?.(state)) ?? [], names)).toEqual([]);
      const help = pad.help(state).flatMap(({ title, keys }) => [title, ...keys.map(({ does }) => does)]);
      expect(latinIn(help, names)).toEqual([]);
    }
  });

  it('has Hindi words for every event, each of its facts, and the rules of a match', async () => {
    const { pad, sport } = await load();
    const { fieldsOfSchema, NO_NAMES } = await import('../fields/schema-fields.ts');
    const state = moments.at(-1) ?? null;
    const forms = pad.kinds.flatMap(({ type, label, blank }) => [
      label,
      ...pad.fields(type, blank(state), state).flatMap(saidBy),
    ]);
    expect(latinIn(forms, names)).toEqual([]);
    for (const preset of Object.values(sport.presets)) {
      const rules = fieldsOfSchema(rulesOf(sport.schemas().setup), preset, NO_NAMES, pad.setUp.labels);
      expect(latinIn([pad.setUp.keeper ?? '', ...rules.flatMap(saidBy)], names)).toEqual([]);
    }
  });
});

function rulesOf(setup: object): JsonObject {
  const properties = 'properties' in setup && isJsonObject(setup.properties) ? setup.properties : undefined;
  const format = properties?.format;
  return isJsonObject(format) ? format : {};
}
