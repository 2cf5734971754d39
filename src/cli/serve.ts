import { readDatabaseConfig } from '../config.ts';
import { checkSettings } from './checkSettings.ts';
import { keepApiKey, protectKeyFiles, requireEncryptionKey } from './keyFiles.ts';
import { openStore } from './openStore.ts';
import { type Serving, startServing } from './startServing.ts';
import { stopSignal } from './stopSignal.ts';
import { keepUrl } from './urlFile.ts';

/**
 * `breadbox serve [--role all|api|worker]`: runs until SIGINT or SIGTERM, then closes everything in order. If the
 * database is in the data folder, commands find the server and a key there, as with `breadbox run`. With DATABASE_URL
 * nothing is written: the folder may be read-only, and each new container would make another key.
 */
export async function serve({ role }: { role?: string }, env: NodeJS.ProcessEnv): Promise<void> {
  const settings = role === undefined ? env : { ...env, BREADBOX_ROLE: role };
  // The signals are handled from the start, because Ctrl-C during the start must stop the embedded database too.
  const stopped = stopSignal();
  await checkSettings(settings, { needsKey: true });
  const store = await openStore(settings, { fresh: 'own' });
  let serving: Serving | null = null;
  let removeUrl: (() => Promise<void>) | null = null;
  try {
    const exposed = await protectKeyFiles(store.folder);
    const encryptionKey = await requireEncryptionKey(settings, store);
    serving = await startServing({ ...settings, ENCRYPTION_KEY: encryptionKey ?? undefined }, store);
    const { context } = serving.app;
    const { log, config, household } = context;
    const notices = [...store.notices, ...exposed];
    if (serving.url !== null && readDatabaseConfig(settings).databaseUrl === null) {
      const folders = { store: store.folder, dataDir: store.dataDir };
      notices.push(...(await keepApiKey(context, folders, 'serve')).notices);
      removeUrl = await keepUrl(store.dataDir, serving.url);
    }
    for (const notice of notices) log.warn(notice);
    log.info({ url: serving.url, role: config.role, household }, 'breadbox started');
    await stopped;
    log.info('breadbox stopping');
  } finally {
    await removeUrl?.();
    await serving?.stop();
    await store.close();
  }
}
