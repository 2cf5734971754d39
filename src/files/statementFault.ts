import { ApiError } from '../errors.ts';

const MAX_QUOTED = 40;

/** The error for a statement that cannot be read, with the place. A bank's program wrote it, so nothing is guessed. */
export const faultAt = (line: number, problem: string): ApiError =>
  new ApiError('IMPORT_ERROR', `Line ${line}: ${problem}`, {
    details: [{ path: `line ${line}`, code: 'malformed', message: problem }],
  });

/** The error for a file that ends before it is complete. */
export const cutOff = (line: number, problem: string): ApiError =>
  faultAt(line, `${problem} The file seems to be cut off. Download it again.`);

/** A text of the file as part of an error message, not longer than a person reads. */
export function quote(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= MAX_QUOTED) return `"${plain}"`;
  return `"${plain.slice(0, MAX_QUOTED).replace(/[\uD800-\uDBFF]$/, '')}…"`;
}
