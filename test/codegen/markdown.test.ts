import { expect } from 'chai';
import { highlight } from '../../src/codegen/docs/highlight.ts';
import { findHeadings, renderMarkdown } from '../../src/codegen/docs/markdown.ts';

describe('renderMarkdown', () => {
  for (const [what, text, html] of [
    ['a paragraph over two lines', 'One\ntwo.\n\nThree.', '<p>One two.</p>\n<p>Three.</p>'],
    ['a heading with its address', '# Rate limits', '<h1 id="rate-limits">Rate limits</h1>'],
    [
      'bold text, emphasis and a link',
      '**a** _b_ [c](https://d.e)',
      '<p><strong>a</strong> <em>b</em> <a href="https://d.e">c</a></p>',
    ],
    ['signs of HTML', 'a < b & "c"', '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    ['code, in which nothing else counts', '`**a** <b>`', '<p><code>**a** &lt;b&gt;</code></p>'],
    ['names with underscores outside of code', 'a snake_case_name', '<p>a snake_case_name</p>'],
    ['a list whose item continues', '- a\n  b\n- c', '<ul><li>a b</li><li>c</li></ul>'],
    ['a numbered list', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    [
      'a table',
      '| A | B |\n| - | - |\n| 1 | 2 |',
      '<div class="scroll"><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>',
    ],
    ['fenced code', '```\n# a\n```\nb', '<pre><code># a</code></pre>\n<p>b</p>'],
  ] as const) {
    it(what, () => {
      expect(renderMarkdown(text)).to.equal(html);
    });
  }

  it('findHeadings: without the lines of fenced code', () => {
    expect(findHeadings('# A b\n```sh\n# c\n```\n## D', 'x/')).to.deep.equal([
      { level: 1, text: 'A b', id: 'x/a-b' },
      { level: 2, text: 'D', id: 'x/d' },
    ]);
  });
});

describe('highlight', () => {
  for (const [language, code, html] of [
    [
      'json',
      '{"a": "b", "c": -1.5, "d": null}',
      '{<span class="key">&quot;a&quot;</span>: <span class="string">&quot;b&quot;</span>, <span class="key">&quot;c&quot;</span>: <span class="number">-1.5</span>, <span class="key">&quot;d&quot;</span>: <span class="keyword">null</span>}',
    ],
    [
      'python',
      'import os  # why',
      '<span class="keyword">import</span> os  <span class="comment"># why</span>',
    ],
    ['Shell', "curl -d 'a b'", '<span class="keyword">curl</span> -d <span class="string">\'a b\'</span>'],
    ['unknown', 'import <b>', 'import &lt;b&gt;'],
  ] as const) {
    it(`${language}: ${code}`, () => {
      expect(highlight(code, language)).to.equal(html);
    });
  }
});
