import * as z from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../../json/json.ts';
import { other, type Side } from '../../side.ts';

export interface RecordedGoal {
  /** The side it counts for. */
  readonly side: Side;
  readonly name: string | undefined;
  /** Undefined: not told. */
  readonly minute: number | undefined;
  readonly added: number;
  readonly penalty: boolean;
  readonly ownGoal: boolean;
}

const Count = z.union([
  z.int().min(0).max(200),
  z
    .string()
    .regex(/^\s*\d{1,3}\s*$/)
    .transform(Number),
]);

/** 45, "45+2", "45'+2". */
const Minute = z.union([
  z
    .int()
    .min(0)
    .max(200)
    .transform((minute) => ({ minute, added: 0 })),
  z
    .string()
    .regex(/^\s*\d{1,3}'?\s*(\+\s*\d{1,2})?\s*'?\s*$/)
    .transform((text) => {
      const [minute = '0', added = '0'] = text.replaceAll(/['\s]/g, '').split('+');
      return { minute: Number(minute), added: Number(added) };
    }),
]);

const Flag = z.union([z.boolean(), z.literal([0, 1]).transform(Boolean)]);

/** "Neymar 29'", "Neymar 45+2 (pen)". */
const LINE = /^\s*(.*?)\s*(\d{1,3})'?(?:\s*\+\s*(\d{1,2}))?'?\s*(?:\((p|pen|og|o\.g)\.?\))?\s*$/i;

/**
 * The goals of a match: `goals1` and `goals2`, each under the side it counts for, or `goals` in the order of play, whose
 * side is told by `team` or by the running score. Undefined: none are listed.
 */
export function readGoals(
  node: JsonObject,
  teams: readonly [string, string],
  oddities: string[],
): readonly RecordedGoal[] | undefined {
  const { goals, goals1, goals2 } = node;
  if (!isList(goals1) && !isList(goals2)) return isList(goals) ? flatGoals(goals, teams, oddities) : undefined;
  const lists = [isList(goals1) ? goals1 : [], isList(goals2) ? goals2 : []] as const;
  return lists.flatMap((list, index) => list.flatMap((item) => goalOf(item, index === 0 ? 0 : 1, oddities)));
}

function flatGoals(
  list: readonly Json[],
  teams: readonly [string, string],
  oddities: string[],
): readonly RecordedGoal[] {
  let score: readonly [number, number] = [0, 0];
  return list.flatMap((item) => {
    const next = isJsonObject(item) ? runningScore(item) : null;
    const named = isJsonObject(item) ? namedSide(item.team, teams) : null;
    const side = named ?? (next === null ? null : next[0] > score[0] ? 0 : next[1] > score[1] ? 1 : null);
    if (next !== null) score = next;
    if (side !== null) return goalOf(item, side, oddities);
    oddities.push(`Whose goal is ${JSON.stringify(item).slice(0, 80)}?`);
    return [];
  });
}

function runningScore({ score, score1, score2 }: JsonObject): readonly [number, number] | null {
  const parsed = z.tuple([Count, Count]).safeParse(isList(score) ? [...score] : [score1, score2]);
  return parsed.success ? parsed.data : null;
}

function namedSide(team: Json | undefined, [one, two]: readonly [string, string]): Side | null {
  const name = isJsonObject(team) ? team.name : team;
  if (name === 1 || name === '1' || name === one) return 0;
  return name === 2 || name === '2' || name === two ? 1 : null;
}

function goalOf(item: Json, side: Side, oddities: string[]): readonly RecordedGoal[] {
  if (typeof item === 'string') return lineGoal(item, side, oddities);
  if (!isJsonObject(item)) return odd(item, oddities);
  const { minute, offset, penalty, owngoal, own_goal: ownGoal } = item;
  const when = minute === undefined || minute === null || minute === '' ? null : Minute.safeParse(minute);
  if (when !== null && !when.success) oddities.push(`A goal has the minute ${JSON.stringify(minute)}.`);
  const added = Count.safeParse(offset);
  const name = [item.name, item.player, item.scorer].find((each) => typeof each === 'string' && each.trim() !== '');
  return [
    {
      side,
      name: typeof name === 'string' ? name.trim() : undefined,
      minute: when?.success === true ? when.data.minute : undefined,
      added: added.success ? added.data : when?.success === true ? when.data.added : 0,
      penalty: isSet(penalty),
      ownGoal: isSet(owngoal) || isSet(ownGoal),
    },
  ];
}

function lineGoal(line: string, side: Side, oddities: string[]): readonly RecordedGoal[] {
  const [, name = '', minute, added = '0', kind = ''] = LINE.exec(line) ?? [];
  if (minute === undefined) return odd(line, oddities);
  const ownGoal = kind.toLowerCase().startsWith('o');
  return [
    {
      side,
      name: name === '' ? undefined : name,
      minute: Number(minute),
      added: Number(added),
      penalty: kind !== '' && !ownGoal,
      ownGoal,
    },
  ];
}

function odd(item: Json, oddities: string[]): readonly RecordedGoal[] {
  oddities.push(`This is no goal: ${JSON.stringify(item).slice(0, 80)}.`);
  return [];
}

function isSet(value: Json | undefined): boolean {
  const parsed = Flag.safeParse(value);
  return parsed.success && parsed.data;
}

/** The side whose player scored: an own goal is an opponent's. */
export function scorerSide({ side, ownGoal }: RecordedGoal): Side {
  return ownGoal ? other(side) : side;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
