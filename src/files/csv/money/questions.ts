import type { Question } from '../../question.ts';
import { cellOf } from '../cells.ts';
import type { ColumnProfile } from '../columnProfiles.ts';
import type { MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';

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
  const values = [...(profile?.values.keys() ?? [])];
  return {
    parameter: 'debit_value',
    message: `The column ${profile ? input.label(profile.column) : ''} tells money out from money in, in words that are not known. Give the one for money out.`,
    choices: values,
    shown: values.map((choice) => ({ choice, reading: `${choice} is money out` })),
  };
}
