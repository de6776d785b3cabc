import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { isJsonObject, type JsonObject } from '#shared/json/json.ts';

const AnyObject = z.custom<JsonObject>(isJsonObject);
const Content = z.record(z.string(), z.object({ schema: AnyObject }));
const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  schema: AnyObject,
});
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  security: z.array(AnyObject).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content: Content.optional() })),
});
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), AnyObject) }),
});

/** One thing that the API document offers. */
export interface Offer extends z.infer<typeof Operation> {
  /** `GET /v1/matches/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** An answer as it came; of a stream, which has no end, without its text. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The media type, without parameters. */
  readonly type: string;
  readonly text: string;
}

export async function ask(url: string, init: RequestInit): Promise<Answer> {
  const control = new AbortController();
  const response = await fetch(url, { ...init, signal: control.signal });
  const { status, headers } = response;
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  const isStream = type === 'text/event-stream';
  const text = isStream ? '' : await response.text();
  if (isStream) control.abort();
  return { status, headers, type, text };
}

/** The API document of a relay, which its answers are held to. */
export class Contract {
  readonly offers: readonly Offer[];
  /** `GET /v1/matches/{id} 200` */
  readonly seen = new Set<string>();
  readonly #components: JsonObject;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  readonly #checks = new Map<string, ValidateFunction>();

  private constructor(document: z.infer<typeof Document>) {
    this.#components = document.components;
    this.offers = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => {
        const upper = method.toUpperCase();
        return { name: `${upper} ${path}`, method: upper, path, ...operation };
      }),
    );
  }

  static async of(url: string): Promise<Contract> {
    return new Contract(Document.parse(await (await fetch(`${url}/v1/openapi.json`)).json()));
  }

  /** All that is promised, as in `seen`. */
  get promises(): string[] {
    return this.offers.flatMap(({ name, responses }) => Object.keys(responses).map((status) => `${name} ${status}`));
  }

  /** What `$ref`s lead into. */
  get root(): JsonObject {
    return { components: this.#components };
  }

  /** What in an answer is not as promised; null when all is. */
  breach({ name, responses }: Offer, { status: code, type, text }: Answer): string | null {
    const status = String(code);
    this.seen.add(`${name} ${status}`);
    const promised = responses[status];
    if (promised === undefined) return `${name}: ${status} is not documented: ${text.slice(0, 300)}`;
    if (promised.content === undefined) return text === '' ? null : `${name} ${status}: a body where there is none`;
    const schema = promised.content[type]?.schema;
    if (schema === undefined) return `${name} ${status}: ${type} is not documented`;
    if (!/[/+]json$/.test(type)) return null;
    const check = this.#check(`${name} ${status} ${type}`, schema);
    return check(JSON.parse(text))
      ? null
      : `${name} ${status}: ${this.#ajv.errorsText(check.errors)}: ${text.slice(0, 300)}`;
  }

  #check(key: string, schema: JsonObject): ValidateFunction {
    const check = this.#checks.get(key) ?? this.#ajv.compile({ ...schema, ...this.root });
    this.#checks.set(key, check);
    return check;
  }
}
