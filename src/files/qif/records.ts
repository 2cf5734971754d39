import { type Line, readLines } from '../fileText.ts';
import { cutOff, faultAt } from '../statementFault.ts';

/** A record of a QIF file: lines of a letter and a value, up to a line of "^". */
export interface QifRecord {
  kind: 'record';
  /** The line on which it begins, counted from 1. */
  line: number;
  fields: { code: string; value: string }[];
}

/** A line that begins with "!": what the records below it are. */
export interface QifHeader {
  kind: 'header';
  line: number;
  text: string;
}

/** A split purchase of a hundred parts has some four hundred. */
const MAX_FIELDS = 2_000;

/** @throws ApiError IMPORT_ERROR for an endless record and for one that the file ends in. */
export function* readRecords(bytes: Buffer, encoding: string): Generator<QifRecord | QifHeader> {
  let record: QifRecord | null = null;
  for (const { number, text } of readLines(bytes, encoding) as Iterable<Line>) {
    if (text.trim() === '') continue;
    if (text.startsWith('!')) {
      if (record) throw faultAt(record.line, 'the record has no end ("^").');
      yield { kind: 'header', line: number, text: text.slice(1).trim() };
    } else if (text.startsWith('^')) {
      if (record) yield record;
      record = null;
    } else {
      record ??= { kind: 'record', line: number, fields: [] };
      record.fields.push({ code: text[0] ?? '', value: text.slice(1).trim() });
      if (record.fields.length > MAX_FIELDS) {
        throw faultAt(record.line, `the record has more than ${MAX_FIELDS} lines.`);
      }
    }
  }
  if (record) throw cutOff(record.line, 'the record that begins here has no end ("^").');
}
