import { Argument, type Command, Option } from 'commander';
import type { BreadboxCommand } from './program.ts';
import { addContractOptions } from './remote/contractOptions.ts';

const FILTERS = { title: 'Filters:' };

/**
 * Adds the commands that talk to a server, by the TypeScript client alone. What they do is loaded when one is called.
 * The options that filter come from the contract.
 */
export function addRemoteCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  program.commandsGroup('Ask a server:');
  program
    .command('status')
    .summary('show how every bank is; exit code 1 if one needs somebody')
    .description(
      'Show how every bank is, and what a person has to do. The exit code is 1 if somebody has to sign in at a bank, or if no sync has succeeded for three days.',
    )
    .option('-q, --quiet', 'print only what a person has to do: nothing if all is well')
    .addOption(json())
    .action(async (options) => (await import('./remote/status.ts')).statusCommand(options, env));
  program
    .command('accounts')
    .summary('list the accounts with their balances')
    .description('List the accounts with their balances. On cards and loans the balance is what is owed.')
    .addOption(json())
    .action(async (options) => (await import('./remote/accounts.ts')).accountsCommand(options, env));
  const transactions = program
    .command('transactions')
    .summary('list transactions, by filters')
    .description(
      'List the transactions that all filters select, newest first. Money out has a minus, money in a plus; the amounts of filters and of --json are those of the API, where positive is money out. Accounts and members of the household can be given by id or by name.',
    )
    .option('-a, --all', 'show every transaction, not only the first page')
    .option('--csv', 'write every transaction as CSV, oldest first, as `breadbox export --format csv`')
    .addOption(json());
  addContractOptions(transactions, 'listTransactions', FILTERS).action(async (options) =>
    (await import('./remote/transactions.ts')).transactionsCommand(options, env),
  );
  program
    .command('categories')
    .summary('list the categories with their slugs')
    .description('List the categories with their slugs, which filters and `breadbox categorize` take.')
    .addOption(json())
    .action(async (options) => (await import('./remote/categories.ts')).categoriesCommand(options, env));
  const cashflow = program
    .command('cashflow')
    .summary('show income, spending and transfers')
    .description(
      'Show what came in and what went out, by month unless --group-by says otherwise. Transfers between accounts of the household are neither.',
    )
    .addOption(json());
  addContractOptions(cashflow, 'getCashflow', { ...FILTERS, defaults: { group_by: 'month' } }).action(
    async (options) => (await import('./remote/cashflow.ts')).cashflowCommand(options, env),
  );
  const exports = program
    .command('export')
    .summary('write transactions as CSV, NDJSON, hledger or Beancount')
    .description(
      'Write every transaction that the filters select, oldest first, to standard output or a file. The same transactions give the same bytes.',
    )
    .option('-o, --output <file>', 'write this file instead; it appears only when it is complete');
  addContractOptions(exports, 'exportTransactions', FILTERS).action(async (options) =>
    (await import('./remote/export.ts')).exportCommand(options, env),
  );
  program
    .command('mcp')
    .summary('serve assistants by the Model Context Protocol, on standard input and output')
    .description(
      'Serve an assistant by the Model Context Protocol on standard input and output, until it ends. Assistants start this command themselves; docs/mcp.md has their configuration. With a key of the scope read_only, nothing can be changed.',
    )
    .action(async () => (await import('./remote/mcp.ts')).mcpCommand(env));
  program.commandsGroup('Change something on a server:');
  addBankCommands(program, env);
  addLedgerCommands(program, env);
}

function addBankCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  program
    .command('link')
    .summary('link a bank, or sign in to one again')
    .description(
      'Print the address of a page where a person signs in to a bank, open it if there is a browser, and wait until the bank is linked and its first sync has ended.',
    )
    .option('--user <name>', 'the member of the household whose bank it is; not needed if there is only one')
    .option('--new-user <name>', 'the same, for a new member of the household')
    .addOption(
      new Option('--provider <name>', 'the provider to use; not needed if the server has only one').choices([
        'plaid',
        'teller',
      ]),
    )
    .option('--again <bank>', 'sign in again to a bank that is linked: its id or name')
    .option('--no-open', 'only print the address')
    .addOption(json())
    .action(async (options) => (await import('./remote/link.ts')).linkCommand(options, env));
  program
    .command('sync')
    .summary('fetch what is new at the banks')
    .description(
      'Start a sync of every bank, or of one. Without --wait it returns at once. The exit code is 1 if a sync failed or a bank waits for somebody to sign in.',
    )
    .argument('[bank]', 'the id or the name of one bank')
    .option('-w, --wait', 'wait until the syncs have ended, and show what they did')
    .option('--full', 'fetch everything again instead of what is new, and compare')
    .addOption(json())
    .action(async (bank, options) => (await import('./remote/sync.ts')).syncCommand(bank, options, env));
  const imports = program
    .command('import')
    .summary('import files that you downloaded from a bank')
    .description(
      'Import files that you downloaded from a bank: CSV, OFX, QFX, QIF, CAMT or MT940, recognized by their content. What a file leaves open is asked, never guessed: then nothing of it is imported, the exit code is 1, and the output says which option answers it. Importing a file again changes nothing.',
    )
    .addArgument(new Argument('<file...>', 'the files'))
    .option('-n, --dry-run', 'show what an import would do, and import nothing')
    .addOption(json());
  addContractOptions(imports, 'importFile', { title: 'How to read the files:' }).action(
    async (files, options) => (await import('./remote/import.ts')).importCommand(files, options, env),
  );
}

function addLedgerCommands(program: BreadboxCommand, env: NodeJS.ProcessEnv): void {
  const categorize = addMassWriteOptions(
    program
      .command('categorize')
      .summary('set the category of transactions')
      .description(
        'Set the category of some transactions, or of all that the filters select. It first shows how many a dry run would change, asks, and then changes exactly those. `breadbox undo` takes it back.',
      )
      .argument('<category>', 'the slug or the name of the category, such as food-and-drink')
      .argument('[id...]', 'the ids of the transactions; or give filters'),
  );
  addContractOptions(categorize, 'listTransactions', {
    ...FILTERS,
    except: ['limit', 'sort_by', 'sort_order', 'fields'],
  }).action(async (category, ids, options) =>
    (await import('./remote/categorize.ts')).categorizeCommand(category, ids, options, env),
  );
  const rules = program
    .command('rules')
    .helpCommand(false)
    .summary('list the rules, or apply them')
    .description('List the rules that categorize and tag transactions, or apply them to those that exist.');
  addContractOptions(
    rules
      .command('list', { isDefault: true })
      .summary('list the rules in the order in which they run')
      .description('List the rules in the order in which they run.')
      .addOption(json()),
    'listRules',
    FILTERS,
  ).action(async (options) => (await import('./remote/rules.ts')).listRulesCommand(options, env));
  addMassWriteOptions(
    rules
      .command('apply')
      .summary('apply one rule, or all, to the transactions that exist')
      .description(
        'Apply one rule, or all enabled ones, to the transactions that exist. Categories that a person has set are kept. It first shows how many a dry run would change, asks, and then changes exactly those. `breadbox undo` takes it back.',
      )
      .argument('[rule]', 'the id or the name of a rule')
      .option('--all', 'apply all enabled rules'),
  ).action(async (rule, options) =>
    (await import('./remote/rules.ts')).applyRulesCommand(rule, options, env),
  );
  const audit = program
    .command('audit')
    .summary('show who did what: keys, links, imports, mass changes, failed keys')
    .description(
      'Show who did what, newest first: keys created and revoked, banks linked and removed, imports, changes of many transactions, failed authentications. Needs a key with the scope full_access.',
    )
    .addOption(json());
  addContractOptions(audit, 'listAuditEvents', FILTERS).action(async (options) =>
    (await import('./remote/audit.ts')).auditCommand(options, env),
  );
  program
    .command('undo')
    .summary('take back what categorize, rules apply or import did')
    .description(
      'Take back what `categorize`, `rules apply` or `import` did; each prints the id. What was changed again since stays.',
    )
    .argument('<id>', 'the id that the command printed')
    .addOption(json())
    .action(async (id, options) => (await import('./remote/undo.ts')).undoCommand(id, options, env));
}

const json = (): Option => new Option('--json', "print the API's answer as JSON");

const addMassWriteOptions = (command: Command): Command =>
  command
    .option('-n, --dry-run', 'only say how many transactions would change')
    .option('-y, --yes', 'do not ask')
    .addOption(json());
