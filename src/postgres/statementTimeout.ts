import type { Knex } from 'knex';

/** A statement that rewrites most of a large ledger, or waits for one, takes longer than a request's statements may. */
export async function allowLongStatements(trx: Knex): Promise<void> {
  await trx.raw("set local statement_timeout = '15min'");
}
