import { highlight } from './highlight.ts';
import { escapeHtml, slugOf } from './html.ts';

/**
 * Renders the Markdown that the contract, its guides and the changelog use: headings, paragraphs, lists, tables, fenced
 * code, and code, bold text and links in a line.
 */

export interface Heading {
  level: number;
  text: string;
  id: string;
}

interface Options {
  /** Levels that are added to each heading, so that a page has one first heading. */
  shift?: number;
  /** Added before the id of each heading. */
  prefix?: string;
}

const FENCE = /^```(\w*)$/;
const HEADING = /^(#{1,6}) (.*)$/;
const ITEM = /^(\s*)([-*]|\d+\.) (.*)$/;
const TABLE_ROW = /^\|(.*)\|$/;

/** Returns the HTML of a text. */
export function renderMarkdown(text: string, { shift = 0, prefix = '' }: Options = {}): string {
  const lines = text.split('\n');
  const html: string[] = [];
  while (lines.length > 0) {
    const line = lines[0] ?? '';
    const heading = HEADING.exec(line);
    const fence = FENCE.exec(line);
    if (line.trim() === '') lines.shift();
    else if (fence) html.push(renderFence(lines, fence[1] ?? ''));
    else if (heading) {
      lines.shift();
      const level = Math.min((heading[1]?.length ?? 1) + shift, 6);
      const title = heading[2] ?? '';
      html.push(`<h${level} id="${prefix}${slugOf(title)}">${renderInline(title)}</h${level}>`);
    } else if (ITEM.test(line)) html.push(renderList(lines));
    else if (TABLE_ROW.test(line)) html.push(renderTable(lines));
    else html.push(`<p>${renderInline(takeParagraph(lines))}</p>`);
  }
  return html.join('\n');
}

/** Returns the headings of a text. Lines of fenced code are none. */
export function findHeadings(text: string, prefix = ''): Heading[] {
  return text
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .split('\n')
    .flatMap((line) => {
      const heading = HEADING.exec(line);
      const title = heading?.[2] ?? '';
      return heading
        ? [{ level: heading[1]?.length ?? 1, text: title, id: `${prefix}${slugOf(title)}` }]
        : [];
    });
}

/** Renders code, bold text and links in one line. */
export function renderInline(text: string): string {
  // Code is set aside between two private characters, because its own characters mean nothing.
  const codes: string[] = [];
  return escapeHtml(text.replace(/`([^`]+)`/g, (_, code: string) => `\uE000${codes.push(code) - 1}\uE001`))
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])_([^_]+)_(?=[\s.,;:)]|$)/g, '$1<em>$2</em>')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => renderCode(codes[Number(index)] ?? ''));
}

/** Long names may break at their separators, so that they fit a phone. */
const renderCode = (code: string): string =>
  `<code>${escapeHtml(code).replaceAll(/([/_.])(?=\w)/g, '$1<wbr>')}</code>`;

function renderFence(lines: string[], language: string): string {
  lines.shift();
  const end = lines.indexOf('```');
  const code = lines.splice(0, end === -1 ? lines.length : end);
  lines.shift();
  return `<pre><code>${highlight(code.join('\n'), language)}</code></pre>`;
}

function takeParagraph(lines: string[]): string {
  const isOther = (line: string) =>
    line.trim() === '' || FENCE.test(line) || HEADING.test(line) || ITEM.test(line);
  const end = lines.findIndex((line, position) => position > 0 && isOther(line));
  return lines
    .splice(0, end === -1 ? lines.length : end)
    .map((line) => line.trim())
    .join(' ');
}

function renderList(lines: string[]): string {
  const isNumbered = /^\s*\d/.test(lines[0] ?? '');
  const items: string[] = [];
  while (lines.length > 0) {
    const item = ITEM.exec(lines[0] ?? '');
    if (item) items.push(item[3] ?? '');
    // A line that is indented continues its item.
    else if (/^\s+\S/.test(lines[0] ?? '') && items.length > 0) {
      items[items.length - 1] += ` ${lines[0]?.trim()}`;
    } else break;
    lines.shift();
  }
  const tag = isNumbered ? 'ol' : 'ul';
  return `<${tag}>${items.map((item) => `<li>${renderInline(item)}</li>`).join('')}</${tag}>`;
}

function renderTable(lines: string[]): string {
  const rows: string[][] = [];
  while (TABLE_ROW.test(lines[0] ?? '')) {
    const row = TABLE_ROW.exec(lines.shift() ?? '')?.[1] ?? '';
    rows.push(row.split('|').map((cell) => cell.trim()));
  }
  // The second row only separates the head.
  const [head = [], , ...body] = rows;
  const cells = (row: string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${renderInline(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${cells(head, 'th')}</thead><tbody>${body
    .map((row) => cells(row, 'td'))
    .join('')}</tbody></table></div>`;
}
