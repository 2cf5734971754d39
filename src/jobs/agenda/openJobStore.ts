import type { JobStore, JobStoreOptions, JobStorePeek } from './jobStore.ts';
import { toJobStoreError } from './jobStoreUnavailable.ts';

/** Opens the store that the URL names. Rejects when it cannot be reached. */
export async function openJobStore(options: JobStoreOptions): Promise<JobStore> {
  if (isMongo(options.url)) {
    // Loaded on demand: the MongoDB driver is large, and most households never need it.
    const { openMongoStore } = await import('./mongoStore.ts');
    return openMongoStore(options);
  }
  const { openPostgresStore } = await import('./postgresStore.ts');
  return openPostgresStore(options);
}

/**
 * Reads from the store that the URL names when the recurring job `name` last started. Creates nothing.
 * @throws JobStoreUnavailable
 */
export async function peekJobStore(url: string, name: string): Promise<JobStorePeek> {
  try {
    if (!isMongo(url)) {
      const { peekPostgresStore } = await import('./postgresStore.ts');
      return await peekPostgresStore(url, name);
    }
    const { peekMongoStore } = await import('./mongoStore.ts');
    return await peekMongoStore(url, name);
  } catch (error) {
    throw toJobStoreError(error);
  }
}

const isMongo = (url: string): boolean => /^mongodb(\+srv)?:/.test(url);
