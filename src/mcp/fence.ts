import { randomBytes } from 'node:crypto';
import { isLosslessNumber } from 'lossless-json';
import { writeExactJson } from '../exactJson.ts';

/**
 * Names, memos and messages come from banks, merchants and whoever sends money, and some of them write to the model
 * that will read them. Everything that is not a sentence of this server is therefore fenced: JSON between two tags with
 * a random name. JSON text has no use for `<` outside of strings, and inside of strings it is escaped, so that no data
 * can close the fence, even if it knew the name.
 */

const NAME_BYTES = 6;
/** Angle brackets, and what a person would not see: control, format, private and unassigned characters, separators. */
const ESCAPED = /[<>]|(?!\n)[\p{C}\u2028\u2029]/gu;

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Returns data as text that a model can tell from instructions. */
export function fence(data: unknown): string {
  const tag = `data-${randomBytes(NAME_BYTES).toString('hex')}`;
  const text = toLines(data).replace(ESCAPED, (found) => found.split('').map(escapeUnit).join(''));
  return `<${tag}>\n${text}\n</${tag}>`;
}

/** JSON with a line for each row of a table. */
function toLines(data: unknown): string {
  if (Array.isArray(data) && data.some((item) => typeof item === 'object')) {
    return `[\n${data.map((item) => writeExactJson(item)).join(',\n')}\n]`;
  }
  if (!isRecord(data)) return writeExactJson(data);
  const entries = Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}:${toLines(value)}`);
  return `{${entries.join(',\n')}}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
