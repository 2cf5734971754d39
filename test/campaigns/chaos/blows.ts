import { setTimeout as delay } from 'node:timers/promises';
import type { ServedProduct } from '../../support/servedProduct.ts';
import { type House, patiently } from './house.ts';
import type { Login } from './login.ts';
import type { Random } from './random.ts';

/** A *blow* is what a round does to a sync in the middle of it. */
export interface Blow {
  name: string;
  /** Whose login is synced; either's when absent. */
  provider?: 'plaid' | 'teller';
  /** A login that is new: the sync brings a history of thousands. */
  isFirstHistory?: true;
  /** Said to the bank before the sync. */
  prepare?(house: House, login: Login, random: Random): void;
  /** Done a while after the sync was asked for. */
  strike?(house: House, random: Random): Promise<void>;
}

const LONGEST_CUT_MS = 1_200;

const killOne = async (house: House) => house.dismiss(await findBusyWorker(house), 'kill');

export const blows: Blow[] = [
  { name: 'kill -9 of the worker that syncs', strike: killOne },
  { name: 'kill -9 in a first history', provider: 'plaid', isFirstHistory: true, strike: killOne },
  {
    name: 'kill -9 of all workers',
    async strike(house) {
      for (const worker of [...house.workers]) house.dismiss(worker, 'kill');
    },
  },
  {
    name: 'SIGTERM to the worker that syncs',
    strike: async (house) => house.dismiss(await findBusyWorker(house), 'terminate'),
  },
  { name: 'PostgreSQL restarts, immediate', strike: (house) => house.restartDatabase('immediate') },
  { name: 'PostgreSQL restarts, fast', strike: (house) => house.restartDatabase('fast') },
  { name: 'a process of PostgreSQL is killed', strike: (house) => house.crashDatabase() },
  breaksOff('plaid', '/transactions/sync'),
  isCut('plaid'),
  breaksOff('teller', '/accounts/{id}/transactions'),
  isCut('teller'),
];

/** Answers that end in the middle, or before a word was said. */
function breaksOff(provider: 'plaid' | 'teller', endpoint: string): Blow {
  return {
    name: `${provider} breaks off its answers`,
    provider,
    prepare(_house, { control, item }, random) {
      for (let nth = random.between(1, 3); nth > 0; nth--) {
        const fault = { kind: random.pick(['reset', 'reset', 'refuse'] as const) };
        control.addFault({ item, endpoint, fault, after: random.between(0, 4) });
      }
    },
  };
}

/** Every connection to the provider ends, and for a while there is no new one. */
function isCut(provider: 'plaid' | 'teller'): Blow {
  return {
    name: `the network to ${provider} is cut`,
    provider,
    async strike({ networks }, random) {
      for (let nth = random.between(1, 3); nth > 0; nth--) {
        networks[provider].cut();
        await delay(random.between(0, LONGEST_CUT_MS));
        networks[provider].deliver();
        await delay(random.between(0, 200));
      }
    },
  };
}

/** The worker whose process holds the job of a sync; any where none does. */
async function findBusyWorker({ db, workers }: House): Promise<ServedProduct> {
  const holders: string[] = await patiently(() =>
    db('agenda_jobs')
      .whereIn('name', ['sync connection', 'sync all connections'])
      .whereNotNull('locked_at')
      .pluck('last_modified_by'),
  );
  // A runner calls itself by host and process.
  const pids = holders.map((name) => Number(name.split(' ')[1]));
  const worker = workers.find(({ pid }) => pids.includes(pid)) ?? workers[0];
  if (!worker) throw new Error('There is no worker.');
  return worker;
}
