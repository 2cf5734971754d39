import type { Provider } from '../provider.ts';

/** Files need no login and no network. src/files reads and imports them. */
export function createCsvProvider(): Provider {
  return { name: 'csv', fileImport: true };
}
