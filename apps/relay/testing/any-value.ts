import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';

const ODD: readonly Json[] = [
  null,
  '',
  '\u0000',
  '\ud800',
  "'; drop table matches; --",
  '%00',
  '../../etc/passwd',
  '😀'.repeat(300),
  'x'.repeat(70_000),
  -1,
  0,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  { __proto__: null, constructor: 1, toString: null },
  [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]],
];
const odd: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme' }), json());

function json(): fc.Arbitrary<Json> {
  return fc.json({ maxDepth: 3 }).map((text): Json => JSON.parse(text));
}

/**
 * Values that a JSON Schema describes, as far as it is easy to make them, and now and then something else altogether
 * in their place: what careless and hostile clients send.
 */
export function anyValue(schema: JsonObject, root: JsonObject, depth = 0): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 20, arbitrary: fitting(schema, root, depth) }, { weight: 1, arbitrary: odd });
}

function fitting(schema: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<Json> {
  const { $ref, type, pattern, format, minimum, maximum, items, properties, required } = schema;
  const options = schema.anyOf ?? schema.oneOf;
  if (depth > 8) return odd;
  if (typeof $ref === 'string') return fitting(resolve(root, $ref), root, depth + 1);
  if (Array.isArray(schema.enum)) return fc.constantFrom<Json>(...schema.enum);
  if (Array.isArray(options)) {
    return fc.oneof(...options.filter(isJsonObject).map((option) => anyValue(option, root, depth + 1)));
  }
  if (typeof pattern === 'string') return fc.oneof(matching(pattern), fc.string());
  switch (type) {
    case 'string':
      return textOf(format);
    case 'integer':
    case 'number':
      return fc.integer({
        min: typeof minimum === 'number' ? Math.max(minimum, -1e9) : -10,
        max: typeof maximum === 'number' ? Math.min(maximum, 1e9) : 1e9,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(isJsonObject(items) ? anyValue(items, root, depth + 1) : odd, { maxLength: 4 });
    case 'object':
      return objectOf(isJsonObject(properties) ? properties : {}, Array.isArray(required) ? required : [], root, depth);
    default:
      return odd;
  }
}

function objectOf(
  properties: JsonObject,
  required: readonly Json[],
  root: JsonObject,
  depth: number,
): fc.Arbitrary<Json> {
  const members = Object.entries(properties).flatMap(([name, schema]): [string, fc.Arbitrary<Json | undefined>][] => {
    if (!isJsonObject(schema)) return [];
    const value = anyValue(schema, root, depth + 1);
    return [[name, required.includes(name) ? value : fc.option(value, { nil: undefined })]];
  });
  if (members.length === 0) return fc.dictionary(fc.string(), odd, { maxKeys: 3 });
  return fc.record<Record<string, Json | undefined>>(Object.fromEntries(members));
}

function textOf(format: Json | undefined): fc.Arbitrary<string> {
  const plain = fc.string({ unit: 'grapheme', maxLength: 40 });
  if (format === 'uuid') return fc.oneof(fc.uuid({ version: 7 }), plain);
  if (format === 'date') return fc.constantFrom('2026-01-01', '0000-00-00', '9999-12-31');
  if (format === 'date-time') return fc.constantFrom('2026-01-01T00:00:00Z', '+275760-09-13T00:00:00Z');
  if (format === 'uri')
    return fc.oneof(fc.webUrl(), fc.constantFrom('http://127.0.0.1:1/', 'file:///etc/passwd'), plain);
  return plain;
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    // What fast-check cannot read backwards.
    return fc.string();
  }
}

function resolve(root: JsonObject, ref: string): JsonObject {
  const found = ref
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, name) => (isJsonObject(at) ? at[name] : undefined), root);
  if (!isJsonObject(found)) throw new Error(`${ref} leads nowhere`);
  return found;
}
