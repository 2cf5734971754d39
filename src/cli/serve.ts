import { findEncryptionKey } from './keyFiles.ts';
import { openStore } from './openStore.ts';
import { type Serving, startServing } from './startServing.ts';
import { stopSignal } from './stopSignal.ts';

/** `breadbox serve [--role all|api|worker]`: runs until SIGINT or SIGTERM, then closes everything in order. */
export async function serve({ role }: { role?: string }, env: NodeJS.ProcessEnv): Promise<void> {
  const settings = role === undefined ? env : { ...env, BREADBOX_ROLE: role };
  // The signals are handled from the start, because Ctrl-C during the start must stop the embedded database too.
  const stopped = stopSignal();
  const store = await openStore(settings, { fresh: 'own' });
  let serving: Serving | null = null;
  try {
    const encryptionKey = await findEncryptionKey(settings, store.folder);
    serving = await startServing({ ...settings, ENCRYPTION_KEY: encryptionKey ?? undefined }, store);
    const { log, config, household } = serving.app.context;
    if (store.notice) log.warn(store.notice);
    log.info({ url: serving.url, role: config.role, household }, 'breadbox started');
    await stopped;
    log.info('breadbox stopping');
  } finally {
    await serving?.stop();
    await store.close();
  }
}
