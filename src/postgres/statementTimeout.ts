import type { Knex } from 'knex';

/** Raises the statement timeout for a statement that rewrites most of a large ledger, or waits for such a one. */
export async function allowLongStatements(trx: Knex): Promise<void> {
  await trx.raw("set local statement_timeout = '15min'");
}
