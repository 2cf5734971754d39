/**
 * Texts of our CSV exports. What a spreadsheet would run as a formula gets an apostrophe before it, and so does a text
 * that looks as if it had got one; reading removes exactly that apostrophe, so every text comes back as it was.
 */

/** What a spreadsheet takes for a formula, full-width characters included: at the start of a cell … */
const FORMULA = /^'*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;
/** … or of what is a cell where another separator is usual. */
const FORMULA_IN_PART = /([;\t\r\n])(?='*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const ESCAPED_PART = /[;\t\r\n]'(?='*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/y;

export function escapeFormulas(text: string): string {
  return `${FORMULA.test(text) ? "'" : ''}${text.replace(FORMULA_IN_PART, "$1'")}`;
}

/** The text that `escapeFormulas` was given. */
export function unescapeFormulas(escaped: string): string {
  let text = escaped;
  // From the end, because whether a part was escaped depends on the text after it as it was.
  for (let position = text.length - 2; position >= 0; position--) {
    ESCAPED_PART.lastIndex = position;
    if (ESCAPED_PART.test(text)) text = text.slice(0, position + 1) + text.slice(position + 2);
  }
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
