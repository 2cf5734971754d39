import type { ContractDocument, JsonSchema, LocatedOperation } from './contractDocument.ts';
import { locateOperations } from './contractDocument.ts';

/** Names that a bundler makes up, or that mean something else in the languages of client generators. */
const BAD_NAME =
  /^schema(-\d+)?$|-|^(Error|Version|Object|Date|Map|Set|Record|Result|Response|Request|Import|Class|Package|Interface|Function|Default)$/;

/** Reserved in TypeScript, where a generator renames the property and then looks for it under both names. */
const RESERVED_PROPERTY =
  /^(break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|finally|for|function|if|import|in|instanceof|new|return|super|switch|this|throw|try|typeof|var|void|while|with)$/;

interface SchemaVisit {
  schema: JsonSchema;
  /** Where it is, for the message: `Transaction.amount`. */
  place: string;
  kind: 'component' | 'property' | 'other';
}

/**
 * Finds what makes the contract hard to read or unusable for client generators: properties without a description,
 * objects and enums without a name, numbers that become 32-bit floats, enums whose values differ only in punctuation
 * or that hold null, and operations that do not say what a limited API key gets.
 * @returns one sentence for each fault, with its place.
 */
export function findContractFaults(document: ContractDocument): string[] {
  return [
    ...locateOperations(document).flatMap((located) => describeReach(document, located)),
    ...[...visitContract(document)].flatMap((visit) => [
      ...describeName(visit),
      ...describeDescription(visit),
      ...describeEnum(visit),
      ...describeShape(visit),
    ]),
  ];
}

const REACHES = ['accounts', 'household', 'none'];
const COSTS = ['light', 'heavy'];

/** What a limited key may do, and what an operation costs, is decided for each operation: there is no default. */
function describeReach(
  document: ContractDocument,
  { method, operation, responses }: LocatedOperation,
): string[] {
  const { operationId, security = document.security ?? [], 'x-reach': reach } = operation;
  const takesKey = security.some((requirement) => 'ApiKey' in requirement);
  if (!takesKey && operation['x-cost']) return [`${operationId}: takes no API key, so it has no x-cost`];
  if (!takesKey) return reach ? [`${operationId}: takes no API key, so it has no x-reach`] : [];
  if (!reach || !REACHES.includes(reach)) {
    return [`${operationId}: needs x-reach: one of ${REACHES.join(', ')}`];
  }
  const { 'x-cost': cost } = operation;
  if (!cost || !COSTS.includes(cost)) return [`${operationId}: needs x-cost: one of ${COSTS.join(', ')}`];
  const refuses = reach === 'none' || (reach === 'household' && method !== 'get');
  return refuses && !('403' in responses) ? [`${operationId}: needs 403 for limited keys`] : [];
}

function* visitContract(document: ContractDocument): Generator<SchemaVisit> {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    yield* visit(schema, name, 'component');
  }
  for (const { operation, parameters, requestBody, responses } of locateOperations(document)) {
    const { operationId } = operation;
    for (const { name, schema } of parameters) yield* visit(schema, `${operationId}: ${name}`, 'other');
    const bodies = [requestBody, ...Object.values(responses)];
    for (const { schema } of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
      if (schema) yield* visit(schema, `${operationId}: body`, 'other');
    }
  }
}

const CHILD_KEYWORDS = ['items', 'additionalProperties', 'not'];
const CHILDREN_KEYWORDS = ['oneOf', 'anyOf', 'allOf', 'prefixItems'];

function* visit(schema: JsonSchema, place: string, kind: SchemaVisit['kind']): Generator<SchemaVisit> {
  yield { schema, place, kind };
  for (const [name, property] of Object.entries(asSchemas(schema['properties']))) {
    yield* visit(property, `${place}.${name}`, 'property');
  }
  for (const keyword of CHILD_KEYWORDS) {
    const child = schema[keyword];
    if (isSchema(child)) yield* visit(child, `${place}[${keyword}]`, 'other');
  }
  for (const keyword of CHILDREN_KEYWORDS) {
    const children = schema[keyword];
    if (!Array.isArray(children)) continue;
    for (const [position, child] of children.entries()) {
      yield* visit(child, `${place}[${keyword} ${position}]`, 'other');
    }
  }
}

function describeName({ place, kind }: SchemaVisit): string[] {
  if (kind === 'property' && RESERVED_PROPERTY.test(place.split('.').at(-1) ?? '')) {
    return [`${place}: this name is a reserved word, which generators rename`];
  }
  if (kind !== 'component' || !BAD_NAME.test(place)) return [];
  return [
    `${place}: this name is made up by a bundler or taken in some language; choose a noun of the field`,
  ];
}

function describeDescription({ schema, place, kind }: SchemaVisit): string[] {
  if (kind === 'other' || 'description' in schema || '$ref' in schema) return [];
  return [`${place}: needs a description`];
}

function describeEnum({ schema, place, kind }: SchemaVisit): string[] {
  const values = schema['enum'];
  if (!Array.isArray(values)) return [];
  const faults: string[] = [];
  if (values.includes(null)) faults.push(`${place}: holds null in an enum; use oneOf with type null`);
  const spellings = values.map((value) =>
    String(value)
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
  );
  if (new Set(spellings).size < spellings.length) {
    faults.push(`${place}: has enum values that differ only in punctuation`);
  }
  if (kind === 'other' && place.includes('[')) faults.push(`${place}: give this enum a component of its own`);
  return faults;
}

function describeShape({ schema, place, kind }: SchemaVisit): string[] {
  const faults: string[] = [];
  const types = [schema['type']].flat();
  if (types.includes('number') && schema['format'] !== 'double') {
    faults.push(`${place}: needs format double, or generators make it a 32-bit float`);
  }
  if (schema['properties'] && kind !== 'component') {
    faults.push(`${place}: give this object a component of its own`);
  }
  return faults;
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asSchemas = (value: unknown): Record<string, JsonSchema> =>
  isSchema(value) ? (value as Record<string, JsonSchema>) : {};
