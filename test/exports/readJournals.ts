/**
 * Reads journals of hledger and Beancount as their manuals define them, for what Breadbox writes and for whatever a
 * hostile name could make of it. It shares no code with the exporter.
 */

export interface JournalPosting {
  account: string;
  /** The exact number, as it is written. */
  amount: string;
  commodity: string;
  /** The breadbox_id of the posting; null if it has none. */
  id: string | null;
  /** The date of the posting, if it is not the entry's. */
  date: string | null;
}

export interface JournalEntry {
  date: string;
  flag: string;
  text: string;
  category: string | null;
  postings: JournalPosting[];
}

export interface Journal {
  /** The names of declared accounts, with the id of the bank account; null for the others. */
  accounts: Map<string, string | null>;
  commodities: Set<string>;
  entries: JournalEntry[];
}

/** Fails for any line that is none of those that a journal of Breadbox consists of. */
export function readHledger(text: string): Journal {
  const journal: Journal = { accounts: new Map(), commodities: new Set(), entries: [] };
  for (const line of text.split('\n')) {
    const last = journal.entries.at(-1);
    const found =
      line === '' ||
      line === 'decimal-mark .' ||
      on(line, /^commodity 1000\.(\d*) (\S+)$/, ([, , code = '']) => journal.commodities.add(code)) ||
      on(line, /^account (\S+(?: \S+)*)(?: {2,};(.*))?$/, ([, name = '', comment = '']) =>
        journal.accounts.set(name, tagOf(comment, 'breadbox_account_id')),
      ) ||
      on(line, /^(\d{4}-\d\d-\d\d) ([*!]) \([^)]*\) ([^;]*)$/, ([, date = '', flag = '', description = '']) =>
        journal.entries.push({ date, flag, text: description, category: null, postings: [] }),
      ) ||
      (last !== undefined &&
        (on(line, /^ {4};(.*)$/, ([, comment = '']) => {
          last.category = tagOf(comment, 'category');
        }) ||
          on(
            line,
            /^ {4}(\S+(?: \S+)*) {2,}(-?\d+(?:\.\d+)?) ([A-Z]+)(?: {2};(.*))?$/,
            ([, account = '', amount = '', commodity = '', comment = '']) =>
              last.postings.push({
                account,
                amount,
                commodity,
                id: tagOf(comment, 'breadbox_id'),
                date: tagOf(comment, 'date'),
              }),
          )));
    if (!found) throw new Error(`No line of a journal: ${JSON.stringify(line)}`);
  }
  return journal;
}

const tagOf = (comment: string, name: string): string | null =>
  new RegExp(`(?:^|[ ,])${name}:([^,]*)`).exec(comment)?.[1]?.trim() ?? null;

const STRING = '"((?:[^"\\\\]|\\\\.)*)"';

export function readBeancount(text: string): Journal {
  const journal: Journal = { accounts: new Map(), commodities: new Set(), entries: [] };
  let opened = '';
  let posting: JournalPosting | null = null;
  for (const line of text.split('\n')) {
    const last = journal.entries.at(-1);
    const found =
      line === '' ||
      on(line, /^\d{4}-\d\d-\d\d commodity ([A-Z]+)$/, ([, code = '']) => journal.commodities.add(code)) ||
      on(line, /^\d{4}-\d\d-\d\d open ([\p{L}\p{Nd}:-]+)$/u, ([, name = '']) => {
        opened = name;
        journal.accounts.set(name, null);
      }) ||
      on(
        line,
        new RegExp(`^(\\d{4}-\\d\\d-\\d\\d) ([*!]) ${STRING}(?: ${STRING})?((?: #[a-z0-9-]+)*)$`),
        ([, date = '', flag = '', one = '', two = '']) => {
          posting = null;
          journal.entries.push({ date, flag, text: `${one} ${two}`, category: null, postings: [] });
        },
      ) ||
      on(
        line,
        new RegExp(`^ {2,4}([a-z_]+): (?:${STRING}|(\\d{4}-\\d\\d-\\d\\d))$`),
        ([, key, value, day]) => {
          if (!last) {
            if (key === 'breadbox_account_id') journal.accounts.set(opened, value ?? null);
          } else if (posting) {
            if (key === 'breadbox_id') posting.id = value ?? null;
            if (key === 'breadbox_date') posting.date = day ?? null;
          } else if (key === 'category') last.category = value ?? null;
        },
      ) ||
      (last !== undefined &&
        on(
          line,
          /^ {2}([\p{L}\p{Nd}:-]+) {2,}(-?\d+(?:\.\d+)?) ([A-Z]+)$/u,
          ([, account = '', amount = '', commodity = '']) => {
            posting = { account, amount, commodity, id: null, date: null };
            last.postings.push(posting);
          },
        ));
    if (!found) throw new Error(`No line of a journal: ${JSON.stringify(line)}`);
  }
  return journal;
}

function on(line: string, pattern: RegExp, act: (match: RegExpExecArray) => void): boolean {
  const match = pattern.exec(line);
  if (match) act(match);
  return match !== null;
}
