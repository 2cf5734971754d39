import fc from 'fast-check';
import type { JsonSchema, LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { resolveReference } from '../../src/codegen/contractDocument.ts';
import { contract } from '../support/contractDocument.ts';
import { hostileBodies } from './hostileBody.ts';
import { brokenEncoding, encode, hostileText } from './hostileValues.ts';
import { idsFor, type KnownIds } from './knownIds.ts';

/** A request as it is sent. */
export interface WireRequest {
  operationId: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

const UNKNOWN_IDS = ['00000000-0000-7000-8000-000000000000', 'AAAAAAAA', 'no-such-slug'];

const someOf = (ids: readonly string[]): fc.Arbitrary<string> =>
  ids.length === 0
    ? fc.constantFrom(...UNKNOWN_IDS)
    : fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN_IDS) },
        { weight: 3, arbitrary: fc.constantFrom(...ids) },
      );

function pathOf({ path }: LocatedOperation, known: KnownIds): fc.Arbitrary<string> {
  const places = [...path.matchAll(/([^/]+)\/\{([^}]+)\}/g)].map(([, collection = '', name = '']) => ({
    name,
    value: fc.oneof(
      { weight: 6, arbitrary: someOf(known[collection] ?? []) },
      { weight: 2, arbitrary: hostileText.map(encode) },
      { weight: 1, arbitrary: brokenEncoding },
    ),
  }));
  return fc
    .tuple(...places.map(({ value }) => value))
    .map((values) =>
      places.reduce((text, { name }, at) => text.replace(`{${name}}`, () => values[at] || 'AAAAAAAA'), path),
    );
}

/** Generates a value that the parameter accepts, judged by the common keywords of its schema. */
function validText(name: string, schema: JsonSchema, known: KnownIds): fc.Arbitrary<string> {
  const resolved = resolveReference<JsonSchema>(contract, schema);
  const ids = idsFor(name, known);
  if (ids.length > 0) return fc.constantFrom(...ids);
  if (Array.isArray(resolved['enum'])) return fc.constantFrom(...resolved['enum'].map(String));
  if (resolved['type'] === 'integer') return fc.integer({ min: 1, max: 500 }).map(String);
  if (resolved['type'] === 'number')
    return fc.integer({ min: -999, max: 999 }).map((cents) => String(cents / 100));
  if (resolved['type'] === 'boolean') return fc.constantFrom('true', 'false');
  if (resolved['format'] === 'date') return fc.constantFrom('2026-01-01', '2026-11-30');
  if (resolved['format'] === 'date-time') return fc.constant('2026-01-01T00:00:00Z');
  return fc.constantFrom('AAAAAAAA', 'groceries', 'food-and-drink');
}

/** Generates the minimum and maximum of the schema, and the values next to them. */
function boundaryText(schema: JsonSchema): fc.Arbitrary<string> {
  const { minimum, maximum, minLength, maxLength } = resolveReference<JsonSchema>(contract, schema);
  const bounds = [minimum, maximum].filter((bound) => typeof bound === 'number');
  const lengths = [minLength, maxLength].filter((length) => typeof length === 'number');
  const texts = [
    ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]).map(String),
    ...lengths
      .flatMap((length) => [length - 1, length, length + 1])
      .map((length) => 'x'.repeat(Math.max(0, length))),
  ];
  return texts.length > 0 ? fc.constantFrom(...texts) : hostileText;
}

function queryOf({ parameters }: LocatedOperation, known: KnownIds): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = inQuery.map(({ name, schema, required }) => {
    const valid = validText(name, schema, known).map(encode);
    const hostile = hostileText.map(encode);
    return fc
      .oneof(
        { weight: required ? 0 : 10, arbitrary: fc.constant<string[]>([]) },
        { weight: 8, arbitrary: valid.map((text) => [text]) },
        { weight: 3, arbitrary: hostile.map((text) => [text]) },
        { weight: 2, arbitrary: boundaryText(schema).map((text) => [encode(text)]) },
        { weight: 1, arbitrary: brokenEncoding.map((text) => [text]) },
        { weight: 2, arbitrary: fc.tuple(valid, hostile).map((texts) => [...texts]) },
      )
      .map((texts) => texts.map((text) => `${name}=${text}`));
  });
  const stray = fc.oneof(
    { weight: 18, arbitrary: fc.constant<string[]>([]) },
    { weight: 2, arbitrary: hostileText.map((text) => [`${encode(text)}=1`]) },
    { weight: 1, arbitrary: brokenEncoding.map((text) => [`${text}=${text}`]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ['__proto__[a]=1'],
        ['limit[]=5'],
        ['='],
        ['&&', ';'],
        Array(1500).fill('a=1'),
      ),
    },
  );
  return fc.tuple(stray, ...pairs).map((lists) => lists.flat().join('&'));
}

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'X-Request-Id': 'x'.repeat(500) },
      { 'Content-Encoding': 'gzip' },
      { 'Content-Encoding': 'nonsense' },
      { Accept: 'text/html' },
      { Accept: 'q=;,,;' },
      { 'Accept-Encoding': 'nonsense;q=9' },
      { 'X-Forwarded-For': '1.2.3.4, nonsense' },
      { 'X-HTTP-Method-Override': 'DELETE' },
      { Cookie: `a=${'b'.repeat(4000)}` },
      { Range: 'bytes=-1' },
      { 'If-None-Match': '*' },
      { Upgrade: 'websocket', Connection: 'Upgrade' },
      { Expect: 'nonsense' },
    ),
  },
);

/**
 * Generates requests to an operation, from its example to what no client should send. Many of them use ids from
 * `known`.
 */
export function hostileRequests(located: LocatedOperation, known: KnownIds = {}): fc.Arbitrary<WireRequest> {
  return fc
    .tuple(pathOf(located, known), queryOf(located, known), hostileBodies(located, known), oddHeaders)
    .map(([path, query, body, headers]) => ({
      operationId: located.operation.operationId,
      method: located.method.toUpperCase(),
      path: query === '' ? path : `${path}?${query}`,
      headers: {
        ...headers,
        ...(body?.contentType && { 'Content-Type': body.contentType }),
        ...(body?.contentEncoding && { 'Content-Encoding': body.contentEncoding }),
      },
      body: body?.bytes ?? null,
    }));
}
