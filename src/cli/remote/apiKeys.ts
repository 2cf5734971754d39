import type { Output as Answer } from '../../../generated/client/index.ts';
import { UsageError } from '../usage.ts';
import type { CommonOptions, Output } from './session.ts';
import type { Column } from './table.ts';
import { toLine } from './text.ts';
import { formatAge } from './times.ts';
import { withSession } from './withSession.ts';

type Page = Answer<'listApiKeys'>;
type ApiKey = Page['data'][number];

export async function createApiKeyCommand(
  name: string,
  { scope }: { scope: 'read_only' | 'full_access' },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const input = { name: readKeyName(name), scope };
  await withSession({}, env, async ({ client }) => printNewKey(await client.apiKeys.create(input)));
}

export async function listApiKeysCommand(options: CommonOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) =>
    printApiKeys(session, await session.client.apiKeys.list({ limit: 500 })),
  );
}

export async function revokeApiKeyCommand(id: string, env: NodeJS.ProcessEnv): Promise<void> {
  const known = readKeyId(id);
  await withSession({}, env, async ({ client, line }) => {
    await client.apiKeys.revoke(known);
    line(`Revoked ${id}.`);
  });
}

/** @throws UsageError if it is empty. */
export function readKeyName(name: string): string {
  if (name.trim() === '') throw new UsageError('The name of a key must not be empty.');
  return name.trim();
}

/** @throws UsageError if it cannot be an id. */
export function readKeyId(id: string): string {
  if (/^([0-9A-Za-z]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id)) return id;
  throw new UsageError(`"${id}" is not the id of a key. \`breadbox keys list\` shows the ids.`);
}

/** Only the key goes to standard output, so that a script can read it; the explanation goes to standard error. */
export function printNewKey({
  key,
  short_id,
  name,
  scope,
}: {
  key: string;
  short_id: string;
  name: string;
  scope: string;
}): void {
  console.error(`API key ${short_id} "${toLine(name)}" with scope ${scope}. It is shown this once:`);
  console.log(key);
}

export function printApiKeys(output: Output, page: Page): void {
  const now = new Date();
  output.print(page, () => output.table(page.data, columns(now), 'There are no API keys.'));
}

const columns = (now: Date): Column<ApiKey>[] => [
  { title: 'ID', value: (row) => row.short_id },
  { title: 'Name', value: (row) => row.name, canShrink: true },
  { title: 'Begins with', value: (row) => `${row.prefix}…` },
  { title: 'Scope', value: (row) => row.scope },
  {
    title: 'State',
    value: (row) =>
      row.revoked_at
        ? 'revoked'
        : row.expires_at && Date.parse(row.expires_at) <= now.getTime()
          ? 'expired'
          : 'active',
    paint: (text, _, paint) => (text === 'active' ? paint.green(text) : paint.dim(text)),
  },
  { title: 'Last used', value: (row) => formatAge(row.last_used_at, now) },
];
