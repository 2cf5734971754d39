import pg from 'pg';
import type { Schema } from '../contract.ts';
import type { JsonText } from '../jsonText.ts';
import { toRfc3339 } from '../postgres/timestampsAsText.ts';
import type { ColumnName, ColumnType, TransactionColumn } from './transactionColumns.ts';
import { TRANSACTION_COLUMNS } from './transactionColumns.ts';

/**
 * The API's Transaction as JSON text, made from the texts that PostgreSQL sends. The texts become JSON without
 * being parsed, so an amount keeps every stored decimal.
 */

export type TransactionField = keyof Schema<'Transaction'>;

/** A row as PostgreSQL sends it: the texts of the selected columns, null for a null. */
export type TextRow = readonly (string | null)[];

interface FieldSource {
  columns: readonly ColumnName[];
  /** JSON text of the values of the columns. */
  toJson(value: string | null, second: string | null): string;
}

const quoted = (text: string): string => `"${text}"`;

const JSON_OF: Record<ColumnType, (text: string) => string> = {
  uuid: quoted,
  date: quoted,
  timestamptz: (text) => quoted(toRfc3339(text)),
  numeric: (text) => text,
  boolean: (text) => (text === 't' ? 'true' : 'false'),
  text: jsonString,
  'text[]': jsonArray,
  jsonb: (text) => text,
};

/** The characters that JSON escapes in a string. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const ESCAPED = /["\\\u0000-\u001f]/;

/** A page names few categories, each many times. */
const categoryNames = new Map<string, string>();
const MAX_CATEGORY_NAMES = 1000;

const parseTextArray: (text: string) => string[] = pg.types.getTypeParser(1009 as number, 'text');

/** Every field of the contract and the columns it comes from, in the order of the contract. */
const SOURCES = {
  id: fromColumn('id'),
  short_id: fromColumn('short_id'),
  account_id: fromColumn('account_id'),
  external_transaction_id: fromColumn('external_id'),
  pending_transaction_id: fromColumn('pending_external_id'),
  amount: fromColumn('amount'),
  iso_currency_code: fromColumn('iso_currency_code'),
  unofficial_currency_code: fromColumn('unofficial_currency_code'),
  date: fromColumn('date'),
  datetime: fromColumn('datetime'),
  authorized_date: fromColumn('authorized_date'),
  authorized_datetime: fromColumn('authorized_datetime'),
  name: fromColumn('name'),
  merchant_name: fromColumn('merchant_name'),
  category_slug: fromColumn('category_slug'),
  category_primary: {
    columns: ['category_primary_slug'],
    toJson: (primarySlug) => categoryName(primarySlug),
  },
  category_detailed: {
    columns: ['category_slug', 'category_primary_slug'],
    toJson: (slug, primarySlug) => (slug === primarySlug ? 'null' : categoryName(slug)),
  },
  category_override: {
    columns: ['user_category_slug'],
    toJson: (slug) => (slug === null ? 'false' : 'true'),
  },
  payment_channel: fromColumn('payment_channel'),
  pending: fromColumn('pending'),
  tags: fromColumn('tags'),
  transfer_pair_id: fromColumn('transfer_pair_id'),
  created_at: fromColumn('created_at'),
  updated_at: fromColumn('updated_at'),
} satisfies Record<TransactionField, FieldSource>;

// `satisfies` above proves that the keys are the fields of the contract.
export const TRANSACTION_FIELDS = Object.keys(SOURCES) as TransactionField[];

/** The columns to select, and how rows of them become JSON. */
export interface TransactionView<View> {
  columns: readonly ColumnName[];
  render(row: TextRow): JsonText<View>;
  /** The JSON text of each field, in their order. */
  renderFields(row: TextRow): string[];
}

/** The view of all fields. */
export const WHOLE_VIEW = createView<Schema<'Transaction'>>(TRANSACTION_FIELDS);

/** A view of these fields. Its columns begin with `leading`, whatever the fields are. */
export const createPartialView = (fields: readonly TransactionField[], leading: readonly ColumnName[]) =>
  createView<Schema<'PartialTransaction'>>(fields, leading);

function createView<View>(
  fields: readonly TransactionField[],
  leading: readonly ColumnName[] = [],
): TransactionView<View> {
  const columns = [...new Set([...leading, ...fields.flatMap((field) => SOURCES[field].columns)])];
  const parts = fields.map((field, position) => {
    const { columns: sources, toJson } = SOURCES[field];
    const [first = 0, second = 0] = sources.map((name) => columns.indexOf(name));
    return { name: `${position === 0 ? '{' : ','}"${field}":`, toJson, first, second };
  });
  const render = (row: TextRow) => {
    let text = '';
    for (const { name, toJson, first, second } of parts) {
      text += name + toJson(row[first] ?? null, row[second] ?? null);
    }
    // `satisfies` proves that SOURCES has every field of the contract.
    return `${text}}` as JsonText<View>;
  };
  const renderFields = (row: TextRow) =>
    parts.map(({ toJson, first, second }) => toJson(row[first] ?? null, row[second] ?? null));
  return { columns, render, renderFields };
}

/** Returns every value as the text that PostgreSQL sends. */
export const textAsSent: pg.CustomTypesConfig = { getTypeParser: () => (text: unknown) => text };

function fromColumn(name: ColumnName): FieldSource {
  const column = Object.values<TransactionColumn>(TRANSACTION_COLUMNS).find((each) => each.name === name);
  if (!column) throw new Error(`No column of a transaction has the name ${name}.`);
  const toJson = JSON_OF[column.type];
  return { columns: [name], toJson: (text) => (text === null ? 'null' : toJson(text)) };
}

/** Most texts have no character to escape and only need quotation marks. */
function jsonString(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : quoted(text);
}

/** Converts `{one,two}` to JSON. If an element is quoted, the driver's parser is used. */
function jsonArray(text: string): string {
  if (text === '{}') return '[]';
  if (text.includes('"') || text.includes('\\')) return JSON.stringify(parseTextArray(text));
  return `["${text.slice(1, -1).replaceAll(',', '","')}"]`;
}

/** A category's slug as the contract names categories: `food-and-drink` is `FOOD_AND_DRINK`. */
function categoryName(slug: string | null): string {
  if (slug === null) return 'null';
  let name = categoryNames.get(slug);
  if (name === undefined) {
    name = quoted(slug.toUpperCase().replaceAll('-', '_'));
    if (categoryNames.size < MAX_CATEGORY_NAMES) categoryNames.set(slug, name);
  }
  return name;
}
