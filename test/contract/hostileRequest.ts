import fc from 'fast-check';
import type { JsonSchema, LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { follow } from '../../src/codegen/contractDocument.ts';
import { contract, exampleBody } from '../support/contractDocument.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  operationId: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

/** What programs and people send by mistake, and what others send on purpose. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    '0x10',
    'NaN',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202eabc',
    '😀'.repeat(50),
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    '../../etc/passwd',
    '%zz',
    '%00',
    '__proto__',
    'constructor',
    '2025-02-30',
    '9999999999999999999999',
    '-0',
    '١٢',
    'x'.repeat(5000),
    ',',
    ',,',
    '(a+)+$',
    '\r\nX-Evil: 1',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.integer().map(String),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null]),
  fc.constantFrom(
    JSON.parse('{"__proto__":{"admin":true}}'),
    JSON.parse('{"constructor":{"prototype":{}}}'),
    JSON.parse('['.repeat(80) + ']'.repeat(80)),
    Array.from({ length: 600 }, (_, at) => at),
  ),
);

const plausibleId = fc.constantFrom('00000000-0000-7000-8000-000000000000', 'AAAAAAAA', 'no-such-slug');

const encode = (text: string): string =>
  // Half a surrogate pair has no UTF-8; it goes as the bytes that careless encoders write.
  /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);

function pathOf(located: LocatedOperation): fc.Arbitrary<string> {
  const names = [...located.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const value = fc.oneof(
    { weight: 2, arbitrary: plausibleId },
    { weight: 1, arbitrary: hostileText.map(encode) },
  );
  return fc
    .tuple(...names.map(() => value))
    .map((values) =>
      names.reduce((path, name, at) => path.replace(`{${name}}`, values[at] || 'AAAAAAAA'), located.path),
    );
}

/** A value that the parameter takes, as far as its schema's plain words say. */
function validText(schema: JsonSchema): fc.Arbitrary<string> {
  const resolved = follow<JsonSchema>(contract, schema);
  if (Array.isArray(resolved['enum'])) return fc.constantFrom(...resolved['enum'].map(String));
  if (resolved['type'] === 'integer') return fc.integer({ min: 1, max: 500 }).map(String);
  if (resolved['type'] === 'number')
    return fc.integer({ min: -999, max: 999 }).map((cents) => String(cents / 100));
  if (resolved['type'] === 'boolean') return fc.constantFrom('true', 'false');
  if (resolved['format'] === 'date') return fc.constantFrom('2026-01-01', '2026-11-30');
  if (resolved['format'] === 'date-time') return fc.constant('2026-01-01T00:00:00Z');
  return fc.constantFrom('AAAAAAAA', 'groceries', 'food-and-drink');
}

function queryOf({ parameters }: LocatedOperation): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = inQuery.map(({ name, schema, required }) =>
    fc
      .oneof(
        { weight: required ? 0 : 5, arbitrary: fc.constant<string[]>([]) },
        { weight: 4, arbitrary: validText(schema).map((text) => [text]) },
        { weight: 2, arbitrary: hostileText.map((text) => [text]) },
        { weight: 1, arbitrary: fc.tuple(validText(schema), hostileText).map((texts) => [...texts]) },
      )
      .map((texts) => texts.map((text) => `${name}=${encode(text)}`)),
  );
  const stray = fc.oneof(
    { weight: 9, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: hostileText.map((text) => [`${encode(text)}=1`]) },
  );
  return fc.tuple(stray, ...pairs).map((lists) => lists.flat().join('&'));
}

/** The example with one place of it replaced, taken out, or added to. */
function mutate(value: unknown, hostile: unknown, where: number, how: number): unknown {
  const copy: unknown = structuredClone(value);
  const places: { parent: Record<string, unknown>; key: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      // What Object.keys names of an object or array can be read and written by that name.
      const parent = node as Record<string, unknown>;
      places.push({ parent, key });
      visit(parent[key]);
    }
  };
  visit(copy);
  const place = places[where % Math.max(1, places.length)];
  if (!place || how === 0) return hostile;
  if (how === 1) delete place.parent[place.key];
  else if (how === 2) place.parent['no_such_field'] = hostile;
  else place.parent[place.key] = hostile;
  return copy;
}

interface Body {
  contentType: string | null;
  bytes: Buffer;
}

function bodyOf(located: LocatedOperation): fc.Arbitrary<Body | null> {
  const example = exampleBody(located);
  if (!example) return fc.constant(null);
  const { contentType, value } = example;
  const whole = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const mutated = fc
    .tuple(hostileValue, fc.nat(50), fc.nat(5))
    .map(([hostile, where, how]) => Buffer.from(JSON.stringify(mutate(value, hostile, where, how)) ?? ''));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constant({ contentType, bytes: whole }) },
    { weight: 8, arbitrary: mutated.map((bytes) => ({ contentType, bytes })) },
    {
      weight: 1,
      arbitrary: fc.nat(whole.length).map((end) => ({ contentType, bytes: whole.subarray(0, end) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 64 })
        .map((bytes) => ({ contentType, bytes: Buffer.from(bytes) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          'text/plain',
          'application/xml',
          'application/json; charset=utf-16',
          'multipart/form-data',
          'nonsense',
          null,
        )
        .map((other) => ({ contentType: other, bytes: whole })),
    },
  );
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
      { 'X-Forwarded-For': '1.2.3.4, nonsense' },
      { 'X-HTTP-Method-Override': 'DELETE' },
    ),
  },
);

/** Requests to one operation, from its example to what no client should send. */
export function hostileRequests(located: LocatedOperation): fc.Arbitrary<WireRequest> {
  return fc
    .tuple(pathOf(located), queryOf(located), bodyOf(located), oddHeaders)
    .map(([path, query, body, headers]) => ({
      operationId: located.operation.operationId,
      method: located.method.toUpperCase(),
      path: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, ...(body?.contentType && { 'Content-Type': body.contentType }) },
      body: body?.bytes ?? null,
    }));
}
