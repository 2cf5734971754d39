import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { exampleBody } from '../support/contractDocument.ts';
import { hostileToken, hostileValue } from './hostileValues.ts';
import { type KnownIds, withKnownIds } from './knownIds.ts';

export interface Body {
  contentType: string | null;
  bytes: Buffer;
  contentEncoding?: string;
}

const OTHER_TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json; charset=',
  'APPLICATION/JSON',
  'application/json, text/csv',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'nonsense',
  '/',
  null,
];

/** A compression bomb: small when sent, but larger than any operation accepts. */
const BOMB = gzipSync(Buffer.alloc(60_000_000, 'x'));
const PLACEHOLDER = 'placeholder for a token';

/** Generates bodies for an operation, from variants of its example to random bytes; null means no body. */
export function hostileBodies(located: LocatedOperation, known: KnownIds): fc.Arbitrary<Body | null> {
  const example = exampleBody(located);
  // An operation without a body must tolerate one.
  if (!example) {
    const unexpected = { contentType: 'application/json', bytes: Buffer.from('{"GET / HTTP/1.1\\r\\n":1}') };
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant(unexpected) },
    );
  }
  const { contentType } = example;
  const examples = fc.nat(999).map((pick) => withKnownIds(example.value, known, pick));
  const complete = examples.map((value) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  );
  const mutated = fc
    .tuple(examples, hostileValue, fc.nat(50), fc.nat(5))
    .map(([value, hostile, where, how]) =>
      Buffer.from(JSON.stringify(mutate(value, hostile, where, how)) ?? ''),
    );
  const patched = fc
    .tuple(examples, hostileToken, fc.nat(50))
    .map(([value, token, where]) =>
      Buffer.from(
        JSON.stringify(mutate(value, PLACEHOLDER, where, 3)).replace(
          JSON.stringify(PLACEHOLDER),
          () => token,
        ),
      ),
    );
  const cut = fc
    .tuple(complete, fc.nat(1000))
    .map(([bytes, end]) => bytes.subarray(0, end % (bytes.length + 1)));
  const noise = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes));
  const corrupted = fc
    .tuple(complete, fc.nat(1000), fc.constantFrom(0xff, 0xc0, 0xed, 0x00, 0x80))
    .map(([bytes, at, byte]) => {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[at % copy.length] = byte;
      return copy;
    });
  const ofType = (bytes: Buffer): Body => ({ contentType, bytes });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: complete.map(ofType) },
    { weight: 8, arbitrary: mutated.map(ofType) },
    { weight: 2, arbitrary: patched.map(ofType) },
    { weight: 1, arbitrary: cut.map(ofType) },
    { weight: 1, arbitrary: noise.map(ofType) },
    { weight: 1, arbitrary: corrupted.map(ofType) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(complete, fc.constantFrom(...OTHER_TYPES))
        .map(([bytes, other]) => ({ contentType: other, bytes })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(complete, fc.nat(9)).map(([bytes, how]) => encoded(contentType, bytes, how)),
    },
  );
}

/** Returns the body with a correct, wrong or oversized content encoding. */
function encoded(contentType: string, bytes: Buffer, how: number): Body {
  const forms: [string, Buffer][] = [
    ['gzip', gzipSync(bytes)],
    ['gzip', gzipSync(bytes).subarray(0, -9)],
    ['gzip', bytes],
    ['gzip', BOMB],
    ['gzip', Buffer.alloc(0)],
    ['deflate', deflateSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['gzip, gzip', gzipSync(gzipSync(bytes))],
    ['identity', bytes],
    ['nonsense', bytes],
  ];
  const [contentEncoding, coded] = forms[how % forms.length] ?? ['nonsense', bytes];
  return { contentType, contentEncoding, bytes: coded };
}

/** Returns a copy of the example with one value replaced, removed or added. */
function mutate(value: unknown, hostile: unknown, where: number, how: number): unknown {
  const copy: unknown = structuredClone(value);
  const places: { parent: Record<string, unknown>; key: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      // Every key from Object.keys can be read and written, in arrays too.
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
