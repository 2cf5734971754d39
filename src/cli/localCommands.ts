import { Argument, Option } from 'commander';
import { addKeyCommands } from './keyCommands.ts';
import type { BreadboxCommand } from './program.ts';

const JSON_HELP = 'print the result as JSON';

/**
 * Adds the commands that work on this machine: on the database and the data folder, without a server. Each is loaded
 * when it is called, so that `breadbox help` does not import a bank's SDK.
 */
export function addLocalCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  program.commandsGroup('Run and look after a server:');
  program
    .command('run')
    .summary('start everything, with a sample household or your own')
    .description(
      'Start the database, the API and the scheduled syncs, and print a link to the dashboard. The household is a sample, unless you ask for your own, have one already, or configured a provider.',
    )
    .option('--own', 'open your own household; it begins empty')
    .action(async (options) => (await import('./run.ts')).run(options, env));
  program
    .command('serve')
    .summary('serve the API and run the scheduled syncs until stopped')
    .description('Serve the API and run the scheduled syncs until stopped.')
    .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']))
    .action(async (options) => (await import('./serve.ts')).serve(options, env));
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description('Bring the database up to date, and print the names of the migrations that ran.')
    .option('--json', JSON_HELP)
    .action(async (options) => (await import('./migrate.ts')).migrateCommand(options, env));
  program
    .command('doctor')
    .summary('check everything the server needs, and say what to do')
    .description(
      'Check the database, keys, providers, clock and webhook URL, and say what to do about each problem. It changes nothing. The exit code is 1 if there is a problem.',
    )
    .option('--json', JSON_HELP)
    .action(async (options) => (await import('./doctor.ts')).doctor(options, env));
  program
    .command('backup')
    .summary('write everything into one file')
    .description('Write the whole household into one file. A server may go on working.')
    .addArgument(new Argument('<file>', 'the file to write'))
    .option('--encrypt-to <recipient...>', 'encrypt it with age for these recipients (age1…)')
    .option('--passphrase', 'encrypt it with BACKUP_PASSPHRASE, or one that is typed')
    .option('--json', JSON_HELP)
    .action(async (file, options) => (await import('./backup.ts')).backupCommand(file, options, env));
  program
    .command('restore')
    .summary('put a backup into an empty database')
    .description(
      'Put a backup into an empty database, completely or not at all. It needs the ENCRYPTION_KEY of the time of the backup.',
    )
    .addArgument(new Argument('<file>', 'a file that `breadbox backup` wrote'))
    .option('--identity <file>', 'the identity file of age that opens an encrypted backup')
    .option('--passphrase', 'open it with BACKUP_PASSPHRASE, or one that is typed')
    .option('--json', JSON_HELP)
    .action(async (file, options) => (await import('./restore.ts')).restoreCommand(file, options, env));
  program
    .command('reset')
    .summary('remove the sample household')
    .description(
      'Remove the sample household with its database and keys, so that the next start makes a new one. No command removes your own household.',
    )
    .requiredOption('--sample', 'remove the sample; the only household that this command can remove')
    .action(async () => (await import('./reset.ts')).reset(env));
  program
    .command('sql-role')
    .summary('let a dashboard or a notebook read with SQL')
    .description(
      'Create a role of PostgreSQL that can read the views of docs/sql.md and nothing else, and print the connection string for it, which is shown this once. For a role that exists, it makes a new password and grants the views again.',
    )
    .argument('<name>', 'the name of the role, such as grafana')
    .option('--drop', 'remove the role')
    .action(async (name, options) => (await import('./sqlRole.ts')).sqlRoleCommand(name, options, env));
  addKeyCommands(program, env);
}
