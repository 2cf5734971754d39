/**
 * A bank's side of a CSV file: writes rows in any of the ways banks write them. Made for the tests, and
 * independent of the reader.
 */

export interface BankRow {
  date: string;
  /** In cents; positive is money out. */
  cents: number;
  description: string;
}

export interface Dialect {
  delimiter: ',' | ';' | '\t' | '|';
  encoding: 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  lineEnd: '\n' | '\r\n' | '\r';
  quoting: 'always' | 'where needed';
  dateFormat:
    | 'MM/DD/YYYY'
    | 'YYYY-MM-DD'
    | 'M/D/YYYY'
    | 'DD/MM/YYYY'
    | 'DD.MM.YYYY'
    | 'YYYY/MM/DD'
    | 'Mon D, YYYY';
  decimalSeparator: '.' | ',';
  groupsThousands: boolean;
  currencySign: '' | '$' | '€' | '£';
  negatives: 'minus' | 'parentheses' | 'trailing minus';
  amounts: 'positive is debit' | 'positive is credit' | 'two columns';
  language: keyof typeof HEADERS;
  preamble: string[];
  total: boolean;
}

/** Date, description, amount, money out, money in. */
export const HEADERS = {
  english: ['Date', 'Description', 'Amount', 'Debit', 'Credit'],
  german: ['Buchungstag', 'Verwendungszweck', 'Betrag', 'Soll', 'Haben'],
  french: ['Date', 'Libellé', 'Montant', 'Débit', 'Crédit'],
  spanish: ['Fecha', 'Concepto', 'Importe', 'Cargo', 'Abono'],
  dutch: ['Datum', 'Omschrijving', 'Bedrag', 'Af', 'Bij'],
} as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What Windows-1252 has beyond Latin-1, as far as the tests use it. */
const WINDOWS_1252: Record<string, number> = { '€': 0x80, '–': 0x96, '’': 0x92 };

export function exportCsv(rows: readonly BankRow[], dialect: Dialect): Buffer {
  const [date, description, amount, debit, credit] = HEADERS[dialect.language];
  const isSplit = dialect.amounts === 'two columns';
  const records: string[][] = [
    isSplit ? [date, description, debit, credit] : [date, description, amount],
    ...rows.map((row) => [
      writeDate(row.date, dialect),
      row.description,
      ...writeAmounts(row.cents, dialect),
    ]),
  ];
  if (dialect.total) records.push(isSplit ? ['Total', '', '', ''] : ['Total', '', '']);
  const lines = records.map((cells) => cells.map((cell) => quote(cell, dialect)).join(dialect.delimiter));
  return encode([...dialect.preamble, ...lines, ''].join(dialect.lineEnd), dialect.encoding);
}

function writeDate(date: string, { dateFormat }: Dialect): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return dateFormat
    .replace('YYYY', year)
    .replace('Mon', MONTHS[Number(month) - 1] ?? '')
    .replace('MM', month)
    .replace('DD', day)
    .replace(/\bM\b/, String(Number(month)))
    .replace(/\bD\b/, String(Number(day)));
}

function writeAmounts(cents: number, dialect: Dialect): string[] {
  switch (dialect.amounts) {
    case 'positive is debit':
      return [writeAmount(cents, dialect)];
    case 'positive is credit':
      return [writeAmount(-cents, dialect)];
    case 'two columns':
      return cents >= 0 ? [writeAmount(cents, dialect), ''] : ['', writeAmount(-cents, dialect)];
  }
}

function writeAmount(cents: number, dialect: Dialect): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const thousands = dialect.decimalSeparator === '.' ? ',' : '.';
  const whole = digits.slice(0, -2);
  const grouped = dialect.groupsThousands ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  const text = `${dialect.currencySign}${grouped}${dialect.decimalSeparator}${digits.slice(-2)}`;
  if (cents >= 0) return text;
  return { minus: `-${text}`, parentheses: `(${text})`, 'trailing minus': `${text}-` }[dialect.negatives];
}

function quote(cell: string, { quoting, delimiter }: Dialect): string {
  const isNeeded = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return quoting === 'always' || isNeeded ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encode(text: string, encoding: Dialect['encoding']): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8 with mark':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from([...text].map((character) => WINDOWS_1252[character] ?? character.charCodeAt(0)));
  }
}
