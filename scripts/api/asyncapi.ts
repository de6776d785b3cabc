import * as z from 'zod';
import { type Json, type JsonObject, parseJson } from '#shared/json/json.ts';
import { Draft, EventData, MatchEvent } from '#shared/match/event.ts';
import { Scoreboard } from '#shared/match/scoreboard.ts';
import { ProblemError } from '#shared/problem.ts';
import { ChecksMessage } from '#shared/wire/checks.ts';
import { PeopleMessage } from '#shared/wire/console.ts';
import { CommentaryEntry, LIVE_PATH, LIVE_PROTOCOL, LiveDown, LiveUp } from '#shared/wire/live.ts';
import { BoardMessage, Presence, Reply, StateMessage, topics } from '#shared/wire/mqtt.ts';
import { MatchScorers } from '#shared/wire/scorers.ts';
import { UPLINK_PATH, UPLINK_PROTOCOL, UplinkDown, UplinkUp } from '#shared/wire/uplink.ts';
import manifest from '../../package.json' with { type: 'json' };

/** Who speaks, as seen from the program that serves the channel. */
type Direction = 'send' | 'receive';

interface Message {
  readonly schema: z.ZodType;
  readonly title: string;
  readonly direction: Direction;
}

interface Channel {
  readonly server: 'venue' | 'relay';
  readonly address: string;
  readonly description: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly bindings?: JsonObject;
  readonly messages: Readonly<Record<string, Message>>;
}

const match = { match: 'Id of the match' };
const mqtt = (qos: 0 | 1, retain: boolean): JsonObject => ({ mqtt: { qos, retain } });

const channels: Readonly<Record<string, Channel>> = {
  draft: {
    server: 'venue',
    address: topics.draft('{match}'),
    description: 'What a scorer says has happened. PUBACK means that it is on disk; a refusal comes as a reply.',
    parameters: match,
    messages: { draft: { schema: Draft, title: 'An event that has no place in the log yet', direction: 'receive' } },
  },
  reply: {
    server: 'venue',
    address: topics.reply('{match}', '{client}'),
    description: 'The console’s word on each draft of one client.',
    parameters: { ...match, client: 'Client id of the sender' },
    messages: {
      reply: { schema: Reply, title: 'Accepted, known already, or refused with the reason', direction: 'send' },
    },
  },
  check: {
    server: 'venue',
    address: topics.check('{match}'),
    description: 'Drafts of a second scorer, for a log of their own that is compared with the match’s.',
    parameters: match,
    messages: { checkDraft: { schema: Draft, title: 'An event of the second scorer', direction: 'receive' } },
  },
  checks: {
    server: 'venue',
    address: topics.checks('{match}'),
    description: 'Whether the second scorers agree with the match’s log, and where they part.',
    parameters: match,
    messages: { checks: { schema: ChecksMessage, title: 'State of each check', direction: 'send' } },
  },
  observation: {
    server: 'venue',
    address: topics.observation('{match}', '{device}', '{kind}'),
    description: 'What a device saw: a speed, a ball over the line, what the venue’s board shows.',
    parameters: { ...match, device: 'Id of the device', kind: 'Kind of observation, as the sport names it' },
    messages: { observation: { schema: EventData, title: 'Any JSON object', direction: 'receive' } },
  },
  scoreboard: {
    server: 'venue',
    address: topics.scoreboard('{match}'),
    description: 'The score, for boards.',
    parameters: match,
    bindings: mqtt(1, true),
    messages: { board: { schema: BoardMessage, title: 'The scoreboard at (term, seq)', direction: 'send' } },
  },
  state: {
    server: 'venue',
    address: topics.state('{match}'),
    description: 'Where the log stands, and the newest accepted draft of each sender.',
    parameters: match,
    bindings: mqtt(1, true),
    messages: { state: { schema: StateMessage, title: 'Head of the log', direction: 'send' } },
  },
  event: {
    server: 'venue',
    address: topics.event('{match}'),
    description: 'The newest event of the log; a hole in `seq` means that one was missed.',
    parameters: match,
    bindings: mqtt(1, true),
    messages: { newest: { schema: MatchEvent, title: 'An event of the log', direction: 'send' } },
  },
  deviceStatus: {
    server: 'venue',
    address: topics.deviceStatus('{device}'),
    description: 'A device’s own word on itself; `offline` is its will.',
    parameters: { device: 'Id of the device' },
    bindings: mqtt(1, true),
    messages: { device: { schema: Presence, title: 'Presence of a device', direction: 'receive' } },
  },
  consoleStatus: {
    server: 'venue',
    address: topics.consoleStatus,
    description: 'The console’s own presence.',
    bindings: mqtt(1, true),
    messages: { console: { schema: Presence, title: 'Presence of the console', direction: 'send' } },
  },
  scorers: {
    server: 'venue',
    address: topics.scorers('{match}'),
    description: 'Who scores the match: the live scorer, if one is named.',
    parameters: match,
    bindings: mqtt(1, true),
    messages: { scorers: { schema: MatchScorers, title: 'The live scorer', direction: 'send' } },
  },
  people: {
    server: 'venue',
    address: topics.people,
    description: 'The scorers of this console, and who of them is there.',
    bindings: mqtt(1, true),
    messages: { people: { schema: PeopleMessage, title: 'Everybody who may score', direction: 'send' } },
  },
  live: {
    server: 'relay',
    address: LIVE_PATH,
    description: `Any number of matches on one WebSocket, subprotocol ${LIVE_PROTOCOL}; /ws is the same.`,
    messages: {
      liveUp: { schema: LiveUp, title: 'What a subscriber asks', direction: 'receive' },
      liveDown: { schema: LiveDown, title: 'What a subscriber is told', direction: 'send' },
    },
  },
  uplink: {
    server: 'relay',
    address: UPLINK_PATH,
    description: `Console to relay, subprotocol ${UPLINK_PROTOCOL}, with the uplink token as a bearer token.`,
    messages: {
      uplinkUp: { schema: UplinkUp, title: 'What a console says', direction: 'receive' },
      uplinkDown: { schema: UplinkDown, title: 'What the relay answers', direction: 'send' },
    },
  },
};

/** Schemas that stand once and are referred to. */
const shared = { Scoreboard, MatchEvent, CommentaryEntry } as const;

/** The AsyncAPI 3.0 document of everything that is not HTTP, from the schemas that check every message. */
export function asyncApi(): JsonObject {
  const entries = Object.entries(channels);
  const messages = entries.flatMap(([, channel]) => Object.entries(channel.messages));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Scorewire',
      version: manifest.version,
      description: 'MQTT at the venue, WebSockets of the relay. HTTP: /v1/openapi.json. In words: docs/protocol.md.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      venue: {
        host: 'localhost:1883',
        protocol: 'mqtt',
        protocolVersion: '3.1.1',
        description: 'The console’s broker',
      },
      relay: { host: 'localhost:8080', protocol: 'ws', description: 'The relay' },
    },
    channels: Object.fromEntries(entries.map(([name, channel]) => [name, channelOf(channel)])),
    operations: Object.fromEntries(entries.flatMap(([name, channel]) => operationsOf(name, channel))),
    components: {
      messages: Object.fromEntries(
        messages.map(([id, { title }]) => [id, { name: id, title, payload: { $ref: `#/components/schemas/${id}` } }]),
      ),
      schemas: schemasOf(Object.fromEntries(messages.map(([id, { schema }]) => [id, schema]))),
    },
  };
}

function channelOf({ server, address, description, parameters, messages }: Channel): JsonObject {
  const described = Object.entries(parameters ?? {}).map(([name, text]) => [name, { description: text }] as const);
  return {
    address,
    description,
    servers: [{ $ref: `#/servers/${server}` }],
    ...(described.length > 0 && { parameters: Object.fromEntries(described) }),
    messages: Object.fromEntries(
      Object.keys(messages).map((id) => [id, { $ref: `#/components/messages/${id}` }] as const),
    ),
  };
}

function operationsOf(name: string, { messages, bindings }: Channel): [string, JsonObject][] {
  return Object.entries(messages).map(([id, { direction, title }]) => [
    `${direction}.${id}`,
    {
      action: direction,
      summary: title,
      channel: { $ref: `#/channels/${name}` },
      messages: [{ $ref: `#/channels/${name}/messages/${id}` }],
      ...(bindings !== undefined && { bindings }),
    },
  ]);
}

/** JSON Schema draft 7, which AsyncAPI's own schema object is made of. */
function schemasOf(schemas: Readonly<Record<string, z.ZodType>>): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shared)) registry.add(schema, { id });
  // A schema may be told by several messages, and has one place in a registry.
  for (const [id, schema] of Object.entries(schemas)) if (!registry.has(schema)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    target: 'draft-7',
    io: 'input',
    // The one type that is checked by a function: any JSON object.
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema === EventData) jsonSchema.type = 'object';
    },
    uri: (id) => `#/components/schemas/${id}`,
  });
  const own = Object.entries(made.schemas).map(
    ([id, { $id: _, $schema: __, ...schema }]) => [id, plain(schema)] as const,
  );
  const known = new Map(own);
  const repeated = Object.entries(schemas).flatMap(([id, schema]) => {
    const name = registry.get(schema)?.id;
    return known.has(id) || name === undefined ? [] : [[id, { $ref: `#/components/schemas/${name}` }] as const];
  });
  return Object.fromEntries([...own, ...repeated]);
}

function plain(schema: object): Json {
  const json = parseJson(JSON.stringify(schema));
  if (!json.ok) throw new ProblemError(json.problem);
  return json.value;
}
