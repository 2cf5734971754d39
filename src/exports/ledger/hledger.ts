import { decimalsOf } from './commodities.ts';
import { type JournalSyntax, ledgerFormat, onOneLine, type Posting } from './ledgerFormat.ts';

/**
 * The journal of hledger. What a bank writes stands only in descriptions and account names, never in comments, where
 * hledger looks for tags and dates.
 */

/** hledger's types of accounts by their root. */
const TYPES: Record<string, string> = {
  Assets: 'A',
  Liabilities: 'L',
  Equity: 'E',
  Income: 'R',
  Expenses: 'X',
};
const ACCOUNT_WIDTH = 46;
const AMOUNT_WIDTH = 10;

const syntax: JournalSyntax = {
  extension: 'journal',
  // Two spaces end a name, a colon divides it, a semicolon begins a comment; brackets at its start have a meaning.
  partOfName: (text) =>
    onOneLine(text)
      .replace(/[:;|"()[\]{}<>*!=@]+/g, '-')
      .trim() || 'Unnamed',
  head: ({ accounts, others, currencies }) =>
    [
      'decimal-mark .',
      '',
      ...currencies.map(
        (currency) => `commodity 1000.${'0'.repeat(decimalsOf(currency))} ${currency.commodity}`,
      ),
      '',
      ...accounts.map(
        ({ name, account: { id } }) => `account ${name}  ; type:${typeOf(name)}, breadbox_account_id:${id}`,
      ),
      ...others.map((name) => `account ${name}  ; type:${typeOf(name)}`),
      '',
      '',
    ].join('\n'),
  entry: ({ date, isPending, shortId, name, merchantName, tags, categorySlug }, postings) =>
    [
      `${date} ${isPending ? '!' : '*'} (${shortId}) ${describe(name, merchantName)}`,
      `    ; category:${categorySlug}${tags.length > 0 ? `, tags:${tags.join(' ')}` : ''}`,
      ...postings.map((posting) => writePosting(posting, date)),
      '',
      '',
    ].join('\n'),
};

export const hledger = ledgerFormat(syntax);

const typeOf = (account: string): string | undefined => TYPES[account.split(':')[0] ?? ''];

function writePosting({ account, amount, commodity, side }: Posting, entryDate: string): string {
  const line = `    ${account.padEnd(ACCOUNT_WIDTH)}  ${amount.padStart(AMOUNT_WIDTH)} ${commodity}`;
  if (!side) return line;
  const ownDate = side.date === entryDate ? '' : `, date:${side.date}`;
  return `${line}  ; breadbox_id:${side.id}${ownDate}`;
}

/** The payee and the note: `Blue Heron Coffee | BLUE HERON COFFEE 0042`. */
function describe(name: string, merchantName: string | null): string {
  const note = withoutComment(name);
  const payee = merchantName === null ? '' : withoutComment(merchantName).replaceAll('|', '/');
  return payee === '' || payee === note ? note.replaceAll('|', '/') : `${payee} | ${note}`;
}

const withoutComment = (text: string): string => onOneLine(text).replaceAll(';', ',');
