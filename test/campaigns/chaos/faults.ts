import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../support/random.ts';
import type { ServedProduct } from '../../support/servedProduct.ts';
import type { Login } from './login.ts';
import { retryUnavailable, type Setup } from './setup.ts';

/** What a round does to a sync while it runs. */
export interface Fault {
  name: string;
  /** The provider whose login is synced; either if omitted. */
  provider?: 'plaid' | 'teller';
  /** Syncs a new login with a history of thousands of transactions. */
  isFirstSync?: true;
  /** Prepares the bank before the sync. */
  prepare?(setup: Setup, login: Login, random: Random): void;
  /** Runs a random time after the sync was requested. */
  inject?(setup: Setup, random: Random): Promise<void>;
}

const MAX_CUT_MS = 1_200;

const killSyncingWorker = async (setup: Setup) => setup.stopWorker(await findSyncingWorker(setup), 'kill');

export const faults: Fault[] = [
  { name: 'kill -9 of the worker that syncs', inject: killSyncingWorker },
  { name: 'kill -9 during a first sync', provider: 'plaid', isFirstSync: true, inject: killSyncingWorker },
  {
    name: 'kill -9 of all workers',
    async inject(setup) {
      for (const worker of [...setup.workers]) setup.stopWorker(worker, 'kill');
    },
  },
  {
    name: 'SIGTERM to the worker that syncs',
    inject: async (setup) => setup.stopWorker(await findSyncingWorker(setup), 'terminate'),
  },
  { name: 'PostgreSQL immediate restart', inject: (setup) => setup.restartDatabase('immediate') },
  { name: 'PostgreSQL fast restart', inject: (setup) => setup.restartDatabase('fast') },
  { name: 'kill -9 of a PostgreSQL process', inject: (setup) => setup.crashDatabase() },
  resetConnections('plaid', '/transactions/sync'),
  cutNetwork('plaid'),
  resetConnections('teller', '/accounts/{id}/transactions'),
  cutNetwork('teller'),
];

/** The provider resets or refuses some connections. */
function resetConnections(provider: 'plaid' | 'teller', endpoint: string): Fault {
  return {
    name: `${provider} resets or refuses connections`,
    provider,
    prepare(_setup, { control, item }, random) {
      for (let nth = random.between(1, 3); nth > 0; nth--) {
        const fault = { kind: random.pick(['reset', 'reset', 'refuse'] as const) };
        control.addFault({ item, endpoint, fault, after: random.between(0, 4) });
      }
    },
  };
}

/** All connections to the provider are closed, and for a while no new one is accepted. */
function cutNetwork(provider: 'plaid' | 'teller'): Fault {
  return {
    name: `the network to ${provider} is cut`,
    provider,
    async inject({ networks }, random) {
      for (let nth = random.between(1, 3); nth > 0; nth--) {
        networks[provider].cut();
        await delay(random.between(0, MAX_CUT_MS));
        networks[provider].deliver();
        await delay(random.between(0, 200));
      }
    },
  };
}

/** Returns the worker that holds the job of a sync, or any worker if none does. */
async function findSyncingWorker({ db, workers }: Setup): Promise<ServedProduct> {
  const holders: string[] = await retryUnavailable(() =>
    db('agenda_jobs')
      .whereIn('name', ['sync connection', 'sync all connections'])
      .whereNotNull('locked_at')
      .pluck('last_modified_by'),
  );
  // A runner's name is its host and process id.
  const pids = holders.map((name) => Number(name.split(' ')[1]));
  const worker = workers.find(({ pid }) => pids.includes(pid)) ?? workers[0];
  if (!worker) throw new Error('No worker is running.');
  return worker;
}
