import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { addLocalCommands } from '../../src/cli/localCommands.ts';
import { createProgram } from '../../src/cli/program.ts';
import { addRemoteCommands } from '../../src/cli/remoteCommands.ts';
import { UsageError } from '../../src/cli/usage.ts';

const refusals: [args: string[], message: string][] = [
  [['mgrate'], 'There is no command "mgrate". Did you mean migrate? See `breadbox --help`.'],
  [['help', 'nope'], 'There is no command "nope". See `breadbox --help`.'],
  [['rules', 'foo'], 'There is no command "foo" in rules. See `breadbox rules --help`.'],
  [
    ['rules', 'list', 'foo'],
    'There are too many arguments; a value of several words needs quotes. See `breadbox rules list --help`.',
  ],
  [['migrate', '--fo'], 'There is no option --fo. See `breadbox migrate --help`.'],
  [
    ['migrate', 'now'],
    'There are too many arguments; a value of several words needs quotes. See `breadbox migrate --help`.',
  ],
  [['reset', '--smple'], 'The option --sample is missing. See `breadbox reset --help`.'],
  [['backup'], 'The argument <file> is missing. See `breadbox backup --help`.'],
  [['serve', '--role'], 'The option --role <role> needs a value. See `breadbox serve --help`.'],
  [
    ['keys', 'create', 'a', '--scope=admin'],
    'The option --scope <scope> does not take "admin". Allowed choices are read_only, full_access. See `breadbox keys create --help`.',
  ],
];

describe('command line: wrong usage', () => {
  for (const [args, message] of refusals) {
    it(`breadbox ${args.join(' ')}: ${message}`, async () => {
      const program = createProgram('0.0.0-test');
      addRemoteCommands(program, {});
      addLocalCommands(program, {});
      const failure = await program.parseAsync(args, { from: 'user' }).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(UsageError).with.property('message', message);
    });
  }
});

describe('command line: help', () => {
  const createWhole = () => {
    const program = createProgram('0.0.0-test');
    addRemoteCommands(program, {});
    addLocalCommands(program, {});
    return program;
  };

  it('every filter of the contract is an option of the commands that list, export and categorize', async () => {
    const text = await readFile(new URL('../../generated/openapi.json', import.meta.url), 'utf8');
    const { paths, components } = JSON.parse(text);
    const namesOf = (path: string): string[] =>
      paths[path].get.parameters
        .map(({ $ref }: { $ref: string }) => components.parameters[$ref.split('/').at(-1) ?? ''])
        .filter(
          (parameter: { in: string; name: string }) =>
            parameter.in === 'query' && parameter.name !== 'cursor',
        )
        .map(({ name }: { name: string }) => `--${name.replaceAll('_', '-')}`);
    const flagsOf = (name: string) =>
      createWhole()
        .commands.find((each) => each.name() === name)
        ?.options.map(({ long }) => long);
    expect(flagsOf('transactions')).to.include.members(namesOf('/api/v1/transactions'));
    expect(flagsOf('export')).to.include.members(namesOf('/api/v1/transactions/export'));
    expect(flagsOf('cashflow')).to.include.members(namesOf('/api/v1/cashflow'));
    expect(flagsOf('categorize')).to.include.members(
      Object.keys(components.schemas.TransactionFilters.properties).map(
        (name) => `--${name.replaceAll('_', '-')}`,
      ),
    );
  });

  it('every command says what it does, in a list and in its own help, and no line is longer than 80 columns', () => {
    const commands = (function all(command: ReturnType<typeof createWhole>): (typeof command)[] {
      return [command, ...command.commands.flatMap((each) => all(each as typeof command))];
    })(createWhole());
    for (const command of commands) {
      expect(command.description(), command.name()).to.match(/^[A-Z].*\.$/s);
      const long = command
        .helpInformation()
        .split('\n')
        .filter((line) => line.length > 80);
      expect(long, command.name()).to.deep.equal([]);
      if (command.parent) expect(command.summary(), command.name()).to.match(/^[a-z]/);
    }
  });
});
