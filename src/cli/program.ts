import { Command } from 'commander';
import { UsageError } from './usage.ts';

/** The width of help that goes to a file or a pipe. */
const DEFAULT_HELP_WIDTH = 80;
/** Longer lines are hard to read. */
const MAX_HELP_WIDTH = 100;

/** A command that reports wrong usage in the words of this project, as a UsageError that names its help. */
export class BreadboxCommand extends Command {
  override createCommand(name?: string): BreadboxCommand {
    return new BreadboxCommand(name);
  }

  override error(message: string): never {
    throw new UsageError(`${toSentence(message)} See \`${this.path()} --help\`.`);
  }

  /** The words that call this command, such as `breadbox keys rotate`. */
  private path(): string {
    const words: string[] = [];
    for (let command: Command | null = this; command; command = command.parent) words.unshift(command.name());
    return words.join(' ');
  }
}

export function createProgram(version: string): BreadboxCommand {
  return new BreadboxCommand('breadbox')
    .description('Link the banks of a household, keep its ledger up to date, and ask about it.')
    .usage('<command> [options]')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns ?? DEFAULT_HELP_WIDTH, MAX_HELP_WIDTH),
      styleTitle: (title) => `\u001B[1m${title}\u001B[22m`,
    })
    .exitOverride();
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
