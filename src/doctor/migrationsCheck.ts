import type { Knex } from 'knex';
import { findAppliedMigrations, listMigrations } from '../postgres/migrate.ts';
import { type Check, counted, ok, problem, warning } from './finding.ts';

export function migrationsCheck(db: Knex): Check {
  return {
    name: 'migrations',
    async run() {
      const known = await listMigrations();
      const applied = (await findAppliedMigrations(db)) ?? [];
      const pending = known.filter((name) => !applied.includes(name));
      const unknown = applied.filter((name) => !known.includes(name));
      if (pending.length > 0) {
        return problem(
          `${pending.length} of ${counted(known.length, 'migration')} ${pending.length === 1 ? 'is' : 'are'} pending. The first is ${pending[0]}.`,
          'Run `breadbox migrate`, or start `breadbox serve`, which also runs them.',
        );
      }
      if (unknown.length > 0) {
        return warning(
          `A later version of Breadbox has migrated the database (${unknown.at(-1)}).`,
          'Run that version, unless you are downgrading on purpose.',
        );
      }
      return ok(`All ${known.length} migrations have run.`);
    },
  };
}
