import type { ComponentChildren, VNode } from 'preact';

/**
 * Shows the Markdown that reports use: headings, paragraphs, lists, quotes, code, tables, bold, italics and links. It
 * makes elements and never HTML, so that a report can show nothing but text. What it does not know stays text.
 */
export function Markdown({ text }: { text: string }) {
  return <div class="prose">{renderBlocks(text.replaceAll('\r\n', '\n'))}</div>;
}

const HEADING = /^(#{1,6}) +(.*)$/;
const BULLET = /^ *[-*+] +(.*)$/;
const NUMBERED = /^ *\d+[.)] +(.*)$/;
const QUOTE = /^> ?(.*)$/;
const ROW = /^\|(.*)\|? *$/;
const RULER = /^\|?[ :|-]+\|?$/;

function renderBlocks(text: string): VNode[] {
  const lines = text.split('\n');
  const blocks: VNode[] = [];
  let position = 0;
  const takeWhile = (pattern: RegExp): string[] => {
    const taken: string[] = [];
    for (
      let match = pattern.exec(lines[position] ?? '');
      match;
      match = pattern.exec(lines[position] ?? '')
    ) {
      taken.push(match[1] ?? '');
      position += 1;
    }
    return taken;
  };
  while (position < lines.length) {
    const line = lines[position] ?? '';
    const key = position;
    const heading = HEADING.exec(line);
    if (line.trim() === '') position += 1;
    else if (heading) {
      blocks.push(<h3 key={key}>{renderInline(heading[2] ?? '')}</h3>);
      position += 1;
    } else if (line.startsWith('```')) {
      const code: string[] = [];
      for (position += 1; position < lines.length && !lines[position]?.startsWith('```'); position += 1) {
        code.push(lines[position] ?? '');
      }
      position += 1;
      blocks.push(<pre key={key}>{code.join('\n')}</pre>);
    } else if (BULLET.test(line)) {
      blocks.push(<ul key={key}>{takeWhile(BULLET).map(renderItem)}</ul>);
    } else if (NUMBERED.test(line)) {
      blocks.push(<ol key={key}>{takeWhile(NUMBERED).map(renderItem)}</ol>);
    } else if (QUOTE.test(line)) {
      blocks.push(<blockquote key={key}>{renderBlocks(takeWhile(QUOTE).join('\n'))}</blockquote>);
    } else if (ROW.test(line) && RULER.test(lines[position + 1] ?? '')) {
      blocks.push(<MarkdownTable key={key} rows={takeWhile(ROW)} />);
    } else {
      const paragraph: string[] = [];
      const isText = (each: string) =>
        each.trim() !== '' && ![HEADING, BULLET, NUMBERED, QUOTE].some((p) => p.test(each));
      do {
        paragraph.push(lines[position] ?? '');
        position += 1;
      } while (position < lines.length && isText(lines[position] ?? ''));
      blocks.push(<p key={key}>{renderInline(paragraph.join('\n'))}</p>);
    }
  }
  return blocks;
}

const renderItem = (text: string, position: number): VNode => <li key={position}>{renderInline(text)}</li>;

const cellsOf = (row: string): string[] =>
  row
    .replace(/\| *$/, '')
    .split('|')
    .map((cell) => cell.trim());

function MarkdownTable({ rows }: { rows: string[] }) {
  const [head = '', , ...body] = rows;
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            {cellsOf(head).map((cell, position) => (
              <th key={position} scope="col">
                {renderInline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, position) => (
            <tr key={position}>
              {cellsOf(row).map((cell, column) => (
                <td key={column}>{renderInline(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const INLINE =
  /(\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|\*(?<italic>[^*\s][^*]*)\*|\[(?<label>[^\]]+)\]\((?<href>(?:https?:\/\/|\/)[^)\s]+)\))/g;

function renderInline(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(last, match.index));
    const { bold, code, italic, label, href } = match.groups ?? {};
    if (bold) parts.push(<b key={match.index}>{bold}</b>);
    else if (code) parts.push(<code key={match.index}>{code}</code>);
    else if (italic) parts.push(<i key={match.index}>{italic}</i>);
    else if (label && href) {
      parts.push(
        <a key={match.index} href={href} rel="noreferrer">
          {label}
        </a>,
      );
    }
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}
