import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { type PlaidSandbox, startPlaidSandbox } from '../../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { fillLedger } from '../../../support/manyTransactions.ts';
import { noteSecret } from '../../../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../../../support/servedProduct.ts';
import { createTestDatabase } from '../../../support/testDatabase.ts';
import { type Watch, watchProcess } from '../load/watchedProcess.ts';

/** The server that is attacked: the built product in a process of its own, with a ledger and a fake bank. */
export interface Victim {
  url: string;
  pid: number;
  db: Knex;
  bank: PlaidSandbox;
  /** The process of the client that must not be hurt: see reader.mjs. */
  reader: ChildProcess;
  /** A read_only key. */
  attackerKey: string;
  ownerKey: string;
  watch: Watch;
  product: ServedProduct;
  close(): Promise<void>;
}

export const TELLER_SECRET = 'attacks-teller-secret';

export async function startVictim(transactions: number): Promise<Victim> {
  const database = await createTestDatabase();
  const bank = await startPlaidSandbox();
  bank.control.setAutomaticWebhooks({ enabled: false });
  await fillLedger(database.db, transactions);
  const createKey = async (name: string, scope: 'read_only' | 'full_access') => {
    const { key } = await createApiKey(database.db, { name, scope }, new Date());
    noteSecret('an API key', key);
    return key;
  };
  const keys = {
    attackerKey: await createKey('attacker', 'read_only'),
    ownerKey: await createKey('owner', 'full_access'),
  };
  const watch = watchProcess();
  const product = await serveProduct('all', {
    ...watch.env,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'info',
    ANONYMOUS_LIMIT_RPM: '600',
    // Limits that an attacker from one address would meet first are tested on their own.
    API_RATE_LIMIT_RPM: '1000000',
    API_RATE_LIMIT_BURST: '1000000',
    PLAID_CLIENT_ID: bank.clientId,
    PLAID_SECRET: bank.secret,
    PLAID_BASE_URL: bank.url,
    TELLER_APPLICATION_ID: 'app_attacks',
    TELLER_ENV: 'sandbox',
    TELLER_WEBHOOK_SECRET: TELLER_SECRET,
  });
  const url = product.url ?? '';
  const reader = fork(
    new URL('./reader.mjs', import.meta.url),
    [url, await createKey('reader', 'read_only')],
    {
      execArgv: [],
    },
  );
  return {
    ...keys,
    url,
    reader,
    pid: product.pid,
    db: database.db,
    bank,
    watch,
    product,
    async close() {
      reader.kill();
      product.kill();
      watch.end();
      await bank.close();
      await database.drop();
    },
  };
}

/** The resident memory of a process in MiB. */
export const memoryMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Linux reports CPU time in these ticks. */
const MS_PER_TICK = 10;

/** The CPU time of a process with all of its threads, in milliseconds. */
export function cpuMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the command in parentheses, which may contain spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
