import * as z from 'zod';
import { corrections } from '../match/effective.ts';
import { EventData, MatchEvent } from '../match/event.ts';
import { lifecycle } from '../match/lifecycle.ts';
import { sports } from '../sports/registry.ts';

/** A JSON Schema, as far as it is put together here. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of a line of Scorewire's own file, which is an event of the log: what zod checks at
 * our own edges, in the words that other programs know. The data are those of a log, where defaults are filled in; what
 * depends on more than one event (a player that the setup names) no schema can say.
 */
export function eventSchema(): Schema {
  const schemas = sports.map(({ id, schemas }) => ({ id, ...schemas() }));
  const events = Object.assign({}, ...schemas.map((sport) => sport.events));
  const types: Record<string, Schema> = {
    ...Object.fromEntries(Object.entries(lifecycle).map(([type, schema]) => [type, schemaOf(schema)])),
    ...Object.fromEntries(Object.entries(corrections).map(([type, schema]) => [type, schemaOf(schema)])),
    ...Object.fromEntries(Object.entries(events).map(([type, schema]) => [type, part(schema)])),
  };
  const setups = Object.fromEntries(schemas.map(({ id, setup }) => [`${id} setup`, part(setup)]));
  const envelope = schemaOf(MatchEvent);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:scorewire:schema:event:1',
    title: 'Scorewire event',
    description:
      "An event of a match's append-only log; a Scorewire file (JSON Lines) has one a line, in the order of `seq`.",
    ...envelope,
    allOf: [{ properties: { type: { enum: Object.keys(types) } } }, { $ref: '#/$defs/typed' }],
    $defs: {
      typed: {
        description: 'Data are what their type says.',
        allOf: Object.keys(types).map((type) => when('type', type, 'data', type)),
      },
      ...types,
      'match.created': {
        ...types['match.created'],
        allOf: [
          { properties: { sport: { enum: sports.map(({ id }) => id) } } },
          ...sports.map(({ id }) => when('sport', id, 'setup', `${id} setup`)),
        ],
      },
      'correction.insert': { ...types['correction.insert'], allOf: [{ $ref: '#/$defs/typed' }] },
      ...setups,
    },
  };
}

/** Where `key` is `value`, `member` is what the definition says. */
function when(key: string, value: string, member: string, definition: string): Schema {
  return {
    if: { properties: { [key]: { const: value } }, required: [key] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    then: { properties: { [member]: { $ref: `#/$defs/${encodeURIComponent(definition)}` } } },
  };
}

function schemaOf(schema: z.ZodType): Schema {
  return part(
    z.toJSONSchema(schema, {
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema === EventData) jsonSchema.type = 'object';
      },
    }),
  );
}

/** Of a whole document the part that goes into another one. */
function part(document: unknown): Schema {
  const { $schema: _, ...rest } = z.record(z.string(), z.unknown()).parse(document);
  return rest;
}
