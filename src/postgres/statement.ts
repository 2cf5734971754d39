import type pg from 'pg';

/** A statement that PostgreSQL plans once for each connection, under its name. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
  /** Parsers for the columns, if other than those of every statement. */
  types?: pg.CustomTypesConfig;
  /** Returns each row as an array of its values; otherwise it is an object by column. */
  rowMode?: 'array';
}

/** A statement whose rows are arrays of the texts that PostgreSQL sends. */
export interface TextStatement extends Statement {
  rowMode: 'array';
  types: pg.CustomTypesConfig;
}
