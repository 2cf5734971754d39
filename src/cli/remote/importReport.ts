import type { Output } from '../../../generated/client/index.ts';
import { currencyOf, formatAmount, formatMovement, mostDecimals, paintMovement } from './amounts.ts';
import { flagOf, toFlags } from './contractOptions.ts';
import { type Column, formatTable } from './table.ts';
import type { Terminal } from './terminal.ts';
import { count, displayWidth, toLine, wrap } from './text.ts';

type Preview = Output<'previewFile'>;
type Result = Output<'importFile'>;
type Skipped = Preview['skipped'][number];

const DEFAULT_WIDTH = 80;
/** More lines say nothing new. */
const MAX_ROWS = 5;
const MAX_SKIPPED = 10;

/** What an import of the file would do. */
export function describePreview(path: string, preview: Preview, terminal: Terminal): string {
  const { format, row_count: rows, accounts, sample_rows: sample, skipped, assumptions, questions } = preview;
  const { bold } = terminal.paint;
  const head = `${path}: ${format.toUpperCase()}${rows === null ? '' : `, ${count(rows, 'row')}`}`;
  const sections = [
    bold(head),
    accounts.length > 0 && formatTable(accounts, ACCOUNT_COLUMNS, terminal),
    sample.length > 0 && formatTable(sample.slice(0, MAX_ROWS), rowColumns(sample), terminal),
    describeMissingCurrency(preview),
    describeSkipped(skipped),
    describeAssumptions(assumptions, terminal),
    ...questions.map((question) => describeQuestion(question, terminal)),
    questions.length > 0
      ? `An import would ask ${questions.length === 1 ? 'this question' : 'these questions'}. Nothing was imported.`
      : 'Nothing was imported. Without --dry-run, it would be.',
  ];
  return `${sections.filter((section) => section).join('\n\n')}\n`;
}

/** What an import did, and how to take it back. */
export function describeImport(
  path: string,
  { accounts, assumptions, import_id, replaced_import_ids: replaced, kept }: Result,
): string {
  const total = (name: 'added_count' | 'updated_count' | 'unchanged_count') =>
    accounts.reduce((sum, account) => sum + account[name], 0);
  const skipped = accounts.flatMap((account) => account.skipped);
  const counts = `${count(total('added_count'), 'transaction')} added, ${total('updated_count')} updated, ${total('unchanged_count')} already there`;
  return [
    `${path}: ${counts}${accounts.length > 1 ? `, in ${accounts.length} accounts` : ''}.`,
    describeSkipped(skipped),
    describeAssumptions(assumptions, null),
    kept.length > 0 && `${count(kept.length, 'transaction')} of the earlier import of this file kept.`,
    replaced.length === 0
      ? `Take it back with \`breadbox undo ${import_id}\`.`
      : `It continues the earlier import of this file: \`breadbox undo ${import_id}\` takes back both, with every transaction that either added.`,
  ]
    .filter((line) => line)
    .join('\n');
}

const ACCOUNT_COLUMNS: Column<Preview['accounts'][number]>[] = [
  { title: 'Account', value: (row) => row.name ?? '?', canShrink: true },
  { title: 'Number', value: (row) => (row.mask ? `…${row.mask}` : '') },
  { title: '', value: (row) => (row.account_id ? '' : 'new') },
  { title: 'Rows', align: 'right', value: (row) => String(row.row_count) },
  { title: 'From', value: (row) => row.first_date ?? '' },
  { title: 'To', value: (row) => row.last_date ?? '' },
  {
    title: 'Balance at the end',
    align: 'right',
    value: (row) =>
      row.closing_balance === null ? '' : formatAmount(row.closing_balance, row.iso_currency_code ?? ''),
  },
  { title: '', value: (row) => row.iso_currency_code ?? '' },
];

type SampleRow = Preview['sample_rows'][number];

const rowColumns = (sample: readonly SampleRow[]): Column<SampleRow>[] => [
  { title: 'Line', align: 'right', value: (row) => String(row.line) },
  { title: 'Date', value: (row) => row.date },
  { title: 'Name', value: (row) => row.merchant_name ?? row.name, canShrink: true },
  {
    title: 'Amount',
    align: 'right',
    value: ({ amount, iso_currency_code: currency }) =>
      currency === null
        ? formatMovement(amount, '', mostDecimals(sample.map((row) => row.amount)))
        : formatMovement(amount, currency),
    paint: (text, _, paint) => paintMovement(text, paint),
  },
  { title: '', value: (row) => currencyOf({ ...row, unofficial_currency_code: null }) },
];

/** Sums leave an account without a currency apart, and it is easily overlooked. */
function describeMissingCurrency({ accounts, sample_rows: sample }: Preview): string | null {
  const isMissing =
    accounts.some((row) => row.account_id === null && row.iso_currency_code === null) &&
    sample.some((row) => row.iso_currency_code === null);
  return isMissing
    ? 'The new account would have no currency. Give one with --currency, such as --currency USD.'
    : null;
}

function describeSkipped(skipped: readonly Skipped[]): string | null {
  if (skipped.length === 0) return null;
  const lines = skipped.slice(0, MAX_SKIPPED).map(({ line, reason }) => `  line ${line}: ${toLine(reason)}`);
  const more = skipped.length - lines.length;
  return [
    `${count(skipped.length, 'line')} skipped:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}

function describeAssumptions(assumptions: Preview['assumptions'], terminal: Terminal | null): string | null {
  if (assumptions.length === 0) return null;
  const lines = assumptions.map(({ what, value, because }) =>
    indent(`${flagOf(what)} ${toLine(value)}: ${toFlags(toLine(because))}`, terminal),
  );
  return ['Assumed; give an option to decide otherwise:', ...lines].join('\n');
}

function describeQuestion(
  { parameter, message, choices, shown }: Preview['questions'][number],
  terminal: Terminal,
): string {
  const flag = flagOf(parameter);
  const width = Math.max(0, ...choices.map((choice) => displayWidth(quote(choice))));
  const answers = choices.map((choice) => {
    const reading = shown.find((each) => each.choice === choice)?.reading;
    const gap = ' '.repeat(width - displayWidth(quote(choice)) + 3);
    return `  ${terminal.paint.bold(`${flag} ${quote(choice)}`)}${reading ? gap + toLine(reading) : ''}`;
  });
  const lines = wrap(toFlags(toLine(message)), terminal.width ?? DEFAULT_WIDTH);
  return [...lines, ...(answers.length > 0 ? answers : [`  ${terminal.paint.bold(`${flag} …`)}`])].join('\n');
}

/** So that the option can be copied into a shell. */
const quote = (text: string): string =>
  /^[\w/.,:+-]+$/.test(text) ? text : `'${toLine(text).replaceAll("'", "'\\''")}'`;

const indent = (text: string, terminal: Terminal | null): string =>
  wrap(text, (terminal?.width ?? DEFAULT_WIDTH) - 4)
    .map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`))
    .join('\n');
