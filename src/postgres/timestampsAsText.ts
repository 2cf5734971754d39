import pg from 'pg';
import { getTypeParser } from './database.ts';

/**
 * Reads a timestamptz as the RFC 3339 text that a Date has in JSON. Rows that go straight into a response use it,
 * because creating and formatting a Date costs more than the rest of the row.
 */
export const timestampsAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ ? toRfc3339 : getTypeParser(oid, format),
};

/** `2026-11-25 19:58:41.123456+00`: PostgreSQL writes as many digits of a second as are not zero. */
const SECONDS_END = 19;
const MILLISECONDS_END = 23;
const ZONE = '+00';

/** The text of a timestamptz as PostgreSQL writes it in a session in UTC, as RFC 3339 with milliseconds. */
export function toRfc3339(text: string): string {
  if (text[10] !== ' ' || !text.endsWith(ZONE)) return new Date(text).toISOString();
  // Most have microseconds: those are cut.
  if (text.length >= MILLISECONDS_END + ZONE.length)
    return `${text.slice(0, 10)}T${text.slice(11, MILLISECONDS_END)}Z`;
  const milliseconds = text
    .slice(SECONDS_END + 1, -ZONE.length)
    .slice(0, 3)
    .padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, SECONDS_END)}.${milliseconds}Z`;
}
