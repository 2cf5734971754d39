import { type Line, readLines } from '../fileText.ts';
import { faultAt } from '../statementFault.ts';

/** A field of a SWIFT message, such as `:61:`, with the lines that follow it. */
export interface Field {
  tag: string;
  /** The line on which it begins, counted from 1. */
  line: number;
  /** Its text, its lines divided by '\n'. */
  text: string;
}

/** The end of a message, in a line of its own or in front of the envelope's last block. */
export type MessagePart = Field | { tag: 'end'; line: number };

const TAG = /^:(\d{2}[A-Z]?):/;
/** The `:86:` of the longest bank has some twenty lines. */
const MAX_FIELD_CHARACTERS = 16_384;

/**
 * Divides a file into fields, with or without the SWIFT envelope. What precedes the first field of a message belongs
 * to the envelope.
 * @throws ApiError IMPORT_ERROR
 */
export function* readFields(bytes: Buffer, encoding: string): Generator<MessagePart> {
  let field: Field | null = null;
  for (const { number, text } of withoutEnvelopes(readLines(bytes, encoding))) {
    if (text === null) {
      if (field) yield field;
      field = null;
      yield { tag: 'end', line: number };
      continue;
    }
    const tag = TAG.exec(text);
    if (tag) {
      if (field) yield field;
      field = { tag: tag[1] ?? '', line: number, text: text.slice(tag[0].length) };
    } else if (field) {
      field.text += `\n${text}`;
      if (field.text.length > MAX_FIELD_CHARACTERS) {
        throw faultAt(
          field.line,
          `the field :${field.tag}: is longer than ${MAX_FIELD_CHARACTERS} characters.`,
        );
      }
    }
  }
  if (field) yield field;
}

/** A text of null stands for the end of a message. */
function* withoutEnvelopes(lines: Iterable<Line>): Generator<{ number: number; text: string | null }> {
  for (const { number, text } of lines) {
    // `-}{5:…}` ends a message; another one may begin in the same line.
    const end = /^-\s*(\}|$)/.test(text);
    if (end) yield { number, text: null };
    const start = text.lastIndexOf('{4:');
    if (start !== -1) {
      const rest = text.slice(start + '{4:'.length);
      if (rest !== '') yield { number, text: rest };
    } else if (!end && !/^\{\d:/.test(text)) yield { number, text };
  }
}
