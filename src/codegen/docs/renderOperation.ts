import type {
  CodeSample,
  ContractDocument,
  ErrorEntry,
  Example,
  JsonSchema,
  LocatedOperation,
} from '../contractDocument.ts';
import { resolveReference } from '../contractDocument.ts';
import { readCatalogue } from '../documentErrors.ts';
import { highlight } from './highlight.ts';
import { escapeHtml } from './html.ts';
import { renderInline, renderMarkdown } from './markdown.ts';
import { isObject, renderFields, renderParameters, typeOf } from './renderSchema.ts';

/** Renders an operation: what it takes and returns, and beside it the samples and the response. */
export function renderOperation(document: ContractDocument, located: LocatedOperation): string {
  const { operation, method, path } = located;
  const id = `operation/${operation.operationId}`;
  return `<section class="operation" id="${id}">
<div class="text">
<h3>${anchor(id, operation.summary ?? operation.operationId)}</h3>
<p class="endpoint">${renderMethod(method)} <code>${escapeHtml(path).replaceAll('/', '<wbr>/')}</code></p>
${renderMarkdown(operation.description ?? '')}
${renderScope(located)}
${renderInput(document, located)}
${renderOutput(document, located)}
${renderErrors(document, located)}
</div>
<div class="code">
${renderSamples(operation['x-codeSamples'] ?? [])}
${renderResponse(document, located)}
</div>
</section>`;
}

export const anchor = (id: string, text: string): string =>
  `<a class="anchor" href="#${id}">${escapeHtml(text)}</a>`;

export const renderMethod = (method: string): string =>
  `<span class="method ${method}">${method.toUpperCase()}</span>`;

function renderScope({ operation }: LocatedOperation): string {
  const scope = (operation.security ?? []).flatMap((requirement) => requirement['ApiKey'] ?? [])[0];
  return `<p class="note">${
    scope ? `Needs an API key with the scope <code>${scope}</code>.` : 'Needs no API key.'
  }</p>`;
}

function renderInput(document: ContractDocument, located: LocatedOperation): string {
  const groups = [
    ['path', 'Path parameters'],
    ['query', 'Query parameters'],
    ['header', 'Headers'],
  ] as const;
  const lists = groups.flatMap(([place, heading]) => {
    const parameters = located.parameters.filter((parameter) => parameter.in === place);
    return parameters.length === 0 ? [] : [`<h4>${heading}</h4>${renderParameters(document, parameters)}`];
  });
  return [...lists, renderBody(document, located)].join('\n');
}

function renderBody(document: ContractDocument, { requestBody }: LocatedOperation): string {
  const entries = Object.entries(requestBody?.content ?? {});
  const [first] = entries;
  if (!first) return '';
  const [, media] = first;
  const types = entries.map(([type]) => `<code>${escapeHtml(type)}</code>`).join(', ');
  const schema = media.schema;
  const fields = schema && isObject(document, schema) ? renderFields(document, schema) : '';
  const optional = requestBody?.required ? '' : ' <span class="type">optional</span>';
  return `<h4>Body${optional}</h4><p class="note">${types}</p>${fields}`;
}

function renderOutput(document: ContractDocument, { responses }: LocatedOperation): string {
  const successes = Object.entries(responses).filter(([status]) => Number(status) < 400);
  const items = successes.map(([status, { description = '', content }]) => {
    const schema = Object.values(content ?? {})[0]?.schema;
    const type = schema && isObject(document, schema) ? ` Object: ${typeOf(document, schema)}.` : '';
    return `<li><span class="status">${status}</span> ${renderInline(description)}${type}</li>`;
  });
  return `<h4>Returns</h4><ul class="statuses">${items.join('')}</ul>`;
}

/** Each code with its example, folded. */
function renderErrors(document: ContractDocument, { responses }: LocatedOperation): string {
  const catalogue = readCatalogue(document);
  const items = Object.entries(responses).flatMap(([status, response]) => {
    const examples = response.content?.['application/json']?.examples ?? {};
    return (response['x-error-codes'] ?? []).map((code) => {
      const example = examples[code] as Example | undefined;
      return renderError(status, code, catalogue[code], example);
    });
  });
  return items.length === 0 ? '' : `<h4>Errors</h4><div class="errors">${items.join('')}</div>`;
}

function renderError(
  status: string,
  code: string,
  entry: ErrorEntry | undefined,
  example: Example | undefined,
): string {
  return `<details><summary><span class="status">${status}</span> <code class="error-code">${code}</code> ${renderInline(
    entry?.meaning ?? '',
  )}</summary>
<p>${renderInline(entry?.remedy ?? '')} <a href="errors.html#${code}">More</a></p>
${renderJson(example?.value)}</details>`;
}

/** All languages one below the other; the script of the page makes tabs of them. */
function renderSamples(samples: CodeSample[]): string {
  const blocks = samples.map(
    ({ lang, label, source }) =>
      `<figure data-language="${escapeHtml(label)}"><figcaption>${escapeHtml(label)}</figcaption><pre tabindex="0"><code>${highlight(source, lang)}</code></pre></figure>`,
  );
  return `<div class="samples">${blocks.join('')}</div>`;
}

function renderResponse(document: ContractDocument, { responses }: LocatedOperation): string {
  for (const [status, { content }] of Object.entries(responses)) {
    const media = Object.entries(content ?? {})[0];
    if (Number(status) >= 400 || !media) continue;
    const [type, { examples }] = media;
    const [found] = Object.values(examples ?? {});
    if (!found) continue;
    const { value } = resolveReference<Example>(document, found);
    const body = type === 'application/json' ? renderJson(value) : renderText(String(value));
    return `<figure class="response"><figcaption>Response <span class="status">${status}</span></figcaption>${body}</figure>`;
  }
  return '';
}

export const renderJson = (value: unknown): string =>
  `<pre tabindex="0"><code>${highlight(JSON.stringify(value, null, 2), 'json')}</code></pre>`;

const renderText = (text: string): string => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`;

/** Renders the entry of a schema that operations link to. */
export function renderObject(document: ContractDocument, name: string, schema: JsonSchema): string {
  const id = `object/${name}`;
  const description = typeof schema['description'] === 'string' ? schema['description'] : '';
  return `<section class="object" id="${id}"><div class="text"><h3>${anchor(id, name)}</h3>
${renderMarkdown(description)}${renderFields(document, schema)}</div></section>`;
}
