import type { ContractDocument, LocatedOperation } from '../contractDocument.ts';
import { locateOperations } from '../contractDocument.ts';
import { readCatalogue } from '../documentErrors.ts';
import { escapeHtml, slugOf } from './html.ts';
import { findHeadings, renderInline, renderMarkdown } from './markdown.ts';
import { buildMarkdownPages } from './markdownPages.ts';
import { anchor, renderMethod, renderObject, renderOperation } from './renderOperation.ts';
import { isObject } from './renderSchema.ts';

/** The pages of the documentation by file name, as HTML and as Markdown, and the entries that their search finds. */
export interface Docs {
  pages: Record<string, string>;
  search: SearchEntry[];
}

export interface SearchEntry {
  title: string;
  /** What the entry is, such as `Guide` or `POST`. */
  kind: string;
  address: string;
  /** More words that find it. */
  words: string;
}

interface Chapter {
  title: string;
  operations: LocatedOperation[];
}

/** Builds the reference, the error catalogue, the page for assistants and the changelog, each with its twin in Markdown. */
export function buildPages(
  document: ContractDocument,
  texts: { changelog: string; assistants: string },
): Docs {
  const guides = document.info?.description ?? '';
  const chapters = (document.tags ?? []).map(({ name }) => ({
    title: name,
    operations: locateOperations(document).filter(({ operation }) => operation.tags?.includes(name)),
  }));
  const navigation = renderNavigation(guides, chapters);
  const targets = listTargets(document);
  const frame = (title: string, kind: string, name: string, main: string) => {
    const page = renderFrame(document, { title, kind, name, main: linkNames(main, targets), navigation });
    // The reference is also served without its file's name.
    return kind === 'reference' ? page.replaceAll('href="index.html#', 'href="#') : page;
  };
  return {
    pages: {
      'index.html': frame('API reference', 'reference', 'index', renderReference(document, guides, chapters)),
      'errors.html': frame('Errors', 'article', 'errors', renderCatalogue(document)),
      'mcp.html': frame('Assistants', 'article', 'mcp', renderMarkdown(texts.assistants)),
      'changelog.html': frame('Changelog', 'article', 'changelog', renderMarkdown(texts.changelog)),
      ...buildMarkdownPages(document, texts),
    },
    search: listEntries(document, guides, chapters),
  };
}

/** The places of operations and error codes by the names that texts call them. */
function listTargets(document: ContractDocument): Map<string, string> {
  const targets = new Map<string, string>();
  for (const { operation, method, path } of locateOperations(document)) {
    const address = `index.html#operation/${operation.operationId}`;
    const request = `${method.toUpperCase()} ${path}`;
    for (const name of [operation.operationId, request, request.replace('/api/v1', '')]) {
      targets.set(name, address);
    }
  }
  for (const code of Object.keys(readCatalogue(document))) targets.set(code, `errors.html#${code}`);
  return targets;
}

/** Makes links of the operations and codes that a text names as code. */
const linkNames = (html: string, targets: Map<string, string>): string =>
  html.replace(/(<a [^>]*>|<pre[^>]*>)?<code>((?:[^<]|<wbr>)+)<\/code>/g, (text, before, inner: string) => {
    const address = targets.get(inner.replaceAll('<wbr>', ''));
    return before || !address ? text : `<a href="${address}">${text}</a>`;
  });

function renderReference(document: ContractDocument, guides: string, chapters: Chapter[]): string {
  const { title = '', version = '', summary = '' } = document.info ?? {};
  const objects = Object.entries(document.components.schemas).filter(([, schema]) =>
    isObject(document, schema),
  );
  return [
    `<section class="guides"><div class="text"><h1>${escapeHtml(title)} <span class="version">${escapeHtml(version)}</span></h1>`,
    `<p class="lead">${renderInline(summary)}</p>`,
    renderMarkdown(guides, { shift: 1, prefix: 'guide/' }),
    '</div></section>',
    ...chapters.map(({ title: name, operations }) => {
      const id = `tag/${slugOf(name)}`;
      const tag = document.tags?.find((each) => each.name === name);
      return `<section class="chapter" id="${id}"><h2>${anchor(id, name)}</h2>${renderMarkdown(
        tag?.description ?? '',
      )}</section>${operations.map((located) => renderOperation(document, located)).join('')}`;
    }),
    `<section class="chapter" id="objects"><h2>${anchor('objects', 'Objects')}</h2><p>What requests and responses consist of.</p></section>`,
    ...objects.map(([name, schema]) => renderObject(document, name, schema)),
  ].join('\n');
}

const breakable = (code: string): string => code.replaceAll('_', '_<wbr>');

/** Every code with what it means, what to do and which operations give it. */
function renderCatalogue(document: ContractDocument): string {
  const entries = Object.entries(readCatalogue(document));
  const rows = entries.map(
    ([code, { status, meaning }]) =>
      `<tr><td>${status}</td><td><a href="#${code}"><code>${breakable(code)}</code></a></td><td>${renderInline(meaning)}</td></tr>`,
  );
  const sections = entries.map(([code, { status, meaning, remedy }]) => {
    const places = locateOperations(document).flatMap(({ operation, responses }) =>
      Object.entries(responses).flatMap(([given, response]) =>
        response['x-error-codes']?.includes(code) ? [{ operation, given: Number(given) }] : [],
      ),
    );
    const list = places.map(
      ({ operation: { operationId, summary = '' }, given }) =>
        `<li><a href="index.html#operation/${operationId}">${escapeHtml(summary)}</a>${
          given === status ? '' : ` <span class="status">${given}</span>`
        }</li>`,
    );
    return `<section class="error" id="${code}"><h2><span class="status">${status}</span> <a class="anchor" href="#${code}">${breakable(code)}</a></h2>
<p>${renderInline(meaning)}</p><h3>What to do</h3><p>${renderInline(remedy)}</p>
<details${list.length > 8 ? '' : ' open'}><summary>Where it occurs: ${list.length === 1 ? '1 operation' : `${list.length} operations`}</summary><ul class="places">${list.join('')}</ul></details></section>`;
  });
  return `<h1>Errors</h1>
<p class="lead">Every code that <code>error.code</code> can have: what happened, what to do, and which operations give it. <code>error.doc_url</code> of each error leads here.</p>
<p>A code keeps its meaning; new ones may be added. Treat a code that your program does not know by its HTTP status. <code>error.details[].code</code> says what is wrong with a field: see <a href="index.html#object/ErrorDetail">ErrorDetail</a>.</p>
<div class="scroll"><table class="codes"><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
${sections.join('\n')}`;
}

function renderNavigation(guides: string, chapters: Chapter[]): string {
  const headings = findHeadings(guides, 'guide/').filter(({ level }) => level === 1);
  const link = (address: string, html: string) => `<li><a href="${address}">${html}</a></li>`;
  const chapter = ({ title, operations }: Chapter) =>
    `<details><summary>${escapeHtml(title)}</summary><ul>${operations
      .map(({ operation, method }) =>
        link(
          `index.html#operation/${operation.operationId}`,
          `<span>${escapeHtml(operation.summary ?? '')}</span>${renderMethod(method)}`,
        ),
      )
      .join('')}</ul></details>`;
  return `<p class="group">Guides</p><ul>${headings
    .map(({ id, text }) => link(`index.html#${id}`, escapeHtml(text)))
    .join(
      '',
    )}${link('errors.html', 'Error catalogue')}${link('mcp.html', 'Assistants')}${link('changelog.html', 'Changelog')}</ul>
<p class="group">Reference</p>${chapters.map(chapter).join('')}
<ul>${link('index.html#objects', 'Objects')}</ul>`;
}

function renderFrame(
  document: ContractDocument,
  page: { title: string; kind: string; name: string; main: string; navigation: string },
): string {
  const { title, kind, name, main, navigation } = page;
  const product = escapeHtml(document.info?.title ?? '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · ${product}</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="text/markdown" href="${name}.md">
<link rel="stylesheet" href="docs.css">
<script src="search.js" defer></script>
<script src="docs.js" defer></script>
</head>
<body class="${kind}">
<a class="skip" href="#main">Skip to the content</a>
<header>
<button id="menu" type="button" aria-expanded="false" aria-controls="navigation">Menu</button>
<a class="brand" href="index.html">${product}</a>
<button id="search" type="button">Search <kbd>/</kbd></button>
</header>
<nav id="navigation" aria-label="Documentation">${navigation}</nav>
<main id="main">${main}</main>
<dialog id="finder" aria-label="Search">
<input type="search" placeholder="Search operations, guides, objects and errors" aria-label="Search" autocomplete="off" spellcheck="false">
<ol></ol>
</dialog>
</body>
</html>
`;
}

function listEntries(document: ContractDocument, guides: string, chapters: Chapter[]): SearchEntry[] {
  const operations = chapters.flatMap((chapter) => chapter.operations);
  return [
    ...operations.map(({ operation, method, path }) => ({
      title: operation.summary ?? operation.operationId,
      kind: method.toUpperCase(),
      address: `index.html#operation/${operation.operationId}`,
      words: `${operation.operationId} ${path} ${operation.tags?.join(' ') ?? ''}`,
    })),
    ...findHeadings(guides, 'guide/').map(({ text, id }) => ({
      title: text,
      kind: 'Guide',
      address: `index.html#${id}`,
      words: '',
    })),
    ...Object.entries(readCatalogue(document)).map(([code, { status, meaning }]) => ({
      title: code,
      kind: String(status),
      address: `errors.html#${code}`,
      words: meaning,
    })),
    ...Object.entries(document.components.schemas)
      .filter(([, schema]) => isObject(document, schema))
      .map(([name]) => ({ title: name, kind: 'Object', address: `index.html#object/${name}`, words: '' })),
  ];
}
