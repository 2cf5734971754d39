import { negate } from '../../amount.ts';
import type { ExportAccount, LedgerContents } from '../../store/transactionExports.ts';
import {
  listExportAccounts,
  listExportCategories,
  openEntries,
  readLedgerContents,
} from '../../store/transactionExports.ts';
import type { ExportFormat } from '../exportFormat.ts';
import { categoryAccount, nameAccounts, nameCategories, type PartOfName } from './accountNames.ts';
import { type Currency, commodityOf } from './commodities.ts';
import { type LedgerEntry, type LedgerSide, readEntry } from './ledgerEntry.ts';

/** A line of an entry: an account, and what it gains. */
export interface Posting {
  account: string;
  amount: string;
  commodity: string;
  /** The transaction that it is; null for the category or what else is on the other side. */
  side: LedgerSide | null;
}

/** What a journal declares. */
export interface Declarations {
  /** Bank accounts by the names that they have in the journal. */
  accounts: { name: string; account: ExportAccount }[];
  /** Categories, and what transfers go through. */
  others: string[];
  currencies: (Currency & { commodity: string })[];
  firstDate: string;
}

/** How a plain text format writes a journal. */
export interface JournalSyntax {
  extension: string;
  partOfName: PartOfName;
  /** Refuses what the format cannot express. */
  check?(contents: LedgerContents): void;
  head(declarations: Declarations): string;
  entry(entry: LedgerEntry, postings: readonly [Posting, Posting]): string;
}

/** Makes a format of double entries. */
export const ledgerFormat = ({ extension, partOfName, check, head, entry }: JournalSyntax): ExportFormat => ({
  contentType: 'text/plain; charset=utf-8',
  extension,
  async begin(trx, filters) {
    const contents = await readLedgerContents(trx, filters);
    check?.(contents);
    const known = await listExportAccounts(trx);
    const accountNames = nameAccounts(known, partOfName);
    const categoryNames = nameCategories(await listExportCategories(trx));
    await openEntries(trx, filters);

    const nameOf = (id: string): string => {
      const name = accountNames.get(id);
      if (name === undefined) throw new Error(`The account ${id} has transactions and is not listed.`);
      return name;
    };
    const used = new Set(contents.accountIds);
    const others = contents.categories.map(({ slug, flow }) =>
      categoryAccount(categoryNames, { categorySlug: slug, flow }),
    );
    const { firstDate } = contents;
    return {
      head:
        firstDate === null
          ? ''
          : head({
              accounts: known
                .filter(({ id }) => used.has(id))
                .map((account) => ({ name: nameOf(account.id), account }))
                .sort((one, other) => (one.name < other.name ? -1 : 1)),
              others: [...new Set(others)].sort(),
              currencies: contents.currencies.map((each) => ({ ...each, commodity: commodityOf(each) })),
              firstDate,
            }),
      render(row) {
        const read = readEntry(row);
        const commodity = commodityOf(read);
        const { amount, other } = read;
        return entry(read, [
          { account: nameOf(read.accountId), amount: negate(amount), commodity, side: read },
          other
            ? { account: nameOf(other.accountId), amount, commodity, side: other }
            : { account: categoryAccount(categoryNames, read), amount, commodity, side: null },
        ]);
      },
    };
  },
});

/** Without line breaks, other control characters and invisible ones that change the direction of text. */
export const onOneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
