import { Argument, Option } from 'commander';
import type { BreadboxCommand } from './program.ts';

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
    .action(async () => (await import('./migrate.ts')).migrateCommand(env));
  program
    .command('doctor')
    .summary('check everything the server needs, and say what to do')
    .description(
      'Check the database, keys, providers, clock and webhook URL, and say what to do about each problem. It changes nothing. The exit code is 1 if there is a problem.',
    )
    .action(async () => (await import('./doctor.ts')).doctor(env));
  program
    .command('backup')
    .summary('write everything into one file')
    .description('Write the whole household into one file. A server may go on working.')
    .addArgument(new Argument('<file>', 'the file to write'))
    .action(async (file) => (await import('./backup.ts')).backupCommand(file, env));
  program
    .command('restore')
    .summary('put a backup into an empty database')
    .description(
      'Put a backup into an empty database, completely or not at all. It needs the ENCRYPTION_KEY of the time of the backup.',
    )
    .addArgument(new Argument('<file>', 'a file that `breadbox backup` wrote'))
    .action(async (file) => (await import('./restore.ts')).restoreCommand(file, env));
  program
    .command('reset')
    .summary('remove the sample household')
    .description(
      'Remove the sample household with its database and keys, so that the next start makes a new one. No command removes your own household.',
    )
    .requiredOption('--sample', 'remove the sample; the only household that this command can remove')
    .action(async () => (await import('./reset.ts')).reset(env));
  addKeyCommands(program, env);
}

/** One group for all keys. `api-keys` is its earlier name for the keys of scripts. */
function addKeyCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  const keys = program
    .command('keys')
    .alias('api-keys')
    .helpCommand(false)
    .summary('create, list and revoke API keys; rotate the encryption key')
    .description(
      'Manage the API keys of the database on this machine, and the key that encrypts the access tokens of the banks.',
    );
  keys
    .command('create')
    .summary('create an API key')
    .description(
      'Create an API key. The key, and nothing else, is printed on standard output. It is shown this once.',
    )
    .argument('<name>', 'what the key is for, such as "My script"')
    .addOption(
      new Option('--scope <scope>', 'what the key may do')
        .choices(['read_only', 'full_access'])
        .default('read_only'),
    )
    .action(async (name, options) => (await import('./apiKeys.ts')).createApiKeyCommand(name, options, env));
  keys
    .command('list')
    .summary('list the API keys')
    .description('List the API keys: id, prefix, scope, state, last use and name.')
    .action(async () => (await import('./apiKeys.ts')).listApiKeysCommand(env));
  keys
    .command('revoke')
    .summary('revoke an API key')
    .description('Revoke an API key. Requests with it are refused from now on.')
    .argument('<id>', 'the id that `breadbox keys list` shows')
    .action(async (id) => (await import('./apiKeys.ts')).revokeApiKeyCommand(id, env));
  keys
    .command('rotate')
    .summary('encrypt the access tokens with a new key')
    .description(
      'Encrypt the stored credentials again, with the first key of ENCRYPTION_KEY. Put the new key before the old one, run this, then remove the old one.',
    )
    .action(async () => (await import('./keys.ts')).rotateKeysCommand(env));
}
