import fc from 'fast-check';
import * as z from 'zod';

/** As much of JSON Schema as Zod writes for the events of sports. */
const Schema = z.object({
  type: z.string().optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get anyOf(): z.ZodOptional<z.ZodArray<typeof Schema>> {
    return z.array(Schema).optional();
  },
  get oneOf(): z.ZodOptional<z.ZodArray<typeof Schema>> {
    return z.array(Schema).optional();
  },
  get properties(): z.ZodOptional<z.ZodRecord<z.ZodString, typeof Schema>> {
    return z.record(z.string(), Schema).optional();
  },
  get items(): z.ZodOptional<z.ZodUnion<readonly [typeof Schema, z.ZodBoolean]>> {
    return z.union([Schema, z.boolean()]).optional();
  },
  get prefixItems(): z.ZodOptional<z.ZodArray<typeof Schema>> {
    return z.array(Schema).optional();
  },
});
type Schema = z.infer<typeof Schema>;

/**
 * Values of a JSON Schema. Strings are `words` (the ids of a test's players, say), so that they mean something now and
 * then. What a schema's refinements refuse on top must be filtered out by whoever parses the value.
 */
export function anyOfSchema(schema: unknown, words: readonly string[]): fc.Arbitrary<unknown> {
  return arbitrary(Schema.parse(schema), words);
}

function arbitrary(schema: Schema, words: readonly string[]): fc.Arbitrary<unknown> {
  const inner = (each: Schema) => arbitrary(each, words);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.constantFrom(...words);
    case 'integer':
      return number(schema, (min, max) => fc.integer({ min, max }));
    case 'number':
      return number(schema, (min, max) => fc.double({ min, max, noNaN: true }));
    case 'array': {
      if (schema.prefixItems !== undefined) return fc.tuple(...schema.prefixItems.map(inner));
      const items = typeof schema.items === 'object' ? inner(schema.items) : fc.constant(null);
      const minLength = schema.minItems ?? 0;
      return fc.array(items, { minLength, maxLength: Math.min(schema.maxItems ?? Infinity, minLength + 6) });
    }
    case 'object': {
      const required = new Set(schema.required);
      const member = ([key, each]: [string, Schema]) => [key, required.has(key) ? inner(each) : seldom(inner(each))];
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(member)));
    }
    default:
      throw new Error(`no values for the schema ${JSON.stringify(schema)}`);
  }
}

/** What may be left out mostly is: one nonsensical fact is enough to have all of an event refused. */
function seldom(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** Small numbers mostly: they are what makes sense. */
function number(
  { minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER }: Schema,
  within: (min: number, max: number) => fc.Arbitrary<number>,
): fc.Arbitrary<number> {
  const min = minimum ?? (exclusiveMinimum === undefined ? -Number.MAX_SAFE_INTEGER : exclusiveMinimum + 1);
  const low = Math.min(Math.max(min, 0), maximum);
  const small = fc.oneof(within(low, Math.min(maximum, low + 9)), within(low, Math.min(maximum, low + 99)));
  return fc.oneof({ weight: 9, arbitrary: small }, { weight: 1, arbitrary: within(min, maximum) });
}

/** Some of a test's players: "a1" to "a18" for the team a of eighteen. */
export function someOf(team: string, players: number): fc.Arbitrary<readonly string[]> {
  return fc.uniqueArray(
    fc.integer({ min: 1, max: players }).map((number) => `${team}${number}`),
    { maxLength: 11 },
  );
}

/** "a1", "a2" and so on. */
export function firstOf(team: string, players: number): readonly string[] {
  return Array.from({ length: players }, (_, i) => `${team}${i + 1}`);
}
