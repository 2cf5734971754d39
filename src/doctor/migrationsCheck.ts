import type { Knex } from 'knex';
import { findAppliedMigrations, findLaterMigration, listMigrations } from '../postgres/migrate.ts';
import { type Check, counted, ok, problem, warning } from './finding.ts';

export function migrationsCheck(db: Knex): Check {
  return {
    name: 'migrations',
    async run() {
      const known = await listMigrations();
      const applied = (await findAppliedMigrations(db)) ?? [];
      const later = await findLaterMigration(applied);
      const pending = known.filter((name) => !applied.includes(name));
      if (pending.length > 0) {
        return problem(
          `${pending.length} of ${counted(known.length, 'migration')} ${pending.length === 1 ? 'is' : 'are'} pending. The first is ${pending[0]}.`,
          'Run `breadbox migrate`, or start `breadbox serve`, which also runs them.',
        );
      }
      if (later) {
        return warning(
          `A later version of Breadbox has migrated the database (${later}).`,
          'Run that version, unless you are downgrading on purpose.',
        );
      }
      return ok(`All ${known.length} migrations have run.`);
    },
  };
}
