import * as z from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../../json/json.ts';
import type { Pair } from '../../side.ts';
import { type RecordedGoal, readGoals } from './openfootball-goals.ts';

/** What the record says of the score: after 45 and 90 minutes, after extra time, and of the shoot-out. */
export interface RecordedScore {
  readonly ht?: Pair<number>;
  readonly ft?: Pair<number>;
  readonly et?: Pair<number>;
  readonly p?: Pair<number>;
}

/** A match in one shape, whichever of its years' shapes the file has. */
export interface RecordedMatch {
  readonly team1: string;
  readonly team2: string;
  readonly round: string | undefined;
  readonly group: string | undefined;
  readonly date: string | undefined;
  readonly time: string | undefined;
  readonly ground: string | undefined;
  readonly status: string | undefined;
  readonly score: RecordedScore | undefined;
  /** Undefined: not listed. */
  readonly goals: readonly RecordedGoal[] | undefined;
  /** Members that say nothing a reader could use, with what is wrong with them. */
  readonly oddities: readonly string[];
}

export interface RecordedFile {
  readonly name: string | undefined;
  readonly matches: readonly RecordedMatch[];
}

const Count = z.union([
  z.int().min(0).max(200),
  z
    .string()
    .regex(/^\s*\d{1,3}\s*$/)
    .transform(Number),
]);
const Score = z.tuple([Count, Count]);
/** "3-1", "3:1 (1-1)": the second is the one at half-time. */
const ScoreText = /^\s*(\d{1,3})\s*[-:\u2013]\s*(\d{1,3})(?:\s*\(\s*(\d{1,3})\s*[-:\u2013]\s*(\d{1,3})\s*\))?\s*$/;

/** Members that hold matches, or what holds matches: a season's rounds, a tournament's groups. */
const HOLDERS = ['matches', 'rounds', 'groups', 'stages', 'games', 'fixtures'] as const;

interface Place {
  readonly round: string | undefined;
  readonly group: string | undefined;
}

/** The matches of a file in its order: a list, under `matches`, or under the `matches` of its `rounds`. */
export function readFile(json: Json): RecordedFile {
  const name = isJsonObject(json) ? textOf(json.name) : undefined;
  return { name, matches: matchesOf(json, { round: undefined, group: undefined }) };
}

function matchesOf(node: Json | undefined, place: Place): readonly RecordedMatch[] {
  if (isList(node)) return node.flatMap((each) => matchesOf(each, place));
  if (!isJsonObject(node)) return [];
  if ('team1' in node || 'team2' in node) return [matchOf(node, place)];
  return HOLDERS.flatMap((holder) => {
    const held = node[holder];
    return isList(held) ? held.flatMap((each) => matchesOf(each, within(holder, each, place))) : [];
  });
}

/** A round or group gives its name to its matches. */
function within(holder: (typeof HOLDERS)[number], node: Json, place: Place): Place {
  const name = isJsonObject(node) && !('team1' in node) ? textOf(node.name) : undefined;
  if (name === undefined) return place;
  return holder === 'groups' ? { ...place, group: name } : { ...place, round: name };
}

function matchOf(node: JsonObject, place: Place): RecordedMatch {
  const oddities: string[] = [];
  const team1 = teamOf(node.team1) ?? '';
  const team2 = teamOf(node.team2) ?? '';
  const score = scoreOf(node, oddities);
  const goals = readGoals(node, [team1, team2], oddities);
  if (team1 === '' || team2 === '') oddities.push('A team has no name.');
  return {
    team1: team1 === '' ? 'Team 1' : team1,
    team2: team2 === '' ? 'Team 2' : team2,
    round: nameOf(node.round) ?? nameOf(node.stage) ?? place.round,
    group: nameOf(node.group) ?? place.group,
    date: textOf(node.date),
    time: textOf(node.time),
    ground: nameOf(node.ground) ?? nameOf(node.stadium) ?? nameOf(node.city),
    status: textOf(node.status),
    score,
    goals: goals?.length === 0 && scored(score) ? undefined : goals,
    oddities,
  };
}

/** Lists without a goal, of a match that had some, are lists that nobody filled in. */
function scored(score: RecordedScore | undefined): boolean {
  const [a, b] = score?.et ?? score?.ft ?? [0, 0];
  return a + b > 0;
}

function scoreOf(node: JsonObject, oddities: string[]): RecordedScore | undefined {
  const { score } = node;
  const found: { -readonly [K in keyof RecordedScore]: RecordedScore[K] } = {};
  const set = (key: keyof RecordedScore, value: readonly [Json | undefined, Json | undefined]) => {
    if (value.every((each) => each === undefined || each === null)) return;
    const parsed = Score.safeParse(value);
    if (parsed.success) found[key] = parsed.data;
    else oddities.push(`The score "${key}" is ${JSON.stringify(value)}.`);
  };
  set('ft', [node.score1, node.score2]);
  set('ht', [node.score1i ?? node.score1ht, node.score2i ?? node.score2ht]);
  set('et', [node.score1et, node.score2et]);
  set('p', [node.score1p, node.score2p]);
  if (isJsonObject(score)) {
    for (const key of ['ht', 'ft', 'et', 'p'] as const) {
      const value = score[key];
      if (isList(value)) set(key, pairOf(value));
      else if (typeof value === 'string') for (const [, pair] of textScore(value, oddities).slice(0, 1)) set(key, pair);
      else if (value !== undefined && value !== null) {
        oddities.push(`The score "${key}" is ${JSON.stringify(value)}.`);
      }
    }
  } else if (isList(score)) {
    // [3, 1], or the pairs of full time and half-time.
    const pairs = score.filter(isList);
    if (pairs.length === 0) set('ft', pairOf(score));
    else for (const [index, pair] of pairs.slice(0, 2).entries()) set(index === 0 ? 'ft' : 'ht', pairOf(pair));
  } else if (typeof score === 'string' && score.trim() !== '') {
    for (const [key, pair] of textScore(score, oddities)) set(key, pair);
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function textScore(text: string, oddities: string[]): readonly (readonly ['ft' | 'ht', readonly [string, string]])[] {
  const [, a, b, c, d] = ScoreText.exec(text) ?? [];
  if (a === undefined || b === undefined) {
    oddities.push(`The score is "${text}".`);
    return [];
  }
  return c === undefined || d === undefined
    ? [['ft', [a, b]]]
    : [
        ['ft', [a, b]],
        ['ht', [c, d]],
      ];
}

/** A pair of anything: what is missing or too much makes it none. */
function pairOf(list: readonly Json[]): readonly [Json | undefined, Json | undefined] {
  return list.length > 2 ? [undefined, undefined] : [list[0], list[1]];
}

/** A team is its name, or an object that has one. */
function teamOf(value: Json | undefined): string | undefined {
  return nameOf(value)?.slice(0, 64);
}

function nameOf(value: Json | undefined): string | undefined {
  return isJsonObject(value) ? (textOf(value.name) ?? textOf(value.title) ?? textOf(value.code)) : textOf(value);
}

/** A text that says something; numbers count as text. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
