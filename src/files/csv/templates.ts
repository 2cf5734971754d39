import type { AccountType } from '../../providers/provider.ts';
import type { Direction } from './words/directionWords.ts';

/** The columns of one bank's export, known from its own header. */
export interface Template {
  name: string;
  institution: string;
  /** What kind of account the export is of; null where the bank writes all kinds alike. */
  accountType: AccountType | null;
  /** Null where the bank writes no header. */
  headers: readonly string[] | null;
  date: string;
  description: readonly string[];
  amount?: string;
  debit?: string;
  credit?: string;
  /** The direction of money that positive amounts have; without debit and credit columns it must be known. */
  positiveIs: Direction;
}

export const TEMPLATES = [
  {
    name: 'chase_card',
    institution: 'Chase',
    accountType: 'credit',
    headers: ['Transaction Date', 'Post Date', 'Description', 'Category', 'Type', 'Amount', 'Memo'],
    date: 'Transaction Date',
    description: ['Description', 'Memo', 'Type'],
    amount: 'Amount',
    positiveIs: 'credit',
  },
  {
    name: 'chase_checking',
    institution: 'Chase',
    accountType: 'depository',
    headers: ['Details', 'Posting Date', 'Description', 'Amount', 'Type', 'Balance', 'Check or Slip #'],
    date: 'Posting Date',
    description: ['Description', 'Type'],
    amount: 'Amount',
    positiveIs: 'credit',
  },
  {
    name: 'bank_of_america',
    institution: 'Bank of America',
    accountType: 'depository',
    headers: ['Date', 'Description', 'Amount', 'Running Bal.'],
    date: 'Date',
    description: ['Description'],
    amount: 'Amount',
    positiveIs: 'credit',
  },
  {
    name: 'bank_of_america_card',
    institution: 'Bank of America',
    accountType: 'credit',
    headers: ['Posted Date', 'Reference Number', 'Payee', 'Address', 'Amount'],
    date: 'Posted Date',
    description: ['Payee', 'Address'],
    amount: 'Amount',
    positiveIs: 'credit',
  },
  {
    name: 'capital_one',
    institution: 'Capital One',
    accountType: 'credit',
    headers: ['Transaction Date', 'Posted Date', 'Card No.', 'Description', 'Category', 'Debit', 'Credit'],
    date: 'Transaction Date',
    description: ['Description', 'Category'],
    debit: 'Debit',
    credit: 'Credit',
    positiveIs: 'debit',
  },
  {
    name: 'amex',
    institution: 'American Express',
    accountType: 'credit',
    headers: ['Date', 'Description', 'Card Member', 'Account #', 'Amount'],
    date: 'Date',
    description: ['Description'],
    amount: 'Amount',
    positiveIs: 'debit',
  },
  {
    name: 'discover',
    institution: 'Discover',
    accountType: 'credit',
    headers: ['Trans. Date', 'Post Date', 'Description', 'Amount', 'Category'],
    date: 'Trans. Date',
    description: ['Description', 'Category'],
    amount: 'Amount',
    positiveIs: 'debit',
  },
  {
    name: 'wells_fargo',
    institution: 'Wells Fargo',
    accountType: null,
    headers: null,
    date: '1',
    description: ['5'],
    amount: '2',
    positiveIs: 'credit',
  },
] as const satisfies readonly Template[];

export type TemplateName = (typeof TEMPLATES)[number]['name'];
