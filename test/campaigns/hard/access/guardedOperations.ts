import { randomBytes } from 'node:crypto';
import type { LocatedOperation } from '../../../../src/codegen/contractDocument.ts';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { findKnown, type KnownIds, withKnownIds } from '../../../contract/knownIds.ts';
import { exampleBody, locatedOperations } from '../../../support/contractDocument.ts';
import { findDifferences, readContent } from '../../../support/databaseContent.ts';
import { noteSecret } from '../../../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../../../support/servedProduct.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import { isGuarded, pathOf } from '../../../support/typicalRequest.ts';
import type { Check } from '../campaign.ts';

interface Probe {
  what: string;
  headers: Record<string, string>;
  query?: string;
  expected: string;
}

/**
 * Calls every operation with every kind of wrong key, for resources that exist. Two processes serve one
 * database, so that a key can be revoked in one and used in the other.
 */
export async function guardedOperations(database: TestDatabase): Promise<Check[]> {
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
    const probes = [...probesWithoutKey(key), ...wrongKeys(key)];
    const all: Check[] = [
      await everyOperation(
        'a missing, malformed or unknown key gets 401 with its code in the error envelope',
        isGuarded,
        (located) => probeAll(served, located, known, probes),
      ),
      await everyOperation(
        'a key just revoked in another process gets 401 REVOKED_API_KEY',
        isGuarded,
        (located) => useRevoked(served, other, key, located, known),
      ),
      await everyOperation(
        'a read-only key gets 403 FORBIDDEN where full access is needed',
        needsFullAccess,
        (located) =>
          probeAll(served, located, known, [
            { what: 'a read-only key', headers: { 'X-API-Key': reader }, expected: '403 FORBIDDEN' },
          ]),
      ),
      await everyOperation('a read-only key is accepted where it is enough', allowsReadOnly, (located) =>
        useReadOnly(served, reader, located, known),
      ),
      {
        claim: 'refused requests store nothing',
        attempts: 1,
        failures: findDifferences(before, await readHousehold(database)),
      },
      checkLogs(
        [served, other],
        [key, reader, ...probes.flatMap(({ headers }) => headers['X-API-Key'] ?? [])],
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
const allowsReadOnly = (located: LocatedOperation) => isGuarded(located) && !needsFullAccess(located);

/** Leaves out the API keys, because the check itself creates and revokes some. */
async function readHousehold({ db }: TestDatabase): Promise<Record<string, string[]>> {
  const { api_keys: _, ...content } = await readContent(db);
  return content;
}

function probesWithoutKey(key: string): Probe[] {
  const expected = '401 MISSING_API_KEY';
  return [
    { what: 'no key', headers: {}, expected },
    { what: 'the key as a bearer token', headers: { Authorization: `Bearer ${key}` }, expected },
    { what: 'the key as a cookie', headers: { Cookie: `X-API-Key=${key}` }, expected },
    { what: 'the key in the query', headers: {}, query: `X-API-Key=${key}`, expected },
  ];
}

function wrongKeys(key: string): Probe[] {
  const last = key.endsWith('0') ? '1' : '0';
  const texts: [string, string][] = [
    ['an empty key', ''],
    ['the prefix alone', 'bb_'],
    ['a key cut short', key.slice(0, -1)],
    ['a key with a character added', `${key}0`],
    ['a key in capitals', key.toUpperCase()],
    ['a key with a space inside', `${key.slice(0, 20)} ${key.slice(20)}`],
    ['a key with a word before it', `Bearer ${key}`],
    ['the key twice', `${key}, ${key}`],
    ['a pattern', `bb_${'%'.repeat(43)}`],
    ['an unknown key', `bb_${randomBytes(32).toString('hex').slice(0, 43)}`],
    ['a key with another last character', `${key.slice(0, -1)}${last}`],
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
): Promise<Check> {
  const operations = locatedOperations.filter(which);
  const failures: string[] = [];
  for (const located of operations) failures.push(...(await attempt(located)));
  return { claim, attempts: operations.length, failures };
}

async function probeAll(
  served: ServedProduct,
  located: LocatedOperation,
  known: KnownIds,
  probes: Probe[],
): Promise<string[]> {
  const found = await Promise.all(
    probes.map(async ({ what, headers, query, expected }) => {
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
  const answers = `${made.status} ${good.status} ${revoked.status} ${answer}`;
  return answers === '201 200 204 401 REVOKED_API_KEY'
    ? []
    : [`${located.operation.operationId}: ${answers}`];
}

function createdKey(body: unknown): { id: string; key: string } {
  const isOne = typeof body === 'object' && body !== null && 'id' in body && 'key' in body;
  if (isOne && typeof body.id === 'string' && typeof body.key === 'string')
    return { id: body.id, key: body.key };
  throw new Error(`No key was made: ${JSON.stringify(body)}`);
}

async function useReadOnly(
  served: ServedProduct,
  reader: string,
  located: LocatedOperation,
  known: KnownIds,
): Promise<string[]> {
  const answer = await ask(served, located, known, { 'X-API-Key': reader });
  return /^(401|403|5\d\d) /.test(answer) ? [`${located.operation.operationId}: ${answer}`] : [];
}

/** Returns the status of the operation's typical request, followed by the error code or, without one, the body. */
async function ask(
  served: ServedProduct,
  located: LocatedOperation,
  known: KnownIds,
  headers: Record<string, string>,
  query = '',
): Promise<string> {
  const example = exampleBody(located);
  const path = pathOf(withKnownPathIds(located, known));
  const body = example && withKnownIds(example.value, known, 0);
  const response = await fetch(
    `${served.url}${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`,
    {
      method: located.method.toUpperCase(),
      headers: { ...headers, ...(example && { 'Content-Type': example.contentType }) },
      ...(example && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
  );
  // A stream of events has no end.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) await response.body?.cancel();
  const text = isStream ? '' : await response.text();
  if (response.status < 400) return `${response.status} `;
  try {
    return `${response.status} ${JSON.parse(text).error.code}`;
  } catch {
    return `${response.status} ${text.slice(0, 100)}`;
  }
}

/** Returns the operation with the ids of existing resources in its path. */
function withKnownPathIds(located: LocatedOperation, known: KnownIds): LocatedOperation {
  const path = located.path.replaceAll(/([^/]+)\/\{[^}]+\}/g, (whole, collection) =>
    known[collection]?.[0] ? `${collection}/${known[collection][0]}` : whole,
  );
  return { ...located, path };
}

/** Wrong keys count too: a mistyped key is nearly the right one. */
function checkLogs(processes: ServedProduct[], keys: string[]): Check {
  const lines = processes.flatMap(({ log }) => log.map((line) => JSON.stringify(line)));
  const telling = keys.filter((key) => key.length > 20);
  return {
    claim: 'no key, right or wrong, appears in the logs',
    attempts: lines.length,
    failures: telling
      .filter((key) => lines.some((line) => line.includes(key)))
      .map(() => 'a key is in the logs'),
  };
}
