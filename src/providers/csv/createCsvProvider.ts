import type { Provider } from '../provider.ts';

/** Files need no login and no network: everything else about CSV is the parsing beside this file. */
export function createCsvProvider(): Provider {
  return { name: 'csv', fileImport: true };
}
