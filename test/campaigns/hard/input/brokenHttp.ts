import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { findDifferences, readContent } from '../../../support/databaseContent.ts';
import type { TestApp } from '../../../support/testApp.ts';
import { type Exchange, exchange, findWrong } from '../../../support/wire.ts';
import type { Check } from '../campaign.ts';

interface RawRequest {
  what: string;
  bytes: string | Buffer;
  /** The statuses of the expected answers, in order. */
  answers: number[];
  /** Closes its own side after sending. */
  thenEnd?: boolean;
}

/** Sends bytes that are not HTTP, or HTTP that two servers could parse differently (request smuggling). */
export async function brokenHttp(app: TestApp): Promise<Check[]> {
  const port = Number(new URL(app.url).port);
  const before = await readContent(app.database.db);
  const rawRequests = listRawRequests(app.keys.full_access);
  const failures: string[] = [];
  for (const rawRequest of rawRequests) {
    const failure = findProblem(
      rawRequest,
      await exchange(port, rawRequest.bytes, { thenEnd: rawRequest.thenEnd ?? false }),
    );
    if (failure) failures.push(`${rawRequest.what}: ${failure}`);
  }
  await hangUp(port, app.keys.full_access);
  const { status } = await app.get('/api/v1/users');
  return [
    {
      claim: 'malformed and ambiguous HTTP gets one error envelope, a closed connection and smuggles nothing',
      attempts: rawRequests.length,
      failures,
    },
    {
      claim: 'malformed HTTP changes no row of the database, and the server still answers',
      attempts: rawRequests.length,
      failures: [
        ...findDifferences(before, await readContent(app.database.db)),
        ...(status === 200 ? [] : [`it answered ${status}`]),
      ],
    },
  ];
}

function findProblem(
  { answers: expected }: RawRequest,
  { answers, rest, isClosed }: Exchange,
): string | null {
  const statuses = answers.map(({ status }) => status);
  if (statuses.join() !== expected.join()) return `was answered ${statuses.join(', ') || 'nothing'}`;
  if (rest !== '') return `was sent bytes after the answers: ${JSON.stringify(rest.slice(0, 100))}`;
  if (!isClosed) return 'the connection stayed open';
  return answers.map(findWrong).find((wrong) => wrong !== null) ?? null;
}

/** Resets connections at every point of a request. */
async function hangUp(port: number, key: string): Promise<void> {
  const request = writeOf(key, 'Content-Length: 500\r\n', '{"slug":"half","display_name":"Ha');
  for (let length = 1; length < request.length; length += 7) {
    await new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        socket.write(request.slice(0, length), () => socket.resetAndDestroy());
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
  }
}

const writeOf = (key: string, headers: string, body: string): string =>
  `POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;

function listRawRequests(key: string): RawRequest[] {
  const read = `GET /api/v1/users?limit=1 HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\n\r\n`;
  const lastRead = read.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
  const tag = '{"slug":"smuggled","display_name":"Smuggled"}';
  const smuggled = writeOf(key, `Content-Length: ${tag.length}\r\n`, tag);
  /** A write whose length two servers may parse differently, with another request inside its body. */
  const ambiguous = (headers: string, body = `0\r\n\r\n${smuggled}`) => writeOf(key, headers, body);
  const chunked = (body: string) => writeOf(key, 'Transfer-Encoding: chunked\r\n', body);
  const withHeader = (header: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`GET /health HTTP/1.1\r\nHost: x\r\n`),
      Buffer.from(header),
      Buffer.from('\r\n\r\n'),
    ]);
  const refused = (what: string, bytes: string | Buffer, status = 400): RawRequest => ({
    what,
    bytes,
    answers: [status],
  });

  return [
    refused(
      'Content-Length and Transfer-Encoding',
      ambiguous('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'),
    ),
    refused(
      'Transfer-Encoding and Content-Length',
      ambiguous('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n'),
    ),
    refused('an unknown Transfer-Encoding', ambiguous('Transfer-Encoding: xchunked\r\n')),
    refused('chunked, but not as the last encoding', ambiguous('Transfer-Encoding: chunked, identity\r\n')),
    refused(
      'two Transfer-Encodings',
      ambiguous('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n'),
    ),
    refused('a Transfer-Encoding after a vertical tab', ambiguous('Transfer-Encoding: \x0bchunked\r\n')),
    refused(
      'a header folded onto the next line',
      ambiguous('Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n'),
    ),
    refused('two lengths that differ', ambiguous('Content-Length: 5\r\nContent-Length: 6\r\n')),
    refused('two lengths that agree', ambiguous('Content-Length: 5\r\nContent-Length: 5\r\n')),
    refused('a list of lengths', ambiguous('Content-Length: 5, 5\r\n')),
    ...['+5', '-1', '0x5', '5 5', '5.0', '', '1e1', '99999999999999999999', '٥'].map((length) =>
      refused(`a length of ${length}`, ambiguous(`Content-Length: ${length}\r\n`)),
    ),
    refused('a space before the colon', ambiguous('Content-Length : 5\r\n')),
    refused('a header without a name', withHeader(': value')),
    refused('a header without a colon', withHeader('nonsense')),
    refused('a NUL in a header', withHeader('X-A: a\0b')),
    refused('a lone CR in a header', withHeader('X-A: a\rX-B: b')),
    refused('lines that end in LF alone', read.replaceAll('\r\n', '\n')),
    refused('a chunk without a size', chunked('\r\nabc\r\n0\r\n\r\n')),
    refused('a chunk of size zz', chunked('zz\r\nabc\r\n0\r\n\r\n')),
    refused('a chunk of size -1', chunked('-1\r\nabc\r\n0\r\n\r\n')),
    refused('a chunk size that overflows 64 bits', chunked('FFFFFFFFFFFFFFFFF\r\nabc\r\n')),
    refused('a chunk longer than its size', chunked('1\r\nabc\r\n0\r\n\r\n')),
    refused('a chunk with endless extensions', chunked(`1;${'a=b;'.repeat(50_000)}\r\n{\r\n`), 413),
    { ...refused('a body cut off', writeOf(key, 'Content-Length: 900\r\n', '{"slug":')), thenEnd: true },
    { ...refused('chunks cut off', chunked('8\r\n{"slug":\r\n')), thenEnd: true },
    { ...refused('headers cut off', read.slice(0, -4)), thenEnd: true },
    refused('HTTP 1.9', read.replace('HTTP/1.1', 'HTTP/1.9')),
    refused('HTTP 2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    refused('http in lower case', read.replace('HTTP/', 'http/')),
    refused('a method in lower case', read.replace('GET', 'get')),
    refused('an invalid method', read.replace('GET', 'G@T')),
    refused('a TLS client hello', Buffer.from('16030100c8010000c40303', 'hex')),
    refused('a PROXY protocol header', 'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n'),
    refused('random bytes', Buffer.concat([Buffer.from([0x80]), randomBytes(4_000)])),
    refused('a path with a NUL', read.replace('/users', '/us\0ers')),
    refused('a path with a space', read.replace('/users', '/us ers')),
    refused('a path of 100 KB', read.replace('/users', `/${'u'.repeat(100_000)}`), 431),
    refused('a header of 100 KB', withHeader(`X-A: ${'a'.repeat(100_000)}`), 431),
    refused('10,000 headers', withHeader('X-A: a\r\n'.repeat(10_000)), 431),
    refused('headers without end', `GET / HTTP/1.1\r\n${'X-A: a\r\n'.repeat(200_000)}`, 431),
    { what: 'HTTP 0.9', bytes: 'GET /\r\n\r\n', answers: [200] },
    { what: 'no Host', bytes: lastRead.replace('Host: x\r\n', ''), answers: [400] },
    { what: 'TRACE', bytes: lastRead.replace('GET', 'TRACE'), answers: [405] },
    {
      what: 'an absolute URL as the path',
      bytes: lastRead.replace('/api', 'http://other.example/api'),
      answers: [200],
    },
    {
      what: 'an unknown expectation',
      bytes: lastRead.replace('Host:', 'Expect: more\r\nHost:'),
      answers: [200],
    },
    {
      what: 'an upgrade to another protocol',
      bytes: lastRead.replace('Host:', 'Upgrade: h2c\r\nHost:'),
      answers: [200],
    },
    { what: 'a key in the trailers', bytes: withKeyInTrailers(key), answers: [401] },
    { what: 'forty requests at once', bytes: read.repeat(39) + lastRead, answers: Array(40).fill(200) },
    { what: 'a request, then bytes that are not one', bytes: `${read}nonsense\r\n\r\n`, answers: [200, 400] },
    {
      what: 'a body longer than its Content-Length',
      bytes: writeOf(key, 'Content-Length: 2\r\n', `{}${tag}`),
      answers: [422, 400],
    },
    { what: 'a body on a GET', bytes: bodyOnRead(lastRead, smuggled), answers: [200] },
    { what: 'an empty line, then a request', bytes: `\r\n\r\n${lastRead}`, answers: [200] },
  ];
}

/** Trailers arrive after the key has been checked, so they must not count. */
const withKeyInTrailers = (key: string): string =>
  `POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTrailer: X-API-Key\r\n\r\n0\r\nX-API-Key: ${key}\r\n\r\n`;

const bodyOnRead = (read: string, body: string): string =>
  `${read.replace('\r\n\r\n', `\r\nContent-Length: ${body.length}\r\n\r\n`)}${body}`;
