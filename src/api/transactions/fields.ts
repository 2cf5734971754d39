import { ApiError } from '../../errors.ts';
import type { TransactionField } from '../../store/transactionView.ts';
import { TRANSACTION_FIELDS } from '../../store/transactionView.ts';

const ALWAYS: TransactionField[] = ['id', 'short_id'];

const PRESETS: Record<string, TransactionField[]> = {
  minimal: ['amount', 'iso_currency_code', 'unofficial_currency_code', 'date', 'name'],
  core: [
    'account_id',
    'amount',
    'iso_currency_code',
    'unofficial_currency_code',
    'date',
    'name',
    'merchant_name',
    'pending',
  ],
  category: ['category_slug', 'category_primary', 'category_detailed', 'category_override'],
  timestamps: ['datetime', 'authorized_date', 'authorized_datetime', 'created_at', 'updated_at'],
};

/**
 * Reads the `fields` parameter. Returns the fields in the order of the contract, with presets expanded.
 * @throws ApiError INVALID_PARAMETER for a name that is neither a field nor a preset.
 */
export function parseFields(fields: string): TransactionField[] {
  const wanted = new Set(ALWAYS);
  for (const word of fields.split(',')) {
    const chosen = Object.hasOwn(PRESETS, word)
      ? (PRESETS[word] ?? [])
      : TRANSACTION_FIELDS.filter((field) => field === word);
    if (chosen.length === 0) {
      throw new ApiError('INVALID_PARAMETER', `A parameter is not valid: fields has no ${word}.`, {
        details: [{ path: 'fields', code: 'enum', message: `has no ${word}` }],
      });
    }
    for (const field of chosen) wanted.add(field);
  }
  return TRANSACTION_FIELDS.filter((field) => wanted.has(field));
}
