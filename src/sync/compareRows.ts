import { createHash } from 'node:crypto';
import { normalizeDecimal } from '../domain/decimal.ts';
import type { ColumnType, ProviderFields } from '../store/transactionColumns.ts';
import { PROVIDER_COLUMNS } from '../store/transactionColumns.ts';

type FieldValue = ProviderFields[keyof ProviderFields];

/** Whether what the provider reports has changed; `raw` is kept next to it and is no reason by itself. */
export const differs = (row: ProviderFields, before: ProviderFields): boolean =>
  PROVIDER_COLUMNS.some(
    ({ key, type }) => row[key] !== before[key] && normalize(type, row[key]) !== normalize(type, before[key]),
  );

/** The same for rows that do not differ, and for them alone. */
export function digest(row: ProviderFields): string {
  const values = PROVIDER_COLUMNS.map(({ key, type }) => normalize(type, row[key]));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64');
}

/** The same instant in two time zones and the same decimal with more zeros are no change. */
function normalize(type: ColumnType, value: FieldValue): FieldValue | number {
  if (typeof value !== 'string') return value;
  if (type === 'timestamptz') return Date.parse(value);
  return type === 'numeric' ? normalizeDecimal(value) : value;
}
