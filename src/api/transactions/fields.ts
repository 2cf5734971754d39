import { ApiError } from '../../errors.ts';
import type { Schema } from '../../http/operation.ts';

type Field = keyof Schema<'Transaction'>;

/** Every field of a transaction; one that the contract adds and this list lacks does not compile. */
const FIELDS = Object.keys({
  id: true,
  short_id: true,
  account_id: true,
  external_transaction_id: true,
  pending_transaction_id: true,
  amount: true,
  iso_currency_code: true,
  date: true,
  datetime: true,
  authorized_date: true,
  authorized_datetime: true,
  name: true,
  merchant_name: true,
  category_slug: true,
  category_primary: true,
  category_detailed: true,
  category_override: true,
  payment_channel: true,
  pending: true,
  tags: true,
  created_at: true,
  updated_at: true,
} satisfies Record<Field, true>);

const ALWAYS: Field[] = ['id', 'short_id'];

const PRESETS: Record<string, Field[]> = {
  minimal: ['amount', 'iso_currency_code', 'date', 'name'],
  core: ['account_id', 'amount', 'iso_currency_code', 'date', 'name', 'merchant_name', 'pending'],
  category: ['category_slug', 'category_primary', 'category_detailed', 'category_override'],
  timestamps: ['datetime', 'authorized_date', 'authorized_datetime', 'created_at', 'updated_at'],
};

/**
 * The fields that a request asks for, presets resolved, in the order of the contract.
 * @throws ApiError INVALID_PARAMETER naming a word that is neither a field nor a preset.
 */
export function parseFields(fields: string): string[] {
  const wanted = new Set<string>(ALWAYS);
  for (const word of fields.split(',')) {
    const preset = Object.hasOwn(PRESETS, word) ? PRESETS[word] : undefined;
    if (!preset && !FIELDS.includes(word)) {
      throw new ApiError('INVALID_PARAMETER', `A parameter is not valid: fields has no ${word}.`, {
        details: [{ path: 'fields', message: `has no ${word}` }],
      });
    }
    for (const field of preset ?? [word]) wanted.add(field);
  }
  return FIELDS.filter((field) => wanted.has(field));
}

/** Transactions of the comma-separated JSON text; the amounts stay text, because a number would round them. */
export function parseViews(views: string): Record<string, unknown>[] {
  // Within a JSON string the quotation marks would be escaped: this finds the members alone.
  return JSON.parse(`[${views.replaceAll(/"amount":(-?[\d.]+)/g, '"amount":"$1"')}]`);
}

/** The same text with each transaction cut down to these fields. */
export function pickFields(views: string, fields: readonly string[]): string {
  return parseViews(views)
    .map((transaction) => {
      const members = fields.map((field) => {
        const value = transaction[field];
        return `"${field}":${field === 'amount' ? value : JSON.stringify(value)}`;
      });
      return `{${members.join(',')}}`;
    })
    .join(',');
}
