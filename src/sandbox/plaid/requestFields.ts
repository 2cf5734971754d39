import { PlaidFailure } from './plaidFailure.ts';

/** The fields of a request's body. */
export type Fields = Record<string, unknown>;

type FieldType = 'string' | 'integer' | 'boolean' | 'array' | 'object';
export type FieldTypes = Record<string, FieldType | `${FieldType}!`>;

export function parseFields(body: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new PlaidFailure('INVALID_BODY');
  }
  if (!isObject(parsed)) throw new PlaidFailure('INVALID_BODY', 'body must be a JSON object');
  return parsed;
}

/** Checks fields as Plaid does. @throws PlaidFailure MISSING_FIELDS, UNKNOWN_FIELDS, INVALID_FIELD */
export function checkFields(fields: Fields, types: FieldTypes): void {
  const names = (list: string[]) => list.join(', ');
  const missing = Object.keys(types).filter((name) => types[name]?.endsWith('!') && isAbsent(fields[name]));
  if (missing.length > 0) {
    throw new PlaidFailure('MISSING_FIELDS', `the following required fields are missing: ${names(missing)}`);
  }
  const unknown = Object.keys(fields).filter((name) => !Object.hasOwn(types, name));
  if (unknown.length > 0) {
    throw new PlaidFailure(
      'UNKNOWN_FIELDS',
      `the following fields are not recognized by this endpoint: ${names(unknown)}`,
    );
  }
  for (const [name, value] of Object.entries(fields)) {
    const type = types[name]?.replace('!', '');
    if (!isAbsent(value) && type !== typeOf(value))
      throw new PlaidFailure('INVALID_FIELD', `${name} must be a valid ${type}`);
  }
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
export const objectOf = (value: unknown): Fields => (isObject(value) ? value : {});
export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
