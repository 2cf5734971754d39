import { type Command, Option } from 'commander';
import { type CommandOption, commandOptions } from '../../../generated/commandOptions.ts';
import type { QueryOf } from '../../client/createClient.ts';
import { exactNumber } from '../../exactJson.ts';
import { UsageError } from '../usage.ts';

export type OperationWithOptions = keyof typeof commandOptions;

/** `start_date` → `--start-date`. */
export const flagOf = (parameter: string): string => `--${parameter.replaceAll('_', '-')}`;

export interface ContractOptions {
  /** The title of these options in the help. */
  title: string;
  /** Parameters that make no sense for the command. */
  except?: readonly string[];
  /** What the command sends where the API requires a parameter and the person need not give it. */
  defaults?: Readonly<Record<string, string>>;
}

/** Adds an option for each query parameter of the operation, with its description in the contract. */
export function addContractOptions(
  command: Command,
  operationId: OperationWithOptions,
  { title, except = [], defaults = {} }: ContractOptions,
): Command {
  for (const parameter of optionsOf(operationId, except)) {
    const { name, type, choices, required = false, default: fallback } = parameter;
    const flag = flagOf(name);
    const text = describeOption(parameter);
    if (type === 'boolean') {
      command.addOption(new Option(flag, text).helpGroup(title));
      command.addOption(new Option(flag.replace('--', '--no-')).hideHelp());
      continue;
    }
    const option = new Option(`${flag} <${placeholderOf(parameter)}>`, text).helpGroup(title);
    // The server applies its own default; here it is only shown.
    if (fallback !== undefined) option.default(undefined, String(fallback));
    if (defaults[name] !== undefined) option.default(defaults[name]);
    else option.makeOptionMandatory(required);
    command.addOption(choices ? option.choices(choices) : option);
  }
  return command;
}

/** `account_id` takes an account, `search_mode` a mode, and what selects by a text a text. */
function placeholderOf({ name, type, description }: CommandOption): string {
  if (/\bthis text\b/.test(description)) return 'text';
  if (name === 'sort_by') return 'field';
  return PLACEHOLDERS[type] ?? name.replace(/_id$/, '').split('_').at(-1) ?? name;
}

const PLACEHOLDERS: Partial<Record<CommandOption['type'], string>> = {
  date: 'YYYY-MM-DD',
  integer: 'number',
  number: 'amount',
  list: 'a,b,…',
};

/**
 * The query of the operation, from the options that were given.
 * @throws UsageError if an amount is not one that the API can be sent as it is written.
 */
export function readContractOptions<Id extends OperationWithOptions>(
  values: Record<string, unknown>,
  operationId: Id,
): QueryOf<Id> {
  const query = Object.fromEntries(
    optionsOf(operationId, []).flatMap(({ name, type }) => {
      const value = values[new Option(`${flagOf(name)} <value>`).attributeName()];
      if (value === undefined) return [];
      if (type === 'number') requireAmount(name, String(value));
      return [[name, type === 'list' ? String(value).split(',') : value]];
    }),
  );
  // The names are those of the operation's parameters, and the server checks the values as it does for any client.
  return query as QueryOf<Id>;
}

/** A command may put the amount into a body as a number, so nothing may pass that JavaScript reads as another one. */
function requireAmount(name: string, text: string): void {
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new UsageError(`${flagOf(name)} takes an amount such as 12.50, not "${text}".`);
  }
  if (typeof exactNumber(text) !== 'number') {
    throw new UsageError(`${flagOf(name)} has more digits than the server can compare: ${text}.`);
  }
}

/** A page is the business of the command, which follows the cursor itself. */
const optionsOf = (operationId: OperationWithOptions, except: readonly string[]): CommandOption[] =>
  commandOptions[operationId].filter(({ name }) => name !== 'cursor' && !except.includes(name));

/**
 * The description in the contract, with the names of options for those of parameters, and without what only matters to
 * programs. A command looks names up, so it says so.
 */
export function describeOption({ description }: Pick<CommandOption, 'description'>): string {
  const text = toFlags(description.replace(/\s+/g, ' '))
    .replace('A UUID or a short id; an unknown id returns an empty list.', 'An id or a name.')
    .replace(/ An unknown id returns an empty list\./, '')
    .replace(', a day of the years 0001 to 9999', '')
    .replace(/^Return only /, 'Only ')
    .replace(/^If `true`, /, '')
    .replace(/`([^`]*)`/g, '"$1"')
    .replace(/\.$/, '');
  return /^[A-Z][a-z]|^A /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const PARAMETERS = new Set(
  Object.values(commandOptions).flatMap((options) => options.map(({ name }) => name)),
);

export const isOption = (name: string): boolean => PARAMETERS.has(name);

/** Replaces the names of parameters in a text of the API: `start_date` → --start-date. */
export const toFlags = (text: string): string =>
  text.replace(/`([a-z_]+)`|\b([a-z]+(?:_[a-z]+)+)\b/g, (found, quoted?: string, bare?: string) => {
    const name = quoted ?? bare ?? '';
    return PARAMETERS.has(name) ? flagOf(name) : found;
  });
