import { parse as parseStream } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { ApiError } from '../../errors.ts';
import { decodeText, MAX_LINE_CHARACTERS } from './decodeText.ts';
import type { DetectedEncoding } from './encodings.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A file in memory and how to read it; the text itself is only ever decoded in pieces. */
export interface CsvSource {
  bytes: Buffer;
  encoding: DetectedEncoding;
}

/** One row of the file, which may span several lines where a quoted field holds line breaks. */
export interface CsvRecord {
  /** The line it begins on, counted from 1. */
  line: number;
  cells: string[];
  /** Why its columns cannot be told apart; null for every sound record. */
  damage: string | null;
}

/** More columns than any bank's export has; PayPal's longest has about forty. */
const MAX_COLUMNS = 256;
/** Text of a sample in characters, so that records of the longest lines do not fill the memory. */
const MAX_SAMPLE_CHARACTERS = 4_000_000;
/** Each unclosed quote makes the reader start again below it; more of them than this is not a CSV file. */
const MAX_RESTARTS = 20;

const UNCLOSED_QUOTE = 'A quote that begins on this line is never closed.';

const options = (delimiter: Delimiter) =>
  ({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 2 * MAX_LINE_CHARACTERS,
    raw: true,
  }) as const;

/** What csv-parse gives for a record under the options above; its types do not follow `raw`. */
interface ParsedRecord {
  record: string[];
  /** The record's text with its line end, and with the blank lines before it: all of these together are the file. */
  raw: string;
}

/**
 * Reads the records of a file in order, blank lines left out. Yields them by the piece, so that a caller
 * with a hundred thousand rows does not await each of them, and other work gets its turn in between.
 *
 * csv-parse makes an error, five times the price of a record, for each one whose width is not the first
 * one's, and throws it away. A line of the usual width in front of a file with a preamble spares that.
 */
export async function* readRecords(
  source: CsvSource,
  delimiter: Delimiter,
  usualWidth = 1,
): AsyncGenerator<CsvRecord[]> {
  const guide = usualWidth > 1 ? `${delimiter.repeat(usualWidth - 1)}\n` : '';
  /** The line that the next record begins on, or the blank ones before it. */
  let line = 1;
  for (let restarts = 0; restarts <= MAX_RESTARTS; restarts++) {
    let isGuide = guide !== '';
    try {
      for await (const parsed of parsePieces(withGuide(guide, linesFrom(source, line)), delimiter)) {
        const records: CsvRecord[] = [];
        for (const one of parsed) {
          if (!isGuide) line = addRecords(records, one, line, delimiter);
          isGuide = false;
        }
        if (records.length > 0) yield records;
      }
      return;
    } catch (error) {
      if (!isUnclosedQuote(error)) throw error;
      line = findFilledLine(linesFrom(source, line), line);
      yield [{ line, cells: [], damage: UNCLOSED_QUOTE }];
      line++;
    }
  }
  throw new ApiError('IMPORT_ERROR', 'Too many lines of the file hold a quote that is never closed.');
}

function* withGuide(guide: string, pieces: Iterable<string>): Generator<string> {
  yield guide;
  yield* pieces;
}

/** The beginning of a file, for finding out how it is laid out. */
export interface Sample {
  records: CsvRecord[];
  /** Whether the records are all of the file. */
  isWhole: boolean;
}

export async function readSample(
  source: CsvSource,
  delimiter: Delimiter,
  maxRecords: number,
): Promise<Sample> {
  const sample: CsvRecord[] = [];
  let characters = 0;
  for await (const records of readRecords(source, delimiter)) {
    for (const record of records) {
      if (sample.length === maxRecords || characters > MAX_SAMPLE_CHARACTERS)
        return { records: sample, isWhole: false };
      sample.push(record);
      for (const cell of record.cells) characters += cell.length;
    }
  }
  return { records: sample, isWhole: true };
}

async function* parsePieces(pieces: Iterable<string>, delimiter: Delimiter): AsyncGenerator<ParsedRecord[]> {
  const parser = parseStream(options(delimiter));
  let failure: unknown;
  parser.on('error', (error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('close', resolve);
  });
  for (const piece of pieces) {
    parser.write(piece);
    yield takeParsed(parser);
    // Lets requests of others through between two pieces.
    await new Promise((resolve) => setImmediate(resolve));
    if (failure) throw failure;
  }
  parser.end();
  const rest: ParsedRecord[] = [];
  parser.on('readable', () => rest.push(...takeParsed(parser)));
  rest.push(...takeParsed(parser));
  await ended;
  yield rest;
  if (failure) throw failure;
}

function takeParsed(parser: { read(): unknown }): ParsedRecord[] {
  const parsed: ParsedRecord[] = [];
  for (let one = parser.read(); one !== null; one = parser.read()) {
    // The shape follows from the options the parser was made with.
    parsed.push(one as ParsedRecord);
  }
  return parsed;
}

/**
 * Adds what the parser took for one record. A record over several lines whose quotes do not obey the
 * format was glued together by a stray quote: its lines are read again one by one, so that none is lost.
 * @returns the line after it.
 */
function addRecords(
  records: CsvRecord[],
  parsed: ParsedRecord,
  firstLine: number,
  delimiter: Delimiter,
): number {
  const { record: cells, raw } = parsed;
  const blankLines = countLeadingLineBreaks(raw);
  const line = firstLine + blankLines;
  const nextLine = firstLine + countLineBreaks(raw);
  if (cells.length > MAX_COLUMNS) {
    throw new ApiError(
      'IMPORT_ERROR',
      `Line ${line} has more than ${MAX_COLUMNS} columns. This is not a bank's export.`,
    );
  }
  const isOverSeveralLines = nextLine - line > 1;
  if (isOverSeveralLines && !isSoundlyQuoted(raw.slice(blankLines), delimiter)) {
    for (const [position, text] of raw.slice(blankLines).split('\n').entries()) {
      if (text.trim() !== '') records.push(parseLine(text, line + position, delimiter));
    }
  } else if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells, damage: null });
  return nextLine;
}

function countLeadingLineBreaks(text: string): number {
  let count = 0;
  while (text[count] === '\n') count++;
  return count;
}

function parseLine(text: string, line: number, delimiter: Delimiter): CsvRecord {
  try {
    const [cells = []] = parse(text, { ...options(delimiter), raw: false });
    return { line, cells, damage: null };
  } catch (error) {
    if (isUnclosedQuote(error)) return { line, cells: [], damage: UNCLOSED_QUOTE };
    throw error;
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** RFC 4180's grammar of a record, each alternative beginning with another character, so that it runs in linear time. */
const SOUND_RECORDS = new Map(
  ([',', ';', '\t', '|'] as const).map((delimiter) => {
    const field = `(?:"(?:[^"]|"")*"|[^"\\n${delimiter}][^\\n${delimiter}]*|)`;
    return [delimiter, new RegExp(`^${field}(?:[${delimiter}]${field})*\\n?$`)];
  }),
);

const isSoundlyQuoted = (raw: string, delimiter: Delimiter) =>
  SOUND_RECORDS.get(delimiter)?.test(raw) ?? false;

const isUnclosedQuote = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE');

/** The number of the first line with something on it, `line` being the number of the text's first. */
function findFilledLine(pieces: Iterable<string>, line: number): number {
  let number = line;
  for (const piece of pieces) {
    for (const character of piece) {
      if (character !== '\n') return number;
      number++;
    }
  }
  return number;
}

/** The text from a line on, without decoding more of it at once than a piece. */
function* linesFrom(source: CsvSource, firstLine: number): Generator<string> {
  let linesToSkip = firstLine - 1;
  for (const piece of decodeText(source.bytes, source.encoding)) {
    let text = piece;
    while (linesToSkip > 0) {
      const end = text.indexOf('\n');
      if (end === -1) {
        text = '';
        break;
      }
      text = text.slice(end + 1);
      linesToSkip--;
    }
    if (text !== '') yield text;
  }
}
