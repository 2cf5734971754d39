import type { Question } from '../../question.ts';
import { cellOf } from '../cells.ts';
import type { ColumnProfile } from '../columnProfiles.ts';
import { type Direction, foldDirection } from '../words/directionWords.ts';
import type { MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { explainWords, statedWords } from './statedWords.ts';

/** What a cell says in the first row that has it. */
function firstCell(column: number, { rows }: MoneyInput): string {
  const row = rows.find((one) => cellOf(one, column) !== '');
  return row ? cellOf(row, column) : '';
}

export function askAmount(columns: readonly NumberColumn[], input: MoneyInput): Question {
  const choices = columns.map(({ column }) => input.label(column));
  return {
    parameter: 'amount_column',
    message:
      columns.length === 0
        ? 'No column is known to hold the amount: name it, or give debit_column and credit_column.'
        : 'Several columns could hold the amount, and nothing proves which. Name it, or give debit_column and credit_column.',
    choices,
    shown: columns.map(({ column }) => ({ choice: input.label(column), reading: firstCell(column, input) })),
  };
}

export function askDebitColumn(columns: readonly NumberColumn[], input: MoneyInput): Question {
  return {
    parameter: 'debit_column',
    message: 'Two columns share the amounts between them, and nothing tells which one is money out.',
    choices: columns.map(({ column }) => input.label(column)),
    shown: columns.map(({ column }) => ({
      choice: input.label(column),
      reading: `${firstCell(column, input)} is money out`,
    })),
  };
}

export function askPositiveIs(column: NumberColumn, input: MoneyInput, message: string): Question {
  const cell = firstCell(column.column, input);
  return {
    parameter: 'positive_is',
    message,
    choices: ['debit', 'credit'],
    shown: [
      { choice: 'debit', reading: `${cell} is money ${cell.includes('-') ? 'in' : 'out'}` },
      { choice: 'credit', reading: `${cell} is money ${cell.includes('-') ? 'out' : 'in'}` },
    ],
  };
}

export function askDirectionColumn(profiles: readonly ColumnProfile[], input: MoneyInput): Question {
  return {
    parameter: 'direction_column',
    message:
      'The amounts have no sign, and nothing tells which of them are money out. Name the column that does, or give positive_is if all are on one side.',
    choices: profiles.map(({ column }) => input.label(column)),
    shown: profiles.map(({ column, values }) => ({
      choice: input.label(column),
      reading: [...values.keys()].join(' or '),
    })),
  };
}

export function askDebitValue(profile: ColumnProfile | undefined, input: MoneyInput): Question {
  return {
    parameter: 'debit_value',
    message: `The column ${profile ? input.label(profile.column) : ''} tells money out from money in, in words of which some are not known. Give the one for money out; if it is known already, the one that is not known and is money out as well.`,
    ...wordChoices(profile, (choice) => new Map([[foldDirection(choice), 'debit']])),
  };
}

/** Asks for the side that the caller has left out, where more than two words leave some without a meaning. */
export function askOtherValue(profile: ColumnProfile | undefined, input: MoneyInput): Question {
  const stated = statedWords(input.stated);
  const side: Direction = input.stated.debitValue === null ? 'debit' : 'credit';
  return {
    parameter: `${side}_value`,
    message: `The column ${profile ? input.label(profile.column) : ''} has more than two words, and some are not known. Give the one for money ${side === 'debit' ? 'out' : 'in'}.`,
    ...wordChoices(profile, (choice) => new Map([[foldDirection(choice), side], ...stated])),
  };
}

/** The words of a direction column, each with what all of them mean if it is the answer. */
function wordChoices(
  profile: ColumnProfile | undefined,
  statedBy: (choice: string) => ReadonlyMap<string, Direction>,
): Pick<Question, 'choices' | 'shown'> {
  const choices = [...(profile?.values.keys() ?? [])];
  const words = [...new Set(choices.map(foldDirection))];
  const shown = choices.map((choice) => {
    const meanings = explainWords(words, statedBy(choice));
    const side = (meaning: Direction | undefined, text: string) => {
      const own = choices.filter((word) => meanings.get(foldDirection(word)) === meaning);
      return own.length === 0 ? [] : [`${own.join(' and ')} ${own.length === 1 ? 'is' : 'are'} ${text}`];
    };
    const sides = [
      ...side('debit', 'money out'),
      ...side('credit', 'money in'),
      ...side(undefined, 'not known'),
    ];
    return { choice, reading: sides.join(', ') };
  });
  return { choices, shown };
}
