import { CsvError, type Info, type Options, parse } from 'csv-parse/sync';
import type { ErrorDetail } from '../errors.ts';

/**
 * Categories as tab-separated text. A field with a tab, a quote or a line break is quoted, and quotes inside are
 * doubled, so that every name survives an export and import.
 */

export interface CategoryLine {
  line: number;
  slug: string;
  name: string;
  primary_slug: string | null;
  description: string;
}

const HEADER = ['slug', 'name', 'primary_slug', 'description'];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The contract's limits on a category. */
const MAX_CHARACTERS = { slug: 100, name: 200, description: 1000 };

export function writeCategoryFile(categories: readonly Omit<CategoryLine, 'line'>[]): string {
  const lines = categories.map(({ slug, name, primary_slug, description }) => [
    slug,
    name,
    primary_slug ?? '',
    description,
  ]);
  return [HEADER, ...lines].map((fields) => `${fields.map(quoted).join('\t')}\n`).join('');
}

const quoted = (field: string): string =>
  /["\t\r\n\uFEFF]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

const OPTIONS = {
  bom: true,
  delimiter: '\t',
  info: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
} satisfies Options;

/** What csv-parse returns for a record with these options. */
interface ParsedRecord {
  record: string[];
  info: Info;
}

/** Parses a file and validates what does not depend on the database. Each error has the path of its line. */
export function readCategoryFile(text: string): { lines: CategoryLine[]; errors: ErrorDetail[] } {
  let parsed: unknown;
  try {
    parsed = parse(text, OPTIONS);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    const message = 'has a misplaced quote, or one that is not closed';
    return { lines: [], errors: [{ path: `line ${line}`, code: 'malformed', message }] };
  }
  // With the option `info`, csv-parse returns each record with its position.
  const [header, ...rest] = parsed as ParsedRecord[];
  if (header?.record.join('\t') !== HEADER.join('\t'))
    return {
      lines: [],
      errors: [
        {
          path: 'line 1',
          code: 'format',
          message: `must be the header ${HEADER.join(', ')}, separated by tabs`,
        },
      ],
    };
  const errors: ErrorDetail[] = [];
  const lines = rest.flatMap(({ record, info }) => {
    // csv-parse reports the last line of a record, and a quoted field may contain line breaks.
    const breaks = record.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
    return readLine(record, info.lines - breaks, errors);
  });
  errors.push(...findRepeated(lines));
  return { lines, errors };
}

function readLine(record: string[], line: number, errors: ErrorDetail[]): CategoryLine[] {
  const [slug = '', name = '', primary = '', description = ''] = record;
  const wrong = (field: string, code: ErrorDetail['code'], message: string) =>
    errors.push({ path: `line ${line}: ${field}`, code, message });
  const before = errors.length;
  if (record.length !== HEADER.length)
    errors.push({
      path: `line ${line}`,
      code: 'malformed',
      message: `has ${record.length} fields instead of ${HEADER.length}`,
    });
  if (!SLUG.test(slug))
    wrong('slug', 'format', 'must consist of lowercase letters and digits, separated by single hyphens');
  if (slug.length > MAX_CHARACTERS.slug)
    wrong('slug', 'max_length', `is longer than ${MAX_CHARACTERS.slug} characters`);
  if (name === '') wrong('name', 'required', 'is required');
  if ([...name].length > MAX_CHARACTERS.name)
    wrong('name', 'max_length', `is longer than ${MAX_CHARACTERS.name} characters`);
  if ([...description].length > MAX_CHARACTERS.description)
    wrong('description', 'max_length', `is longer than ${MAX_CHARACTERS.description} characters`);
  if (errors.length > before) return [];
  return [{ line, slug, name, primary_slug: primary === '' ? null : primary, description }];
}

function findRepeated(lines: readonly CategoryLine[]): ErrorDetail[] {
  const firstLineOf = new Map<string, number>();
  return lines.flatMap(({ slug, line }) => {
    const first = firstLineOf.get(slug);
    if (first === undefined) firstLineOf.set(slug, line);
    return first === undefined
      ? []
      : [{ path: `line ${line}: slug`, code: 'unique_items', message: `is already used in line ${first}` }];
  });
}
