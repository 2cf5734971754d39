import { cutOff, faultAt } from '../statementFault.ts';
import { tidy } from '../statementValues.ts';
import type { Token } from './tokens.ts';

/** An aggregate that begins or ends, or an element with its value. */
export type Element =
  | { kind: 'begin' | 'end'; name: string; line: number }
  | { kind: 'value'; name: string; value: string; line: number };

/** Deeper than any message of the specification. */
const MAX_DEPTH = 50;

/** Aggregates of which none holds another: where a bank leaves out the closing tag, the next one ends it. */
const SEPARATE = [
  new Set(['STMTTRN', 'STMTTRNP', 'LEDGERBAL', 'AVAILBAL']),
  new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']),
];

/**
 * Makes sense of tags that are never closed: a tag with a text behind it is an element, every other one an aggregate,
 * which ends with its closing tag.
 * @throws ApiError IMPORT_ERROR for deep nesting, for aggregates that do not close and for a file that was cut off.
 */
export function* readElements(tokens: Iterable<Token>): Generator<Element> {
  const open: { name: string; line: number }[] = [];
  /** The tag whose value, or whose first element, comes next. */
  let tag: { name: string; line: number } | null = null;
  let value = '';
  let isComplete = false;

  function* closeFrom(depth: number, line: number): Generator<Element> {
    for (const { name } of open.splice(depth).reverse()) yield { kind: 'end', name, line };
  }

  function* settleTag(next: Token): Generator<Element> {
    if (!tag) return;
    const text = tidy(value);
    const isClosedAtOnce = next.kind === 'close' && next.name === tag.name;
    if (text !== '') yield { kind: 'value', name: tag.name, value: text, line: tag.line };
    else if (!isClosedAtOnce) {
      const { name, line } = tag;
      const group = SEPARATE.find((names) => names.has(name));
      const earlier = group ? open.findLastIndex((one) => group.has(one.name)) : -1;
      if (earlier !== -1) yield* closeFrom(earlier, line);
      open.push(tag);
      if (open.length > MAX_DEPTH) throw faultAt(tag.line, `more than ${MAX_DEPTH} tags are open.`);
      yield { kind: 'begin', ...tag };
    }
    tag = null;
    value = '';
  }

  for (const token of tokens) {
    if (token.kind === 'text') {
      value += token.text;
      continue;
    }
    const settled = tag;
    yield* settleTag(token);
    value = '';
    if (token.kind === 'open') {
      tag = { name: token.name, line: token.line };
      continue;
    }
    if (settled?.name === token.name) continue;
    // Elements without a value and without a closing tag look like aggregates until one around them closes.
    const depth = open.findLastIndex(({ name }) => name === token.name);
    if (depth === -1) continue;
    yield* closeFrom(depth, token.line);
    if (token.name === 'OFX') isComplete = true;
  }
  const [unclosed] = open.slice(-1);
  if (!isComplete) throw cutOff(unclosed?.line ?? 1, `<${unclosed?.name ?? 'OFX'}> is never closed.`);
}
