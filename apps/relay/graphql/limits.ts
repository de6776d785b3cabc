import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** Nodes of one page. */
export const MOST = { matches: 100, commentary: 100, events: 200 } as const;

/** Fields in fields. The introspection that tools send has a limit of its own, in graphql-js. */
const MAX_DEPTH = 12;
/**
 * What a request may cost: 1 a field, more where the extension `costs` says so, times the number of nodes that are asked
 * for; fields under another name (aliases) and fragments count each time.
 */
const MAX_COST = 5000;

interface Costs {
  readonly cost: number;
  /** The argument that says how many there may be, and the most that it takes. */
  readonly times?: { readonly arg: string; readonly most: number };
}

/** Fields that have to be read or worked out, and those that many may be asked of. */
const COSTS: ReadonlyMap<string, Costs> = new Map<string, Costs>([
  ['Query.matches', { cost: 5, times: { arg: 'first', most: MOST.matches } }],
  ['Query.match', { cost: 5 }],
  ['Subscription.match', { cost: 5 }],
  ['Subscription.presence', { cost: 5 }],
  ['Match.summary', { cost: 10 }],
  ['Match.scorecard', { cost: 20 }],
  ['Match.statistics', { cost: 20 }],
  ['Match.charts', { cost: 20 }],
  ['Match.commentary', { cost: 10, times: { arg: 'first', most: MOST.commentary } }],
  ['Match.events', { cost: 10, times: { arg: 'first', most: MOST.events } }],
]);

type Variables = Readonly<Record<string, unknown>>;

/** Refuses what is too deep or too costly before any of it is executed. */
export function limits(variables: Variables): ValidationRule {
  return (context) => ({
    Document(document) {
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const one of document.definitions) {
        if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
      }
      for (const one of document.definitions) {
        if (one.kind !== Kind.OPERATION_DEFINITION) continue;
        const fault = new Measure(context.getSchema(), fragments, variables).of(one);
        if (fault !== null) context.reportError(fault);
      }
    },
  });
}

class TooMuch extends Error {}

class Measure {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  #cost = 0;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, variables: Variables) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  of(operation: OperationDefinitionNode): GraphQLError | null {
    try {
      this.#visit(operation.selectionSet, this.#schema.getRootType(operation.operation), 1, 1, new Set());
      return null;
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      return new GraphQLError(error.message, { nodes: [operation], extensions: { code: 'too-complex' } });
    }
  }

  #visit(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined | null,
    depth: number,
    times: number,
    within: ReadonlySet<string>,
  ): void {
    if (depth > MAX_DEPTH) throw new TooMuch(`The query is deeper than ${MAX_DEPTH} fields.`);
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.#field(selection, type, depth, times, within);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        // Such costs too: nothing that can be repeated may be free.
        this.#add(times);
        this.#visit(selection.selectionSet, type, depth, times, within);
      } else {
        this.#add(times);
        const { value: name } = selection.name;
        const fragment = this.#fragments.get(name);
        // Fragments in circles and unknown ones are another rule's business.
        if (fragment === undefined || within.has(name)) continue;
        const on = this.#schema.getType(fragment.typeCondition.name.value);
        this.#visit(fragment.selectionSet, on, depth, times, new Set([...within, name]));
      }
    }
  }

  #field(
    field: FieldNode,
    type: GraphQLNamedType | undefined | null,
    depth: number,
    times: number,
    within: ReadonlySet<string>,
  ): void {
    const definition = isObjectType(type) ? type.getFields()[field.name.value] : undefined;
    const costs = COSTS.get(`${type?.name}.${field.name.value}`);
    this.#add(times * (costs?.cost ?? 1));
    if (field.selectionSet === undefined) return;
    // Of the schema itself (`__schema`): its fields count, its depth is watched by graphql-js.
    const isOwn = definition !== undefined && !definition.name.startsWith('__') && !type?.name.startsWith('__');
    const inner = isOwn ? getNamedType(definition.type) : null;
    const many = times * this.#times(field, definition, costs);
    this.#visit(field.selectionSet, inner, isOwn ? depth + 1 : Math.min(depth, 1), many, within);
  }

  /** How many nodes a field asks for: as many as it may, when it does not say so in numbers. */
  #times(field: FieldNode, definition: GraphQLField<unknown, unknown> | undefined, costs: Costs | undefined): number {
    if (costs?.times === undefined) return 1;
    const { arg, most } = costs.times;
    const given = field.arguments?.find(({ name }) => name.value === arg)?.value;
    const fallback: unknown = definition?.args.find(({ name }) => name === arg)?.defaultValue;
    const value =
      given === undefined
        ? fallback
        : given.kind === Kind.INT
          ? Number(given.value)
          : given.kind === Kind.VARIABLE
            ? this.#variables[given.name.value]
            : most;
    return typeof value === 'number' && value >= 1 && value <= most ? value : most;
  }

  #add(cost: number): void {
    this.#cost += cost;
    if (this.#cost > MAX_COST) throw new TooMuch(`The query costs more than ${MAX_COST}; ask for less at once.`);
  }
}
