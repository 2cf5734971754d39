import { join } from 'node:path';
import { createClient } from '../../generated/client/index.ts';
import type { Config } from '../config.ts';
import type { AppContext } from '../context.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import { startSandbox } from '../sandbox/startSandbox.ts';
import { listLinkedProviders } from '../store/connections.ts';
import { createSignInCode } from '../store/dashboardSessions.ts';
import { checkSettings } from './checkSettings.ts';
import { keepApiKey, keepEncryptionKey, protectKeyFiles } from './keyFiles.ts';
import { openStore } from './openStore.ts';
import { playSample } from './playSample.ts';
import { seedHousehold } from './seedHousehold.ts';
import type { Serving } from './startServing.ts';
import { startServing } from './startServing.ts';
import { stopSignal } from './stopSignal.ts';
import { keepUrl } from './urlFile.ts';
import { UsageError } from './usage.ts';

/**
 * `breadbox run [--own]`: runs everything on one machine without preparation: the embedded database, the API, the
 * worker and, for the sample household, the sandbox of its banks. It prints a link that signs in to the dashboard, and
 * stops on SIGINT or SIGTERM.
 */
export async function run({ own = false }: { own?: boolean }, env: NodeJS.ProcessEnv): Promise<void> {
  const settings = {
    ...env,
    ...(own && { BREADBOX_HOUSEHOLD: 'own' }),
    LOG_LEVEL: env['LOG_LEVEL']?.trim() || 'warn',
  };
  if (env['BREADBOX_ROLE']?.trim() === 'worker') {
    throw new UsageError(
      '`breadbox run` serves the API. For a worker alone use `breadbox serve --role worker`.',
    );
  }
  const stopped = stopSignal();
  await checkSettings(settings, { needsKey: false });
  const store = await openStore(settings, { fresh: 'sample' });
  let sandbox: Sandbox | null = null;
  let serving: Serving | null = null;
  let removeUrl: (() => Promise<void>) | null = null;
  try {
    const folders = { store: store.folder, dataDir: store.dataDir };
    const exposed = await protectKeyFiles(store.folder);
    const { encryptionKey, notices: ofKey } = await keepEncryptionKey(settings, store);
    sandbox = store.household === 'sample' ? await startSampleBanks(store.folder) : null;
    const configured = { ...settings, ENCRYPTION_KEY: encryptionKey };
    serving = await startServing(configured, store, sandbox ? sandboxProviders(sandbox) : {});
    const { context } = serving.app;
    const { apiKey, file, notices: ofApiKey } = await keepApiKey(context, folders, 'run');
    const url = serving.url ?? '';
    const client = createClient({ baseUrl: url, apiKey });
    if (sandbox) await seedHousehold(client, sandbox, stopped);
    const missing = await describeMissingProviders(context);
    const notices = [...store.notices, ...exposed, ...ofKey, ...ofApiKey, ...missing];
    const code = await createSignInCode(context.db, context.clock.now());
    removeUrl = await keepUrl(store.dataDir, url);
    console.log(welcome({ url, code, keyFile: file }, context.household, notices));
    await (sandbox ? playSample(client, sandbox, stopped) : stopped);
    console.log('Stopping.');
  } finally {
    await removeUrl?.();
    await serving?.stop();
    await sandbox?.close();
    await store.close();
  }
}

const startSampleBanks = (folder: string): Promise<Sandbox> =>
  startSandbox({
    stateFile: join(folder, 'sandbox.json'),
    certificateFolder: join(folder, 'sandbox-teller'),
  });

function sandboxProviders({ plaid, teller }: Sandbox): Pick<Config, 'plaid' | 'teller'> {
  return {
    plaid: { clientId: plaid.clientId, secret: plaid.secret, baseUrl: plaid.url },
    teller: {
      applicationId: teller.applicationId,
      environment: 'sandbox',
      baseUrl: teller.url,
      certificatePath: teller.paths?.certificate ?? null,
      privateKeyPath: teller.paths?.privateKey ?? null,
      authorityPath: teller.paths?.authority ?? null,
      connectUrl: teller.connectUrl,
      webhookSecrets: [teller.webhookSecret],
    },
  };
}

const SETTINGS_OF: Record<string, string> = {
  plaid: 'PLAID_CLIENT_ID and PLAID_SECRET',
  teller: 'TELLER_APPLICATION_ID, TELLER_CERT_PATH and TELLER_KEY_PATH',
};

/** Returns a sentence for each provider that has linked banks and is not configured. */
async function describeMissingProviders({ db, providers }: AppContext): Promise<string[]> {
  return (await listLinkedProviders(db))
    .filter((provider) => provider in SETTINGS_OF && !(provider in providers))
    .map((provider) => `Banks linked through ${provider} do not sync: set ${SETTINGS_OF[provider]}.`);
}

function welcome(
  { url, code, keyFile }: { url: string; code: string; keyFile: string },
  household: AppContext['household'],
  notices: string[],
): string {
  const money =
    household === 'sample' ? 'the sample household: invented people and banks' : 'your own household';
  // The fragment of an address is not sent to a server, so the code reaches no log on its way.
  return `
Breadbox is ready, with ${money}.
${notices.map((notice) => `\n${notice}\n`).join('')}
Open this link to sign in. It works once, within ten minutes:

  ${url}/#code=${code}

  API      ${url}/api/v1
  Docs     ${url}/docs
  API key  in ${keyFile}

Try:

  curl -H "X-API-Key: $(cat ${keyFile})" "${url}/api/v1/transactions?limit=5"

Ctrl-C stops everything; the data stays.
`;
}
