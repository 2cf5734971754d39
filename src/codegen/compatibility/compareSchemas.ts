import { isDeepStrictEqual } from 'node:util';
import type { ContractDocument, JsonSchema } from '../contractDocument.ts';
import { canonicalSchema } from './canonicalSchema.ts';

export type Direction = 'request' | 'response';

interface Comparison {
  released: ContractDocument;
  current: ContractDocument;
  direction: Direction;
  /** Pairs of schemas under comparison. Some schemas are recursive: a rule's condition contains conditions. */
  seen: Set<string>;
}

/** What says nothing about which values are valid. */
const ANNOTATIONS = [
  'description',
  'title',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  'contentMediaType',
  'contentEncoding',
  'x-extensible-enum',
  'x-enum-descriptions',
];
const LOWER_LIMITS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER_LIMITS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
/** Demands that cannot be ordered: a request may lose one and a response may gain one. */
const DEMANDS = ['format', 'pattern', 'multipleOf', 'uniqueItems', 'not', 'dependentRequired'];
const COMPARED = [
  'type',
  'enum',
  'properties',
  'required',
  'items',
  'contentSchema',
  'additionalProperties',
  'oneOf',
  'anyOf',
  'default',
  'discriminator',
];

/**
 * Compares one schema of the released contract with its counterpart, in the direction in which it travels.
 * @returns a sentence for each change that can break a client, beginning with the place.
 */
export function compareSchemas(
  documents: { released: ContractDocument; current: ContractDocument },
  direction: Direction,
  old: object,
  now: object,
  place: string,
): string[] {
  return compare({ ...documents, direction, seen: new Set() }, old as JsonSchema, now as JsonSchema, place);
}

function compare(
  comparison: Comparison,
  oldSchema: JsonSchema,
  newSchema: JsonSchema,
  place: string,
): string[] {
  const pair = `${JSON.stringify(oldSchema)}→${JSON.stringify(newSchema)}`;
  if (comparison.seen.has(pair)) return [];
  comparison.seen.add(pair);
  const old = canonicalSchema(comparison.released, oldSchema);
  const now = canonicalSchema(comparison.current, newSchema);
  if (branchesOf(old) || branchesOf(now)) return compareUnions(comparison, old, now, place);
  const { direction } = comparison;
  return [
    ...compareTypes(direction, old, now, place),
    ...compareValues(direction, old, now, place),
    ...compareLimits(direction, old, now, place),
    ...compareDemands(direction, old, now, place),
    ...compareProperties(comparison, old, now, place),
    ...compareChild(comparison, 'items', old, now, place),
    ...compareChild(comparison, 'contentSchema', old, now, place),
    ...compareAdditional(comparison, old, now, place),
    ...compareDefaults(direction, old, now, place),
    ...compareUnknown(old, now, place),
  ];
}

const branchesOf = (schema: JsonSchema): JsonSchema[] | null => {
  const branches = schema['oneOf'] ?? schema['anyOf'];
  return Array.isArray(branches) ? branches : null;
};

/** Their order does not matter: each form that a client sends or knows needs a counterpart that breaks nothing. */
function compareUnions(comparison: Comparison, old: JsonSchema, now: JsonSchema, place: string): string[] {
  const { direction } = comparison;
  const olds = branchesOf(old) ?? [old];
  const news = branchesOf(now) ?? [now];
  const [needed, offered] = direction === 'request' ? [olds, news] : [news, olds];
  const found = needed.flatMap((branch) => {
    const attempts = offered.map((other) => {
      const [before, after] = direction === 'request' ? [branch, other] : [other, branch];
      return compare({ ...comparison, seen: new Set(comparison.seen) }, before, after, place);
    });
    if (attempts.some((changes) => changes.length === 0)) return [];
    const position = needed.indexOf(branch);
    const same = attempts[position];
    if (needed.length === offered.length && same) return same;
    return [direction === 'request' ? `${place} lost an alternative` : `${place} has a new alternative`];
  });
  const tag = (schema: JsonSchema) =>
    (schema['discriminator'] as { propertyName?: string } | undefined)?.propertyName;
  if (tag(old) !== tag(now) && tag(old) !== undefined) found.push(`${place}: discriminator was changed`);
  return found;
}

function compareTypes(direction: Direction, old: JsonSchema, now: JsonSchema, place: string): string[] {
  const olds = [old['type'] ?? []].flat();
  const news = [now['type'] ?? []].flat();
  if (olds.length === 0 && news.length === 0) return [];
  if (news.length === 0) return direction === 'response' ? [`${place} lost its type`] : [];
  if (olds.length === 0)
    return direction === 'request' ? [`${place} now accepts only ${news.join(', ')}`] : [];
  // Every integer is a number: a request may widen integer to number, a response may narrow number to integer.
  const accepts = (types: unknown[], type: unknown) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const [narrow, wide] = direction === 'request' ? [olds, news] : [news, olds];
  return narrow
    .filter((type) => !accepts(wide, type))
    .map((type) =>
      direction === 'request' ? `${place} no longer accepts ${type}` : `${place} can now be ${type}`,
    );
}

function compareValues(direction: Direction, old: JsonSchema, now: JsonSchema, place: string): string[] {
  const [olds, news] = [old['enum'], now['enum']];
  if (!Array.isArray(olds) && !Array.isArray(news)) return [];
  if (!Array.isArray(news)) return direction === 'response' ? [`${place} lost its enum`] : [];
  if (!Array.isArray(olds))
    return direction === 'request' ? [`${place} now accepts only certain values`] : [];
  const [needed, offered] = direction === 'request' ? [olds, news] : [news, olds];
  return needed
    .filter((value) => !offered.includes(value))
    .map((value) =>
      direction === 'request'
        ? `${place} no longer accepts the value ${value}`
        : `${place} can now be ${value}`,
    );
}

function compareLimits(direction: Direction, old: JsonSchema, now: JsonSchema, place: string): string[] {
  const asNumber = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);
  const change = (key: string, without: number) =>
    asNumber(now[key], without) - asNumber(old[key], without) || 0;
  const sign = direction === 'request' ? 1 : -1;
  return [
    ...LOWER_LIMITS.filter((key) => sign * change(key, -Number.MAX_VALUE) > 0).map((key) => [
      key,
      'raised',
      'lowered',
    ]),
    ...UPPER_LIMITS.filter((key) => sign * change(key, Number.MAX_VALUE) < 0).map((key) => [
      key,
      'lowered',
      'raised',
    ]),
  ].map(([key = '', inRequest, inResponse]) =>
    now[key] === undefined
      ? `${place}: ${key} was removed`
      : `${place}: ${key} was ${direction === 'request' ? inRequest : inResponse} to ${now[key]}`,
  );
}

function compareDemands(direction: Direction, old: JsonSchema, now: JsonSchema, place: string): string[] {
  return DEMANDS.filter((key) => !isDeepStrictEqual(old[key], now[key])).flatMap((key) => {
    if (direction === 'request' && now[key] === undefined) return [];
    if (direction === 'response' && old[key] === undefined) return [];
    const value = typeof now[key] === 'object' ? JSON.stringify(now[key]) : now[key];
    return [value === undefined ? `${place} lost its ${key}` : `${place}: ${key} was changed to ${value}`];
  });
}

function compareProperties(
  comparison: Comparison,
  old: JsonSchema,
  now: JsonSchema,
  place: string,
): string[] {
  const { direction } = comparison;
  const olds = (old['properties'] ?? {}) as Record<string, JsonSchema>;
  const news = (now['properties'] ?? {}) as Record<string, JsonSchema>;
  const wasRequired = (old['required'] ?? []) as string[];
  const isRequired = (now['required'] ?? []) as string[];
  const ofProperties = Object.entries(olds).flatMap(([name, schema]) => {
    const counterpart = news[name];
    if (!counterpart) return [`${place}.${name} was removed`];
    return compare(comparison, schema, counterpart, `${place}.${name}`);
  });
  const changed =
    direction === 'request'
      ? isRequired
          .filter((name) => !wasRequired.includes(name))
          .map((name) => `${place}.${name} became required`)
      : wasRequired
          .filter((name) => !isRequired.includes(name) && name in news)
          .map((name) => `${place}.${name} can now be missing`);
  return [...ofProperties, ...changed];
}

function compareChild(
  comparison: Comparison,
  keyword: string,
  old: JsonSchema,
  now: JsonSchema,
  place: string,
): string[] {
  const [before, after] = [old[keyword], now[keyword]] as (JsonSchema | undefined)[];
  if (!before && !after) return [];
  if (!after) return comparison.direction === 'response' ? [`${place} lost its ${keyword}`] : [];
  if (!before) return comparison.direction === 'request' ? [`${place}: ${keyword} was added`] : [];
  return compare(comparison, before, after, `${place}[]`);
}

/** Responses may gain fields, whatever this says; a request must not lose the freedom to have them. */
function compareAdditional(
  comparison: Comparison,
  old: JsonSchema,
  now: JsonSchema,
  place: string,
): string[] {
  const [before = true, after = true] = [old['additionalProperties'], now['additionalProperties']];
  if (typeof before === 'object' && typeof after === 'object') {
    return compare(comparison, before as JsonSchema, after as JsonSchema, `${place}.*`);
  }
  const isNarrower =
    comparison.direction === 'request' ? before !== false && after !== true : typeof before === 'object';
  return isNarrower && !isDeepStrictEqual(before, after)
    ? [`${place}: additionalProperties was changed`]
    : [];
}

function compareDefaults(direction: Direction, old: JsonSchema, now: JsonSchema, place: string): string[] {
  if (direction === 'response' || isDeepStrictEqual(old['default'], now['default'])) return [];
  return [
    `${place}: default was changed from ${JSON.stringify(old['default'])} to ${JSON.stringify(now['default'])}`,
  ];
}

/** A keyword that this comparison does not know may mean anything. */
function compareUnknown(old: JsonSchema, now: JsonSchema, place: string): string[] {
  const known = new Set([...ANNOTATIONS, ...LOWER_LIMITS, ...UPPER_LIMITS, ...DEMANDS, ...COMPARED]);
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => !known.has(key) && !isDeepStrictEqual(old[key], now[key]))
    .map((key) => `${place}: ${key} was changed`);
}
