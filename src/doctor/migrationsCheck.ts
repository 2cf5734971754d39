import type { Knex } from 'knex';
import { listMigrations } from '../postgres/migrate.ts';
import { findAppliedMigrations } from '../store/productTables.ts';
import { type Check, counted, ok, problem, warning } from './finding.ts';

export function migrationsCheck(db: Knex): Check {
  return {
    name: 'migrations',
    async examine() {
      const known = await listMigrations();
      const applied = (await findAppliedMigrations(db)) ?? [];
      const pending = known.filter((name) => !applied.includes(name));
      const foreign = applied.filter((name) => !known.includes(name));
      if (pending.length > 0) {
        return problem(
          `${counted(pending.length, 'migration')} of ${known.length} did not run yet, the first is ${pending[0]}.`,
          'Run `breadbox migrate`; `breadbox serve` does so too when it starts.',
        );
      }
      if (foreign.length > 0) {
        return warning(
          `A later version of Breadbox has changed the database (${foreign.at(-1)}).`,
          'Run that version again, unless you are going back on purpose.',
        );
      }
      return ok(`All ${known.length} have run.`);
    },
  };
}
