#!/usr/bin/env node
import { runCommand } from './runCommand.ts';

type Command = (options: string[], env: NodeJS.ProcessEnv) => Promise<void>;

interface Entry {
  summary: string;
  /** Loaded on use, so that `breadbox help` does not import a bank's SDK. */
  load(): Promise<Command>;
}

const COMMANDS: Record<string, Entry> = {
  run: {
    summary: '[--own]: start everything; a sample household, or your own with --own or a provider configured',
    load: async () => (await import('./run.ts')).run,
  },
  serve: {
    summary: 'answer the API and run the scheduled syncs until stopped',
    load: async () => (await import('./serve.ts')).serve,
  },
  reset: {
    summary: '--sample: remove the sample household, so that the next start makes a new one',
    load: async () => (await import('./reset.ts')).reset,
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

// Agenda's timers would keep the process alive after it has stopped.
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
  return runCommand(async () => (await command.load())(options, process.env), process.env);
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: breadbox <command> [options]', '', ...lines].join('\n');
}
