/** What the tests of imports share: files to send, and the ledger as lines. */
import { readFileSync } from 'node:fs';
import type { TestApp } from '../../support/testApp.ts';

export const formats = new URL('../../files/formats/', import.meta.url);
export const fixture = (name: string) => readFileSync(new URL(name, formats));

/** A statement of MT940 with these rows, each a mark with an amount, a day of February and a text. */
export function mt940(
  rows: [mark: string, day: string, text: string][],
  { account = '20050550/7700112', closing = '' } = {},
) {
  const lines = rows.map(([mark, day, text]) => `:61:2402${day}02${day}${mark}NMSCNONREF\n:86:${text}`);
  const balances = closing === '' ? ['', ''] : [':60F:C240131EUR100,00\n', `\n:62F:C240229EUR${closing}`];
  return `:20:1\n:25:${account}\n:28C:1/1\n${balances[0]}${lines.join('\n')}${balances[1]}\n-\n`;
}

/** Sends files for a user, and reads what the user's accounts hold. */
export function createImports(app: TestApp, userId: () => string) {
  const send = (
    operation: 'import' | 'preview',
    body: string | Uint8Array,
    query = '',
    contentType = 'application/octet-stream',
  ) => app.post(`/api/v1/files/${operation}?user_id=${userId()}${query}`, body, { contentType });
  const ledger = async () => {
    const rows = await app.database
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .join('connections as c', 'c.id', 'a.connection_id')
      .select(
        'a.name as account',
        't.date',
        't.amount',
        't.iso_currency_code as currency',
        't.name',
        't.pending',
      )
      .where('c.user_id', userId())
      .whereNull('t.removed_by_provider_at')
      .orderBy(['a.name', 't.date', 't.name', 't.amount']);
    return rows.map((row) =>
      [row.account, row.date, row.amount, row.currency, row.name, row.pending && 'pending']
        .filter(Boolean)
        .join(' '),
    );
  };
  return { send, ledger };
}
