import { Command } from 'commander';
import { EXIT_CODES_HELP } from './exitCodes.ts';
import { BreadboxHelp } from './help.ts';
import { UsageError } from './usage.ts';

/** A command that reports wrong usage in the words of this project, as a UsageError that names its help. */
export class BreadboxCommand extends Command {
  override createCommand(name?: string): BreadboxCommand {
    return new BreadboxCommand(name);
  }

  override createHelp(): BreadboxHelp {
    return Object.assign(new BreadboxHelp(), this.configureHelp());
  }

  override error(message: string): never {
    // Commander gives a command that it does not know to the default one.
    const word = this.parent?.args[0];
    if (/too many arguments/.test(message) && word && word !== this.name() && !word.startsWith('-')) {
      const group = this.parent?.name();
      throw new UsageError(`There is no command "${word}" in ${group}. See \`breadbox ${group} --help\`.`);
    }
    throw new UsageError(`${toSentence(message)} See \`${this.path()} --help\`.`);
  }

  /** The words that call this command, such as `breadbox keys rotate`. */
  private path(): string {
    const words: string[] = [];
    for (let command: Command | null = this; command; command = command.parent) words.unshift(command.name());
    return words.join(' ');
  }
}

const FOOTER = `
Commands that talk to a server use BREADBOX_URL and BREADBOX_API_KEY; without
them, the server that \`breadbox run\` started on this folder. They take --json.
See \`breadbox <command> --help\` for each.
${EXIT_CODES_HELP}`;

export function createProgram(version: string): BreadboxCommand {
  const program = new BreadboxCommand('breadbox');
  program
    .description('Link the banks of a household, keep its ledger up to date, and ask about it.')
    .usage('<command> [options]')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .addHelpText('after', FOOTER)
    .exitOverride();
  // Commander's own would answer an unknown name with the help of everything.
  program
    .command('help')
    .summary('show the help of a command')
    .description('Show the help of a command.')
    .argument('[command...]', 'the words that call it')
    .action((words: string[]) => findCommand(program, words).help());
  return program;
}

function findCommand(program: BreadboxCommand, words: readonly string[]): Command {
  return words.reduce<Command>(
    (parent, word) =>
      parent.commands.find((each) => [each.name(), ...each.aliases()].includes(word)) ??
      parent.error(`error: unknown command '${word}'`),
    program,
  );
}

const QUOTED = /'([^']*)'/g;

/** Turns a message of commander, such as `error: unknown option '--foo'\n(Did you mean --food?)`, into sentences. */
export function toSentence(message: string): string {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n');
  const quoted = first.replace(QUOTED, '"$1"');
  const text = quoted
    .replace(/^unknown command "(.*)"$/, 'There is no command "$1"')
    .replace(/^unknown option "(.*)"$/, 'There is no option $1')
    .replace(/^missing required argument "(.*)"$/, 'The argument <$1> is missing')
    .replace(/^option "(.*)" argument missing$/, 'The option $1 needs a value')
    .replace(/^required option "(.*)" not specified$/, 'The option $1 is missing')
    .replace(/^option "(.*)" argument "(.*)" is invalid\. /, 'The option $1 does not take "$2". ')
    .replace(
      /^command-argument value "(.*)" is invalid for argument "(.*)"\. /,
      'The argument <$2> does not take "$1". ',
    )
    .replace(/^too many arguments.*$/, 'There are too many arguments; a value of several words needs quotes')
    .replace(/\.$/, '');
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return hint ? `${sentence} ${hint.replace(/^\(|\)$/g, '')}` : sentence;
}
