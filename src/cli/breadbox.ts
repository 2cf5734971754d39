#!/usr/bin/env node
import { BackupError } from '../backup/errors.ts';
import { ConfigError } from '../config.ts';
import { ApiError } from '../errors.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { EmbeddedPostgresError } from '../postgres/embedded/errors.ts';
import { databaseUnavailable, describeDatabaseFailure, isDatabaseShort } from '../store/database.ts';
import { ProblemsFound } from './problemsFound.ts';
import { UsageError } from './usage.ts';

type Command = (options: string[], env: NodeJS.ProcessEnv) => Promise<void>;

interface Entry {
  summary: string;
  /** Loaded when asked for: `breadbox help` should not have to import a bank's SDK. */
  load(): Promise<Command>;
}

const COMMANDS: Record<string, Entry> = {
  run: {
    summary: 'start everything, with a sample household unless a provider is configured',
    load: async () => (await import('./run.ts')).run,
  },
  serve: {
    summary: 'answer the API and run the scheduled syncs until stopped',
    load: async () => (await import('./serve.ts')).serve,
  },
  migrate: {
    summary: 'bring the database up to date',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  doctor: {
    summary: 'check database, keys, providers, clock and webhook URL, and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  backup: {
    summary: 'FILE: write everything into one file, while a server may go on working',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    summary: 'FILE: put a backup into an empty database; needs the ENCRYPTION_KEY of its time',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  keys: {
    summary: 'rotate: seal the stored credentials with the first of ENCRYPTION_KEY',
    load: async () => (await import('./keys.ts')).keysCommand,
  },
  'api-keys': {
    summary: 'create, list and revoke API keys',
    load: async () => (await import('./apiKeys.ts')).apiKeysCommand,
  },
};

const USAGE_EXIT_CODE = 2;
const UNDEFINED_TABLE = '42P01';

// Agenda leaves timers behind when it has drained; nothing that matters waits for them.
process.exit(await main(process.argv.slice(2)));

async function main([name = 'help', ...options]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(help());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`There is no command "${name}".\n\n${help()}`);
    return USAGE_EXIT_CODE;
  }
  try {
    const run = await command.load();
    await run(options, process.env);
    return 0;
  } catch (error) {
    console.error(explain(error));
    return error instanceof UsageError ? USAGE_EXIT_CODE : 1;
  }
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: breadbox <command> [options]', '', ...lines].join('\n');
}

/** One sentence for what a person can mend; the whole error for what only we can. */
function explain(error: unknown): unknown {
  const isForPeople =
    error instanceof UsageError ||
    error instanceof ProblemsFound ||
    error instanceof BackupError ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof ApiError;
  if (isForPeople) return error.message;
  if (error instanceof JobStoreUnavailable) return `${error.message} Check JOBS_URL.`;
  if (isDatabaseShort(error)) return databaseUnavailable(error).message;
  const failure = describeDatabaseFailure(error);
  if (failure) return `The database cannot be reached: ${failure}. Check DATABASE_URL.`;
  if (error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE) {
    return 'The database is not up to date. Run `breadbox migrate` first.';
  }
  return error;
}
