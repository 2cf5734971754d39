import { createHash } from 'node:crypto';
import { normalizeDecimal } from '../domain/decimal.ts';
import type { ColumnType, ProviderFields } from '../store/transactionColumns.ts';
import { PROVIDER_COLUMNS } from '../store/transactionColumns.ts';

type FieldValue = ProviderFields[keyof ProviderFields];

/** Whether the provider's fields differ. `raw` alone does not count. */
export const differs = (row: ProviderFields, before: ProviderFields): boolean =>
  PROVIDER_COLUMNS.some(
    ({ key, type }) => row[key] !== before[key] && normalize(type, row[key]) !== normalize(type, before[key]),
  );

/** Returns a text that is equal for two rows if and only if they do not differ. */
export function digest(row: ProviderFields): string {
  const values = PROVIDER_COLUMNS.map(({ key, type }) => normalize(type, row[key]));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64');
}

/** Makes equal values equal: one instant in two time zones, or a decimal with trailing zeros. */
function normalize(type: ColumnType, value: FieldValue): FieldValue | number {
  if (typeof value !== 'string') return value;
  if (type === 'timestamptz') return Date.parse(value);
  return type === 'numeric' ? normalizeDecimal(value) : value;
}
