import fc from 'fast-check';

/** Texts that clients send by mistake or attackers send on purpose. */
export const hostileText = fc.oneof(
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
    '\udc00\ud800',
    '\ufeffabc',
    '\u202eabc',
    'e\u0301\u200d\ufe0f',
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
    'toString',
    '2025-02-30',
    '0001-01-01',
    '9999-12-31',
    '99999-01-01',
    '2026-01-01T00:00:00+99:99',
    '9999999999999999999999',
    '-0',
    '0.0000000000000000001',
    '١٢',
    'x'.repeat(5000),
    ',',
    ',,',
    '(a+)+$',
    '\r\nX-Evil: 1',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.integer().map(String),
  fc
    .constantFrom(1, 64, 65, 100, 101, 200, 201, 255, 256, 500, 501, 1000, 1001)
    .map((length) => 'x'.repeat(length)),
);

/** Around the limits of integer types in PostgreSQL and JavaScript. */
const edges = [7, 8, 15, 16, 31, 32, 53, 63, 64].flatMap((bits) => [2 ** bits - 1, 2 ** bits, -(2 ** bits)]);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e-320, 1e308, 1000, 1001, [], {}, [[]], [null], ...edges),
  fc.constantFrom(
    JSON.parse('{"__proto__":{"admin":true}}'),
    JSON.parse('{"constructor":{"prototype":{}}}'),
    JSON.parse('{"toString":1,"hasOwnProperty":1,"then":1}'),
    JSON.parse('['.repeat(80) + ']'.repeat(80)),
    Array.from({ length: 600 }, (_, at) => at),
    Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`field${at}`, at])),
    'x'.repeat(200_000),
  ),
);

/** Valid and invalid JSON that JSON.stringify never produces. */
export const hostileToken = fc.constantFrom(
  '1e400',
  '-1e400',
  `1${'0'.repeat(400)}`,
  `0.${'1'.repeat(400)}`,
  '-0',
  'NaN',
  '01',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '{"__proto__":null,"__proto__":[]}',
  '{"a":1,"a":2}',
  '['.repeat(20_000) + ']'.repeat(20_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '['.repeat(20_000),
  '"unended',
  "'single'",
  '1,',
);

/** Invalid percent-encoding, and encoded bytes that are not UTF-8. */
export const brokenEncoding = fc.constantFrom(
  '%',
  '%z',
  '%zz',
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '%u0041',
  '%00',
  '%e2%82',
  '+',
  '%2',
);

/** Percent-encodes a text. A lone surrogate, which has no UTF-8, becomes the bytes that careless encoders write. */
export const encode = (text: string): string =>
  /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
