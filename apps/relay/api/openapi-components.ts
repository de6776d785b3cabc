import type * as z from 'zod';
import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import { Draft, MatchEvent } from '#shared/match/event.ts';
import { EventState } from '#shared/match/event-state.ts';
import { Scoreboard } from '#shared/match/scoreboard.ts';
import { Subscribe, Subscriptions, Unsubscribe } from '#shared/wire/alerts.ts';
import { FeedReplies, FeedUpdate } from '#shared/wire/feed.ts';
import { ApiKey, CreatedKey, KeyList, NewKey } from '#shared/wire/keys.ts';
import { CommentaryEntry } from '#shared/wire/live.ts';
import {
  Chart,
  ChartsView,
  CommentaryPage,
  EventsPage,
  MatchDetail,
  MatchList,
  MatchRow,
  ScorecardView,
  Section,
  StatisticsView,
  SummaryView,
} from '#shared/wire/rest.ts';
import { CreatedWebhook, NewWebhook, Webhook, WebhookChange, WebhookDelivery } from '#shared/wire/webhooks.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { ProblemDocument } from './problem-document.ts';
import { ProblemTypeDocument } from './problems.ts';

/** What has a name of its own in the document, and so a type of its own in generated clients. */
const named: Readonly<Record<string, readonly [schema: z.ZodType, io: 'input' | 'output']>> = {
  ApiKey: [ApiKey, 'output'],
  Chart: [Chart, 'output'],
  Charts: [ChartsView, 'output'],
  CommentaryEntry: [CommentaryEntry, 'output'],
  CommentaryPage: [CommentaryPage, 'output'],
  CreatedKey: [CreatedKey, 'output'],
  CreatedWebhook: [CreatedWebhook, 'output'],
  Draft: [Draft, 'input'],
  EventState: [EventState, 'output'],
  EventsPage: [EventsPage, 'output'],
  FeedReplies: [FeedReplies, 'output'],
  FeedUpdate: [FeedUpdate, 'input'],
  KeyList: [KeyList, 'output'],
  Match: [MatchDetail, 'output'],
  MatchEvent: [MatchEvent, 'output'],
  MatchList: [MatchList, 'output'],
  MatchRow: [MatchRow, 'output'],
  NewKey: [NewKey, 'input'],
  NewWebhook: [NewWebhook, 'input'],
  Problem: [ProblemDocument, 'output'],
  ProblemType: [ProblemTypeDocument, 'output'],
  Scoreboard: [Scoreboard, 'output'],
  Scorecard: [ScorecardView, 'output'],
  ScorecardSection: [Section, 'output'],
  Statistics: [StatisticsView, 'output'],
  Subscribe: [Subscribe, 'input'],
  Subscriptions: [Subscriptions, 'output'],
  Summary: [SummaryView, 'output'],
  Unsubscribe: [Unsubscribe, 'input'],
  Webhook: [Webhook, 'output'],
  WebhookChange: [WebhookChange, 'input'],
  WebhookDelivery: [WebhookDelivery, 'output'],
};

/** Puts what has a name under `components`, once, with references where it stood. */
export function hoist(document: JsonObject): JsonObject {
  const schemas = Object.entries(named).map(([name, [schema, io]]) => [name, jsonSchemaOf(schema, io)] as const);
  const names = new Map(schemas.map(([name, schema]) => [JSON.stringify(schema), name]));
  const refer = (value: Json, itself?: string): Json => {
    if (Array.isArray(value)) return value.map((item) => refer(item));
    if (!isJsonObject(value)) return value;
    const name = names.get(JSON.stringify(value));
    if (name !== undefined && name !== itself) return { $ref: `#/components/schemas/${name}` };
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, refer(child)]])),
    );
  };
  const { components, ...rest } = document;
  const referred = refer(rest);
  return {
    ...(isJsonObject(referred) && referred),
    components: {
      ...(isJsonObject(components) && components),
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, refer(schema, name)])),
    },
  };
}
