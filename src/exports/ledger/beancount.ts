import { ApiError } from '../../errors.ts';
import type { LedgerContents } from '../../store/transactionExports.ts';
import { type JournalSyntax, ledgerFormat, onOneLine, type Posting } from './ledgerFormat.ts';

/** The years that Beancount reads. */
const FIRST_DAY = '1000-01-01';
const LAST_DAY = '2999-12-31';
const ACCOUNT_WIDTH = 46;
const AMOUNT_WIDTH = 10;

const syntax: JournalSyntax = {
  extension: 'beancount',
  /** Letters and digits with hyphens, and a capital letter or a digit first. */
  partOfName(text) {
    const name = text
      .normalize('NFC')
      .replace(/[^\p{L}\p{Nd}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
    const capital = name.slice(0, 1).toUpperCase() + name.slice(1);
    return /^[\p{Lu}\p{Nd}]/u.test(capital) ? capital : `X${capital}`;
  },
  check({ firstDate, lastDate }: LedgerContents) {
    if (firstDate === null || lastDate === null) return;
    if (firstDate >= FIRST_DAY && lastDate <= LAST_DAY) return;
    const [path, date] = firstDate < FIRST_DAY ? ['start_date', firstDate] : ['end_date', lastDate];
    throw new ApiError(
      'INVALID_PARAMETER',
      `Beancount cannot read dates before 1000 or after 2999, and a transaction is of ${date}. Leave it out by ${path}, or export in another format.`,
      { details: [{ path, code: 'contradiction', message: `must leave out the transaction of ${date}` }] },
    );
  },
  head: ({ accounts, others, currencies, firstDate }) =>
    [
      ...currencies.flatMap(({ commodity, isoCode, unofficialCode }) => [
        `${firstDate} commodity ${commodity}`,
        ...(isoCode === commodity ? [] : [`  breadbox_code: ${quoted(unofficialCode ?? isoCode ?? '')}`]),
      ]),
      '',
      ...accounts.flatMap(({ name, account }) => [
        `${firstDate} open ${name}`,
        `  breadbox_account_id: "${account.id}"`,
        `  institution: ${quoted(account.institutionName)}`,
        `  name: ${quoted(account.name)}`,
      ]),
      ...others.map((name) => `${firstDate} open ${name}`),
      '',
      '',
    ].join('\n'),
  entry: ({ date, isPending, name, merchantName, tags, categorySlug }, postings) =>
    [
      [
        `${date} ${isPending ? '!' : '*'}`,
        ...(merchantName === null ? [] : [quoted(merchantName)]),
        quoted(name),
        ...tags.map((tag) => `#${tag}`),
      ].join(' '),
      `  category: "${categorySlug}"`,
      ...postings.flatMap((posting) => writePosting(posting, date)),
      '',
      '',
    ].join('\n'),
};

export const beancount = ledgerFormat(syntax);

function writePosting({ account, amount, commodity, side }: Posting, entryDate: string): string[] {
  const line = `  ${account.padEnd(ACCOUNT_WIDTH)}  ${amount.padStart(AMOUNT_WIDTH)} ${commodity}`;
  if (!side) return [line];
  return [
    line,
    `    breadbox_id: "${side.id}"`,
    ...(side.date === entryDate ? [] : [`    breadbox_date: ${side.date}`]),
  ];
}

/** A string of Beancount, on one line. */
function quoted(text: string): string {
  return `"${onOneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
