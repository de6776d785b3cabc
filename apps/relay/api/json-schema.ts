import * as z from 'zod';
import { isJsonObject, type JsonObject } from '#shared/json/json.ts';
import { EventData } from '#shared/match/event.ts';

const AnyObject = z.custom<JsonObject>(isJsonObject);

interface Made {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** Says of a schema what zod does not know of it, and as @fastify/swagger says it. */
export function sayMore({ zodSchema, jsonSchema }: Made): void {
  if (zodSchema === EventData) jsonSchema.type = 'object';
  if (jsonSchema.const === undefined) return;
  jsonSchema.enum = [jsonSchema.const];
  delete jsonSchema.const;
}

/** Draft 2020-12, as OpenAPI 3.1 has it. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = AnyObject.parse(
    z.toJSONSchema(schema, { io, unrepresentable: 'any', override: sayMore }),
  );
  return rest;
}
