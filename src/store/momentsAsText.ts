import pg from 'pg';
import { getTypeParser } from './database.ts';

/** `2026-11-25 19:58:41.123456+00`: PostgreSQL writes as many digits of a second as are not zero. */
const MOMENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;

/**
 * Reads a timestamptz as the RFC 3339 text that a Date would become in JSON. For rows that go straight into an
 * answer: making a Date of each and writing it out again costs more than the rest of such a row.
 */
export const momentsAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ ? toMoment : getTypeParser(oid, format),
};

function toMoment(text: string): string {
  const [, day, time, milliseconds = ''] = MOMENT.exec(text) ?? [];
  return day ? `${day}T${time}.${milliseconds.padEnd(3, '0')}Z` : new Date(text).toISOString();
}
