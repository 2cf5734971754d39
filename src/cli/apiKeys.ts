import { systemClock } from '../clock.ts';
import type { Scope } from '../context.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../store/apiKeys.ts';
import { COMMAND, createAudit } from '../store/auditEvents.ts';
import { printApiKeys, printNewKey, readKeyId, readKeyName } from './remote/apiKeys.ts';
import { type CommonOptions, createOutput } from './remote/session.ts';
import { withDatabase } from './withDatabase.ts';

/** More than any household has, so the command has no pages. */
const LIST_LIMIT = 1_000;

const audit = createAudit(systemClock, COMMAND);

export async function createApiKeyCommand(
  name: string,
  { scope }: { scope: Scope },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const input = { name: readKeyName(name), scope };
  const created = await withDatabase(env, (db) => createApiKey(db, { ...input, audit }, systemClock.now()));
  printNewKey({ ...input, ...created });
}

export async function listApiKeysCommand(options: CommonOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const rows = await withDatabase(env, (db) => listApiKeys(db, { limit: LIST_LIMIT, after: null }));
  const data = rows.map((row) => ({
    ...row,
    expires_at: toText(row.expires_at),
    created_at: row.created_at.toISOString(),
    last_used_at: toText(row.last_used_at),
    revoked_at: toText(row.revoked_at),
  }));
  printApiKeys(createOutput(options, env), { data, next_cursor: null, has_more: false });
}

const toText = (timestamp: Date | null): string | null => timestamp?.toISOString() ?? null;

export async function revokeApiKeyCommand(id: string, env: NodeJS.ProcessEnv): Promise<void> {
  const known = readKeyId(id);
  await withDatabase(env, (db) => revokeApiKey(db, known, systemClock.now(), audit));
  console.log(`Revoked ${id}.`);
}
