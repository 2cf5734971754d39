import { systemClock } from '../clock.ts';
import type { Scope } from '../context.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../store/apiKeys.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

/** More than any household has, so the command has no pages. */
const LIST_LIMIT = 1_000;

/** Only the key goes to standard output, so that a script can read it; the explanation goes to standard error. */
export async function createApiKeyCommand(
  name: string,
  { scope }: { scope: Scope },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const trimmed = name.trim();
  if (trimmed === '') throw new UsageError('The name of a key must not be empty.');
  const { key, short_id } = await withDatabase(env, (db) =>
    createApiKey(db, { name: trimmed, scope }, systemClock.now()),
  );
  console.error(`API key ${short_id} "${trimmed}" with scope ${scope}. It is shown this once:`);
  console.log(key);
}

export async function listApiKeysCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const apiKeys = await withDatabase(env, (db) => listApiKeys(db, { limit: LIST_LIMIT, after: null }));
  if (apiKeys.length === 0) console.error('There are no API keys.');
  for (const { short_id, prefix, scope, revoked_at, expires_at, last_used_at, name } of apiKeys) {
    const isExpired = expires_at !== null && expires_at <= systemClock.now();
    const state = revoked_at ? 'revoked' : isExpired ? 'expired' : 'active';
    const used = last_used_at ? `used ${last_used_at.toISOString()}` : 'never used';
    console.log([short_id, `${prefix}…`, scope, state, used, name].join('\t'));
  }
}

export async function revokeApiKeyCommand(id: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!/^([0-9A-Za-z]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id)) {
    throw new UsageError(`"${id}" is not the id of a key. \`breadbox keys list\` shows the ids.`);
  }
  await withDatabase(env, (db) => revokeApiKey(db, id, systemClock.now()));
  console.log(`Revoked ${id}.`);
}
