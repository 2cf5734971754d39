import { Option } from 'commander';
import type { BreadboxCommand } from './program.ts';

/**
 * One group for all keys; `api-keys` is its earlier name for those of scripts. With BREADBOX_URL set they are the
 * server's, else those of the database on this machine, where the first key comes from and the last one can be revoked.
 */
export function addKeyCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  const keys = program
    .command('keys')
    .alias('api-keys')
    .helpCommand(false)
    .summary('create, list and revoke API keys; rotate the encryption key, or live without a lost one')
    .description(
      'Manage the API keys of the server in BREADBOX_URL, or else of the database on this machine, and the key that encrypts the access tokens of the banks.',
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
    .action(async (name, options) => (await load(env)).createApiKeyCommand(name, options, env));
  keys
    .command('list')
    .summary('list the API keys')
    .description('List the API keys, revoked ones included.')
    .option('--json', "print the API's answer as JSON")
    .action(async (options) => (await load(env)).listApiKeysCommand(options, env));
  keys
    .command('revoke')
    .summary('revoke an API key')
    .description('Revoke an API key. Requests with it are refused from now on.')
    .argument('<id>', 'the id that `breadbox keys list` shows')
    .action(async (id) => (await load(env)).revokeApiKeyCommand(id, env));
  keys
    .command('rotate')
    .summary('encrypt the access tokens with a new key')
    .description(
      'Encrypt the stored credentials again, with the first key of ENCRYPTION_KEY. Put the new key before the old one, run this, then remove the old one. It works on the database of this machine.',
    )
    .action(async () => (await import('./keys.ts')).rotateKeysCommand(env));
  keys
    .command('forget-tokens')
    .summary('give up the access tokens whose encryption key is lost')
    .description(
      'Delete the access tokens of the banks that neither ENCRYPTION_KEY nor the key in the data folder opens, because the key is lost for good. Accounts and transactions stay; link these banks again. It works on the database of this machine.',
    )
    .option('--yes', 'delete them; without it, nothing is changed')
    .action(async (options) => (await import('./forgetTokens.ts')).forgetTokensCommand(options, env));
}

const load = (env: NodeJS.ProcessEnv) =>
  env['BREADBOX_URL']?.trim() ? import('./remote/apiKeys.ts') : import('./apiKeys.ts');
