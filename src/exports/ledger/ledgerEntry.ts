import pg from 'pg';
import type { Flow } from '../../store/flow.ts';
import { ENTRY_COLUMNS } from '../../store/transactionExports.ts';
import type { TextRow } from '../../store/transactionView.ts';

/** The side of an entry on an account: one transaction. */
export interface LedgerSide {
  id: string;
  date: string;
  accountId: string;
}

/** A transaction, or a transfer between two accounts, as a ledger has it. */
export interface LedgerEntry extends LedgerSide {
  shortId: string;
  isPending: boolean;
  /** Positive is money out of the account. Exact, as PostgreSQL writes it. */
  amount: string;
  isoCode: string | null;
  unofficialCode: string | null;
  name: string;
  merchantName: string | null;
  tags: readonly string[];
  categorySlug: string;
  flow: Flow;
  /** The other side of a transfer, if it is in the file. */
  other: LedgerSide | null;
}

type Column = (typeof ENTRY_COLUMNS)[number];

const POSITIONS = Object.fromEntries(ENTRY_COLUMNS.map((name, position) => [name, position]));
const parseTextArray: (text: string) => string[] = pg.types.getTypeParser(1009 as number, 'text');

export function readEntry(row: TextRow): LedgerEntry {
  const find = (name: Column): string | null => row[POSITIONS[name] ?? -1] ?? null;
  const get = (name: Column): string => {
    const value = find(name);
    if (value === null) throw new Error(`The column ${name} of an entry is null.`);
    return value;
  };
  return {
    id: get('id'),
    date: get('date'),
    accountId: get('account_id'),
    shortId: get('short_id'),
    isPending: get('pending') === 't',
    amount: get('amount'),
    isoCode: find('iso_currency_code'),
    unofficialCode: find('unofficial_currency_code'),
    name: get('name'),
    merchantName: find('merchant_name'),
    tags: parseTextArray(get('tags')),
    categorySlug: get('category_slug'),
    // The expression of store/flow has no other values.
    flow: get('flow') as Flow,
    other:
      find('other_id') === null
        ? null
        : { id: get('other_id'), date: get('other_date'), accountId: get('other_account_id') },
  };
}
