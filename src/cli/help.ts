import { type Argument, type Command, Help, type Option } from 'commander';

/** The width of help that goes to a file or a pipe. */
const DEFAULT_WIDTH = 80;
/** Longer lines are hard to read. */
const MAX_WIDTH = 100;

/** The help of a command: bold titles, short lists, and the choices of an option as a person would write them. */
export class BreadboxHelp extends Help {
  override helpWidth = Math.min(process.stdout.columns ?? DEFAULT_WIDTH, MAX_WIDTH);

  override styleTitle(title: string): string {
    return `\u001B[1m${title}\u001B[22m`;
  }

  /** Every command has options, so the list of commands does not say so. */
  override subcommandTerm(command: Command): string {
    const names = [command.name(), ...command.aliases()].join('|');
    return [names, ...command.registeredArguments.map(termOf)].join(' ');
  }

  override visibleCommands(command: Command): Command[] {
    return super.visibleCommands(command).filter((each) => each.name() !== 'help');
  }

  /** `--[no-]pending` for a pair of options, of which the second is hidden. */
  override optionTerm(option: Option): string {
    const isPair = option.isBoolean() && !option.negate && this.hidden.has(option.attributeName());
    return isPair ? option.flags.replace('--', '--[no-]') : option.flags;
  }

  override visibleOptions(command: Command): Option[] {
    this.hidden = new Set(
      command.options
        .filter(({ negate, hidden }) => negate && hidden)
        .map((option) => option.attributeName()),
    );
    return super.visibleOptions(command);
  }

  private hidden = new Set<string>();

  override optionDescription({
    description,
    argChoices,
    defaultValue,
    defaultValueDescription = defaultValue,
  }: Option): string {
    const isListed = argChoices?.every((choice) => description.includes(choice)) ?? true;
    const choices = isListed || !argChoices ? [] : [argChoices.join(', ')];
    const fallback =
      typeof defaultValueDescription === 'string' ? [`default: ${defaultValueDescription}`] : [];
    const notes = [...choices, ...fallback];
    return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
  }
}

function termOf(argument: Argument): string {
  const text = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${text}>` : `[${text}]`;
}
