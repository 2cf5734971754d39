import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '../../generated/client/index.ts';
import { readDatabaseConfig } from '../config.ts';
import { digestApiKey } from '../domain/apiKey.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import { startSandbox } from '../sandbox/startSandbox.ts';
import { createApiKey, findApiKeys } from '../store/apiKeys.ts';
import { seedHousehold } from './seedHousehold.ts';
import type { Serving } from './startServing.ts';
import { startServing } from './startServing.ts';
import { stopSignal } from './stopSignal.ts';
import { UsageError } from './usage.ts';

const KEY_BYTES = 32;
/** Only their owner may read the files that hold a key. */
const OWNER_ONLY = 0o600;

/**
 * `breadbox run`: everything on one machine with nothing prepared. Starts the embedded database, the API,
 * the worker and, unless a real provider is configured, the sandbox with its sample household; prints how to
 * use them, and stops all of it on SIGINT or SIGTERM.
 */
export async function run(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (options.length > 0) throw new UsageError('run takes no options; `breadbox help` lists the commands.');
  const { dataDir } = readDatabaseConfig(env);
  await mkdir(dataDir, { recursive: true });
  const stopped = stopSignal();
  const sandbox = env['PLAID_CLIENT_ID']
    ? null
    : await startSandbox({
        stateFile: join(dataDir, 'sandbox.json'),
        certificateFolder: join(dataDir, 'sandbox-teller'),
      });
  let serving: Serving | null = null;
  try {
    serving = await startServing({
      LOG_LEVEL: 'warn',
      ENCRYPTION_KEY: await keepSecret(join(dataDir, 'encryption-key'), () =>
        randomBytes(KEY_BYTES).toString('base64'),
      ),
      ...env,
      ...(sandbox && sandboxSettings(sandbox)),
    });
    const { url } = serving;
    if (!url)
      throw new UsageError(
        '`breadbox run` serves the API; for a worker alone use `breadbox serve --role worker`.',
      );
    const keyFile = join(dataDir, 'api-key');
    const apiKey = await keepApiKey(serving, keyFile);
    if (sandbox) await seedHousehold(createClient({ baseUrl: url, apiKey }), sandbox, stopped);
    console.log(welcome(url, apiKey, keyFile, sandbox !== null));
    await stopped;
    console.log('Stopping.');
  } finally {
    await serving?.stop();
    await sandbox?.close();
  }
}

function sandboxSettings({ plaid, teller }: Sandbox): NodeJS.ProcessEnv {
  return {
    PLAID_CLIENT_ID: plaid.clientId,
    PLAID_SECRET: plaid.secret,
    PLAID_BASE_URL: plaid.url,
    TELLER_APPLICATION_ID: teller.applicationId,
    TELLER_BASE_URL: teller.url,
    TELLER_WEBHOOK_SECRET: teller.webhookSecret,
    ...(teller.paths && {
      TELLER_CA_PATH: teller.paths.authority,
      TELLER_CERT_PATH: teller.paths.certificate,
      TELLER_KEY_PATH: teller.paths.privateKey,
    }),
  };
}

/** The secret in the file; made and written there if there is none. */
async function keepSecret(file: string, make: () => string): Promise<string> {
  const kept = await readSecret(file);
  if (kept) return kept;
  const secret = make();
  await writeSecret(file, secret);
  return secret;
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function writeSecret(file: string, secret: string): Promise<void> {
  await writeFile(file, `${secret}\n`, { mode: OWNER_ONLY });
  // The mode above holds for a new file only.
  await chmod(file, OWNER_ONLY);
}

/** The key of earlier starts while the database knows it, else a new one. */
async function keepApiKey({ app }: Serving, file: string): Promise<string> {
  const { db, clock } = app.context;
  const kept = await readSecret(file);
  const [known] = kept ? await findApiKeys(db, [digestApiKey(kept)]) : [];
  if (kept && known && !known.revokedAt) return kept;
  const { key } = await createApiKey(db, { name: 'breadbox run', scope: 'full_access' }, clock.now());
  await writeSecret(file, key);
  return key;
}

function welcome(url: string, apiKey: string, keyFile: string, isSample: boolean): string {
  return `
Breadbox is ready${isSample ? ', with a sample household' : ''}.

  API      ${url}/api/v1
  Docs     ${url}/docs
  API key  ${apiKey}
           (also in ${keyFile})

Try:

  curl -H "X-API-Key: ${apiKey}" "${url}/api/v1/transactions?limit=5"

Ctrl-C stops everything; the data stays.
`;
}
