import { expect } from 'chai';
import { addLocalCommands } from '../../src/cli/localCommands.ts';
import { createProgram } from '../../src/cli/program.ts';
import { UsageError } from '../../src/cli/usage.ts';

const refusals: [args: string[], message: string][] = [
  [['mgrate'], 'There is no command "mgrate". Did you mean migrate? See `breadbox --help`.'],
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
      addLocalCommands(program, {});
      const failure = await program.parseAsync(args, { from: 'user' }).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(UsageError).with.property('message', message);
    });
  }
});
