import type { ContractDocument, JsonSchema, LocatedOperation } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

/**
 * Compares a released contract with the current one. A request schema may only accept more, because old
 * clients keep sending the same requests. A response schema may only return less variety, because old clients
 * keep reading it the same way. New operations, optional parameters and response fields break no client, and
 * response enums are documented as open.
 */

type Direction = 'request' | 'response';

interface Comparison {
  released: ContractDocument;
  current: ContractDocument;
  direction: Direction;
  found: string[];
  /** Pairs of schemas already compared. Some schemas are recursive: a rule's condition contains conditions. */
  seen: Set<string>;
}

/** Returns a sentence for each breaking change that names the operation and the place in it. */
export function findBreakingChanges(released: ContractDocument, current: ContractDocument): string[] {
  const byId = new Map(locateOperations(current).map((located) => [located.operation.operationId, located]));
  return locateOperations(released).flatMap((before) => {
    const { operationId } = before.operation;
    const after = byId.get(operationId);
    if (!after) return [`${operationId}: the operation was removed`];
    const found: string[] = [];
    if (after.method !== before.method || after.path !== before.path) {
      found.push(`moved from ${before.method} ${before.path} to ${after.method} ${after.path}`);
    }
    compareScopes(before, after, found);
    compareParameters(released, current, before, after, found);
    compareBodies(released, current, before, after, found);
    compareResponses(released, current, before, after, found);
    return found.map((change) => `${operationId}: ${change}`);
  });
}

function compareScopes(before: LocatedOperation, after: LocatedOperation, found: string[]): void {
  const scope = (located: LocatedOperation) => located.operation.security?.[0]?.['ApiKey']?.[0] ?? 'public';
  const rank = ['public', 'read_only', 'full_access'];
  if (rank.indexOf(scope(after)) > rank.indexOf(scope(before))) {
    found.push(`requires the scope ${scope(after)} instead of ${scope(before)}`);
  }
}

function compareParameters(
  released: ContractDocument,
  current: ContractDocument,
  before: LocatedOperation,
  after: LocatedOperation,
  found: string[],
): void {
  const key = (parameter: { in: string; name: string }) => `${parameter.in} parameter ${parameter.name}`;
  const olds = new Map(before.parameters.map((parameter) => [key(parameter), parameter]));
  const news = new Map(after.parameters.map((parameter) => [key(parameter), parameter]));
  for (const [name, old] of olds) {
    const now = news.get(name);
    if (!now) {
      found.push(`the ${name} was removed`);
      continue;
    }
    if (now.required && !old.required) found.push(`the ${name} became required`);
    const comparison: Comparison = { released, current, direction: 'request', found, seen: new Set() };
    compareSchemas(comparison, old.schema, now.schema, `the ${name}`);
  }
  for (const [name, now] of news) {
    if (!olds.has(name) && now.required) found.push(`the new ${name} is required`);
  }
}

function compareBodies(
  released: ContractDocument,
  current: ContractDocument,
  before: LocatedOperation,
  after: LocatedOperation,
  found: string[],
): void {
  if (!before.requestBody) {
    if (after.requestBody?.required) found.push('a body became required');
    return;
  }
  if (after.requestBody?.required && !before.requestBody.required) found.push('the body became required');
  for (const [type, { schema }] of Object.entries(before.requestBody.content)) {
    const now = after.requestBody?.content[type];
    if (!now) found.push(`bodies of type ${type} are no longer accepted`);
    else if (schema && now.schema) {
      const comparison: Comparison = { released, current, direction: 'request', found, seen: new Set() };
      compareSchemas(comparison, schema, now.schema, 'the body');
    }
  }
}

function compareResponses(
  released: ContractDocument,
  current: ContractDocument,
  before: LocatedOperation,
  after: LocatedOperation,
  found: string[],
): void {
  for (const [status, response] of Object.entries(before.responses)) {
    const now = after.responses[status];
    // Removing an error status breaks no client.
    if (!now) {
      if (status.startsWith('2')) found.push(`no longer returns ${status}`);
      continue;
    }
    for (const [type, { schema }] of Object.entries(response.content ?? {})) {
      const media = now.content?.[type];
      if (!media) found.push(`${status} no longer returns ${type}`);
      else if (schema && media.schema) {
        const comparison: Comparison = { released, current, direction: 'response', found, seen: new Set() };
        compareSchemas(comparison, schema, media.schema, `the body of ${status}`);
      }
    }
  }
}

function compareSchemas(
  comparison: Comparison,
  oldSchema: JsonSchema,
  newSchema: JsonSchema,
  place: string,
): void {
  const old = resolveReference<JsonSchema>(comparison.released, oldSchema);
  const now = resolveReference<JsonSchema>(comparison.current, newSchema);
  const pair = `${JSON.stringify(oldSchema)}→${JSON.stringify(newSchema)}`;
  if (comparison.seen.has(pair)) return;
  comparison.seen.add(pair);

  compareTypes(comparison, old, now, place);
  if (comparison.direction === 'request') compareLimits(comparison, old, now, place);
  compareProperties(comparison, old, now, place);
  if (old['items'] && now['items']) {
    compareSchemas(comparison, old['items'] as JsonSchema, now['items'] as JsonSchema, `${place}[]`);
  }
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    const olds = (old[key] ?? []) as JsonSchema[];
    const news = (now[key] ?? []) as JsonSchema[];
    if (comparison.direction === 'request' && key !== 'allOf' && news.length < olds.length) {
      comparison.found.push(`${place} lost an alternative`);
    }
    for (const [position, member] of olds.entries()) {
      const counterpart = news[position];
      if (counterpart) compareSchemas(comparison, member, counterpart, `${place} (${key} ${position + 1})`);
    }
  }
}

function compareTypes(
  { direction, found }: Comparison,
  old: JsonSchema,
  now: JsonSchema,
  place: string,
): void {
  const list = (value: unknown): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  const olds = list(old['type']);
  const news = list(now['type']);
  if (olds.length > 0 && news.length > 0) {
    // Every integer is a number: a request may widen integer to number, a response may narrow number to integer.
    const accepts = (types: unknown[], type: unknown) =>
      types.includes(type) || (type === 'integer' && types.includes('number'));
    const [narrow, wide] = direction === 'request' ? [olds, news] : [news, olds];
    for (const type of narrow.filter((candidate) => !accepts(wide, candidate))) {
      found.push(
        direction === 'request' ? `${place} no longer accepts ${type}` : `${place} can now be ${type}`,
      );
    }
  }
  if (direction === 'request' && Array.isArray(old['enum']) && Array.isArray(now['enum'])) {
    const kept = now['enum'];
    for (const value of old['enum'].filter((candidate) => !kept.includes(candidate))) {
      found.push(`${place} no longer accepts the value ${value}`);
    }
  }
  if (direction === 'request' && !old['enum'] && now['enum'])
    found.push(`${place} now accepts only certain values`);
}

const LOWER_LIMITS = ['minimum', 'minLength', 'minItems', 'minProperties'];
const UPPER_LIMITS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];

function compareLimits({ found }: Comparison, old: JsonSchema, now: JsonSchema, place: string): void {
  const asNumber = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);
  for (const key of LOWER_LIMITS) {
    if (asNumber(now[key], -Infinity) > asNumber(old[key], -Infinity))
      found.push(`${place}: ${key} was raised to ${now[key]}`);
  }
  for (const key of UPPER_LIMITS) {
    if (asNumber(now[key], Infinity) < asNumber(old[key], Infinity))
      found.push(`${place}: ${key} was lowered to ${now[key]}`);
  }
  for (const key of ['pattern', 'format', 'const']) {
    if (now[key] !== undefined && now[key] !== old[key])
      found.push(`${place}: ${key} was changed to ${now[key]}`);
  }
}

function compareProperties(comparison: Comparison, old: JsonSchema, now: JsonSchema, place: string): void {
  const { direction, found } = comparison;
  const olds = (old['properties'] ?? {}) as Record<string, JsonSchema>;
  const news = (now['properties'] ?? {}) as Record<string, JsonSchema>;
  const wasRequired = (old['required'] ?? []) as string[];
  const isRequired = (now['required'] ?? []) as string[];
  for (const [name, schema] of Object.entries(olds)) {
    const counterpart = news[name];
    if (!counterpart) found.push(`${place}.${name} was removed`);
    else compareSchemas(comparison, schema, counterpart, `${place}.${name}`);
  }
  if (direction === 'request') {
    for (const name of isRequired.filter((candidate) => !wasRequired.includes(candidate))) {
      found.push(`${place}.${name} became required`);
    }
  } else {
    for (const name of wasRequired.filter(
      (candidate) => !isRequired.includes(candidate) && candidate in news,
    )) {
      found.push(`${place}.${name} can now be missing`);
    }
  }
}
