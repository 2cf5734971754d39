import { randomBytes } from 'node:crypto';
import type { LocatedOperation } from '../../../../src/codegen/contractDocument.ts';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { findKnown, type KnownIds, naming } from '../../../contract/knownIds.ts';
import { exampleBody, locatedOperations } from '../../../support/contractDocument.ts';
import { findDifferences, readContent } from '../../../support/databaseContent.ts';
import { noteSecret } from '../../../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../../../support/servedProduct.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import { isGuarded, pathOf } from '../../../support/typicalRequest.ts';
import type { Trial } from '../campaign.ts';

interface Knock {
  what: string;
  headers: Record<string, string>;
  query?: string;
  expected: string;
}

/**
 * Knocks at every operation with every kind of wrong key, at things that are there. Two processes of the product
 * serve one database: keys are revoked in the one and used in the other.
 */
export async function guardedOperations(database: TestDatabase): Promise<Trial[]> {
  const { db, url } = database;
  const processes: ServedProduct[] = [];
  try {
    for (let at = 0; at < 2; at++) processes.push(await serveProduct('api', { DATABASE_URL: url }));
    const [served, other] = processes;
    if (!served || !other) throw new Error('Two processes were to be served.');
    const key = (await createApiKey(db, { name: 'owner', scope: 'full_access' }, new Date())).key;
    const reader = (await createApiKey(db, { name: 'reader', scope: 'read_only' }, new Date())).key;
    const known = await findKnown(db);
    const before = await readHousehold(database);
    const knocks = [...keylessKnocks(key), ...wrongKeys(key)];
    const all: Trial[] = [
      await everyOperation(
        'a missing, malformed or unknown key: 401, its code and the envelope',
        isGuarded,
        (located) => knockAll(served, located, known, knocks),
      ),
      await everyOperation(
        'a key revoked in another process a moment ago: 401 REVOKED_API_KEY',
        isGuarded,
        (located) => useRevoked(served, other, key, located, known),
      ),
      await everyOperation(
        'a read-only key where full access is needed: 403 FORBIDDEN',
        needsFullAccess,
        (located) =>
          knockAll(served, located, known, [
            { what: 'a read-only key', headers: { 'X-API-Key': reader }, expected: '403 FORBIDDEN' },
          ]),
      ),
      await everyOperation('a read-only key where it is enough is let in', needsNoMore, (located) =>
        letIn(served, reader, located, known),
      ),
      {
        claim: 'of all those refused nothing is stored',
        tried: 1,
        lost: findDifferences(before, await readHousehold(database)),
      },
      judgeLogs(
        [served, other],
        [key, reader, ...knocks.flatMap(({ headers }) => headers['X-API-Key'] ?? [])],
      ),
    ];
    return all;
  } finally {
    for (const each of processes) await each.terminate();
  }
}

const scopesOf = ({ operation }: LocatedOperation): string[] =>
  (operation.security ?? []).flatMap((need) => need['ApiKey'] ?? []);
const needsFullAccess = (located: LocatedOperation) => scopesOf(located).includes('full_access');
const needsNoMore = (located: LocatedOperation) => isGuarded(located) && !needsFullAccess(located);

/** Keys come and go by the trial's own doing. */
async function readHousehold({ db }: TestDatabase): Promise<Record<string, string[]>> {
  const { api_keys: _, ...content } = await readContent(db);
  return content;
}

function keylessKnocks(key: string): Knock[] {
  const expected = '401 MISSING_API_KEY';
  return [
    { what: 'no key', headers: {}, expected },
    { what: 'the key as a bearer token', headers: { Authorization: `Bearer ${key}` }, expected },
    { what: 'the key as a cookie', headers: { Cookie: `X-API-Key=${key}` }, expected },
    { what: 'the key in the query', headers: {}, query: `X-API-Key=${key}`, expected },
  ];
}

function wrongKeys(key: string): Knock[] {
  const last = key.endsWith('0') ? '1' : '0';
  const texts: [string, string][] = [
    ['an empty key', ''],
    ['the mark alone', 'bb_'],
    ['a key cut short', key.slice(0, -1)],
    ['a key with more behind it', `${key}0`],
    ['a key in capitals', key.toUpperCase()],
    ['a key with a blank inside', `${key.slice(0, 20)} ${key.slice(20)}`],
    ['a key with a word before it', `Bearer ${key}`],
    ['the key twice', `${key}, ${key}`],
    ['a pattern', `bb_${'%'.repeat(43)}`],
    ['an unknown key', `bb_${randomBytes(32).toString('hex').slice(0, 43)}`],
    ['a key but for its last character', `${key.slice(0, -1)}${last}`],
  ];
  return texts.map(([what, text]) => ({
    what,
    headers: { 'X-API-Key': text },
    expected: '401 INVALID_API_KEY',
  }));
}

async function everyOperation(
  claim: string,
  which: (located: LocatedOperation) => boolean,
  attempt: (located: LocatedOperation) => Promise<string[]>,
): Promise<Trial> {
  const operations = locatedOperations.filter(which);
  const lost: string[] = [];
  for (const located of operations) lost.push(...(await attempt(located)));
  return { claim, tried: operations.length, lost };
}

async function knockAll(
  served: ServedProduct,
  located: LocatedOperation,
  known: KnownIds,
  knocks: Knock[],
): Promise<string[]> {
  const found = await Promise.all(
    knocks.map(async ({ what, headers, query, expected }) => {
      const answer = await ask(served, located, known, headers, query);
      return answer === expected ? [] : [`${located.operation.operationId}, ${what}: ${answer}`];
    }),
  );
  return found.flat();
}

async function useRevoked(
  served: ServedProduct,
  other: ServedProduct,
  owner: string,
  located: LocatedOperation,
  known: KnownIds,
): Promise<string[]> {
  const made = await fetch(`${other.url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { 'X-API-Key': owner, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'short-lived', scope: 'full_access' }),
  });
  const { id, key } = createdKey(await made.json());
  noteSecret('an API key', key);
  const good = await fetch(`${served.url}/api/v1/api-keys/current`, { headers: { 'X-API-Key': key } });
  const revoked = await fetch(`${other.url}/api/v1/api-keys/${id}`, {
    method: 'DELETE',
    headers: { 'X-API-Key': owner },
  });
  const answer = await ask(served, located, known, { 'X-API-Key': key });
  const course = `${made.status} ${good.status} ${revoked.status} ${answer}`;
  return course === '201 200 204 401 REVOKED_API_KEY' ? [] : [`${located.operation.operationId}: ${course}`];
}

function createdKey(body: unknown): { id: string; key: string } {
  const isOne = typeof body === 'object' && body !== null && 'id' in body && 'key' in body;
  if (isOne && typeof body.id === 'string' && typeof body.key === 'string')
    return { id: body.id, key: body.key };
  throw new Error(`No key was made: ${JSON.stringify(body)}`);
}

async function letIn(
  served: ServedProduct,
  reader: string,
  located: LocatedOperation,
  known: KnownIds,
): Promise<string[]> {
  const answer = await ask(served, located, known, { 'X-API-Key': reader });
  return /^(401|403|5\d\d) /.test(answer) ? [`${located.operation.operationId}: ${answer}`] : [];
}

/** The status of the operation's typical request, and with a refusal its code or what it has instead. */
async function ask(
  served: ServedProduct,
  located: LocatedOperation,
  known: KnownIds,
  headers: Record<string, string>,
  query = '',
): Promise<string> {
  const example = exampleBody(located);
  const path = pathOf(namingPath(located, known));
  const body = example && naming(example.value, known, 0);
  const response = await fetch(
    `${served.url}${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`,
    {
      method: located.method.toUpperCase(),
      headers: { ...headers, ...(example && { 'Content-Type': example.contentType }) },
      ...(example && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  if (response.status < 400) return `${response.status} `;
  try {
    return `${response.status} ${JSON.parse(text).error.code}`;
  } catch {
    return `${response.status} ${text.slice(0, 100)}`;
  }
}

/** The operation with its path naming what is there. */
function namingPath(located: LocatedOperation, known: KnownIds): LocatedOperation {
  const path = located.path.replaceAll(/([^/]+)\/\{[^}]+\}/g, (whole, collection) =>
    known[collection]?.[0] ? `${collection}/${known[collection][0]}` : whole,
  );
  return { ...located, path };
}

/** A wrong key in a log is nearly the right one. */
function judgeLogs(processes: ServedProduct[], keys: string[]): Trial {
  const lines = processes.flatMap(({ log }) => log.map((line) => JSON.stringify(line)));
  const telling = keys.filter((key) => key.length > 20);
  return {
    claim: 'no key, right or wrong, is in the logs',
    tried: lines.length,
    lost: telling.filter((key) => lines.some((line) => line.includes(key))).map(() => 'a key is in the logs'),
  };
}
