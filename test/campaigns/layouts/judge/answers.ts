/** Answers the questions of an import truthfully, by what the contract says about the parameters. */
import type { GeneratedFile, Role } from '../files/generatedFile.ts';

export interface Question {
  parameter: string;
  /** Empty where any value is possible, or where the server names only the parameter. */
  choices: readonly string[];
}

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
const ENCODINGS: Record<string, string> = { 'utf-8-bom': 'utf-8' };
/** The roles that answer a question about a column, the best first. */
const COLUMNS: Record<string, Role[]> = {
  date_column: ['date', 'made'],
  amount_column: ['amount'],
  debit_column: ['out'],
  credit_column: ['in'],
  description_column: ['text', 'payee', 'type'],
  merchant_column: ['payee'],
  currency_column: ['currency'],
  direction_column: ['direction'],
  status_column: ['status'],
};
const MONEY_PARAMETERS = [
  'amount_column',
  'debit_column',
  'credit_column',
  'direction_column',
  'positive_is',
];

/** The parameters that answer the question; null if the file has no true answer to it. */
export function answer(question: Question, file: GeneratedFile): [string, string][] | null {
  const value = answerItself(question, file);
  if (value !== null) return [[question.parameter, value]];
  // Asked for the amounts in a way that does not fit the file, a person names the columns that it has.
  if (!MONEY_PARAMETERS.includes(question.parameter)) return null;
  const { columns } = file.truth;
  const named = (parameter: string, role: Role): [string, string][] => {
    const column = columns.get(role);
    return column === undefined ? [] : [[parameter, column.number]];
  };
  const all = [
    ...named('amount_column', 'amount'),
    ...named('direction_column', 'direction'),
    ...(columns.has('amount') ? [] : [...named('debit_column', 'out'), ...named('credit_column', 'in')]),
  ];
  return all.length > 0 ? all : null;
}

function answerItself({ parameter, choices }: Question, file: GeneratedFile): string | null {
  const { layout, truth } = file;
  const oneOf = (value: string | null) =>
    value === null || choices.length === 0 || choices.includes(value) ? value : null;
  const roles = COLUMNS[parameter];
  if (roles) {
    const named = roles.flatMap((role) => truth.columns.get(role) ?? []);
    // The number is never misread, as a header in the wrong encoding would be.
    const names = named.flatMap(({ header, number }) => (header === null ? [number] : [number, header]));
    return names.find((name) => oneOf(name) !== null) ?? null;
  }
  switch (parameter) {
    case 'date_format':
      return answerDateFormat(layout.date.shape, choices);
    case 'positive_is':
      return oneOf(truth.positiveIs);
    case 'decimal_separator':
      return oneOf(layout.number.decimal === '.' ? 'point' : 'comma');
    case 'delimiter':
      return oneOf(DELIMITERS[layout.delimiter]);
    case 'has_header':
      return oneOf(String(layout.hasHeader));
    case 'encoding':
      return oneOf(ENCODINGS[layout.encoding] ?? layout.encoding);
    case 'debit_value':
      return oneOf(truth.debitWord);
    case 'booked_status':
      return oneOf(truth.bookedWord ?? '*');
    case 'balance_rows':
      // No generated account begins with nothing: such a row states its balance.
      return oneOf('skip');
    case 'currency':
      return oneOf(truth.currency);
    case 'account_type':
      return oneOf(layout.money.kind === 'signed' && layout.money.inverted ? 'credit' : 'depository');
    default:
      return null;
  }
}

/** Padding does not matter, nor what stands between a day and the name of a month. */
function answerDateFormat(shape: string, choices: readonly string[]): string | null {
  if (choices.length === 0) return shape;
  const exact = plainFormat(shape);
  return (
    choices.find((choice) => plainFormat(choice) === exact) ??
    choices.find((choice) => lettersOf(choice) === lettersOf(shape)) ??
    null
  );
}

const plainFormat = (format: string) =>
  format
    .replace(/DD/g, 'D')
    .replace(/MM/g, 'M')
    .replace('Month', 'Mon')
    .replace(/[ ,/T]*[Hh].*$/, '');
const lettersOf = (format: string) => plainFormat(format).replace(/[^YMDon]/g, '');
