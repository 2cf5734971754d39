import { CsvError, type Info, type Options, parse } from 'csv-parse/sync';
import type { ErrorDetail } from '../errors.ts';

/**
 * Categories as tab-separated text. A field that holds a tab, a quote or a line break stands in quotes, with
 * quotes inside written twice, so that any name survives the way out and back.
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
/** The contract's own limits on a category. */
const MOST_CHARACTERS = { slug: 100, name: 200, description: 1000 };

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

/** What csv-parse gives for a record under these options. */
interface ParsedRecord {
  record: string[];
  info: Info;
}

/** Reads a file as far as it can be judged by itself; what is wrong with it is named by line. */
export function readCategoryFile(text: string): { lines: CategoryLine[]; errors: ErrorDetail[] } {
  let parsed: unknown;
  try {
    parsed = parse(text, OPTIONS);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    const message = 'has a quote where none may be, or one that is not closed';
    return { lines: [], errors: [{ path: `line ${line}`, message }] };
  }
  // With `info` each record comes together with what csv-parse knows of it.
  const [header, ...rest] = parsed as ParsedRecord[];
  if (header?.record.join('\t') !== HEADER.join('\t'))
    return {
      lines: [],
      errors: [{ path: 'line 1', message: `must be the header ${HEADER.join(', ')}, with tabs between` }],
    };
  const errors: ErrorDetail[] = [];
  const lines = rest.flatMap(({ record, info }) => {
    // csv-parse tells where a record ends, and a quoted field may hold line breaks.
    const breaks = record.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
    return readLine(record, info.lines - breaks, errors);
  });
  errors.push(...findRepeated(lines));
  return { lines, errors };
}

function readLine(record: string[], line: number, errors: ErrorDetail[]): CategoryLine[] {
  const [slug = '', name = '', primary = '', description = ''] = record;
  const wrong = (field: string, message: string) => errors.push({ path: `line ${line}: ${field}`, message });
  const before = errors.length;
  if (record.length !== HEADER.length)
    errors.push({ path: `line ${line}`, message: `has ${record.length} fields instead of ${HEADER.length}` });
  if (!SLUG.test(slug)) wrong('slug', 'must be small letters and digits, with single hyphens between');
  if (slug.length > MOST_CHARACTERS.slug) wrong('slug', `is longer than ${MOST_CHARACTERS.slug} characters`);
  if (name === '') wrong('name', 'is required');
  if ([...name].length > MOST_CHARACTERS.name)
    wrong('name', `is longer than ${MOST_CHARACTERS.name} characters`);
  if ([...description].length > MOST_CHARACTERS.description)
    wrong('description', `is longer than ${MOST_CHARACTERS.description} characters`);
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
      : [{ path: `line ${line}: slug`, message: `stands in line ${first} already` }];
  });
}
