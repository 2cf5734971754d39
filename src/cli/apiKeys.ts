import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import type { Scope } from '../context.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../store/apiKeys.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

const USAGE = `Usage: breadbox api-keys create <name> [--scope read_only|full_access]
       breadbox api-keys list
       breadbox api-keys revoke <id>`;
/** More than any household has, so the command has no pages. */
const LIST_LIMIT = 1_000;

export async function apiKeysCommand(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values, positionals } = parse(options);
  const [action, argument, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`A name of several words needs quotes.\n${USAGE}`);
  if (values.scope !== undefined && action !== 'create') throw new UsageError(USAGE);
  switch (action) {
    case 'create':
      return create(env, argument, values.scope ?? 'read_only');
    case 'list':
      if (argument !== undefined) throw new UsageError(USAGE);
      return list(env);
    case 'revoke':
      return revoke(env, argument);
    default:
      throw new UsageError(USAGE);
  }
}

function parse(options: string[]) {
  try {
    return parseArgs({ args: options, options: { scope: { type: 'string' } }, allowPositionals: true });
  } catch {
    throw new UsageError(USAGE);
  }
}

/** Only the key goes to standard output, so that a script can read it; the explanation goes to standard error. */
async function create(env: NodeJS.ProcessEnv, name: string | undefined, scope: string) {
  if (!name?.trim() || !isScope(scope)) throw new UsageError(USAGE);
  const { key, short_id } = await withDatabase(env, (db) =>
    createApiKey(db, { name: name.trim(), scope }, systemClock.now()),
  );
  console.error(`API key ${short_id} "${name.trim()}" with scope ${scope}. It is shown this once:`);
  console.log(key);
}

function isScope(scope: string): scope is Scope {
  return scope === 'read_only' || scope === 'full_access';
}

async function list(env: NodeJS.ProcessEnv) {
  const apiKeys = await withDatabase(env, (db) => listApiKeys(db, { limit: LIST_LIMIT, after: null }));
  if (apiKeys.length === 0) console.error('There are no API keys.');
  for (const { short_id, prefix, scope, revoked_at, expires_at, last_used_at, name } of apiKeys) {
    const isExpired = expires_at !== null && expires_at <= systemClock.now();
    const state = revoked_at ? 'revoked' : isExpired ? 'expired' : 'active';
    const used = last_used_at ? `used ${last_used_at.toISOString()}` : 'never used';
    console.log([short_id, `${prefix}…`, scope, state, used, name].join('\t'));
  }
}

async function revoke(env: NodeJS.ProcessEnv, id: string | undefined) {
  if (!id || !/^([0-9A-Za-z]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id)) {
    throw new UsageError(USAGE);
  }
  await withDatabase(env, (db) => revokeApiKey(db, id, systemClock.now()));
  console.log(`Revoked ${id}.`);
}
