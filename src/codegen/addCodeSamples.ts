import type { ContractDocument, Example, LocatedOperation } from './contractDocument.ts';
import { isEventStream, locateOperations, resolveReference } from './contractDocument.ts';
import { locateMethod } from './generateResources.ts';

/** Returns the contract with a curl, a TypeScript and a Python sample for every operation, built from its own examples. */
export function addCodeSamples<Document extends ContractDocument>(document: Document): Document {
  const sampled = structuredClone(document);
  for (const located of locateOperations(sampled)) {
    const call = readCall(sampled, located);
    located.operation['x-codeSamples'] = [
      { lang: 'Shell', label: 'curl', source: curlSample(call) },
      { lang: 'TypeScript', label: 'TypeScript', source: clientSample(located, call) },
      { lang: 'Python', label: 'Python', source: pythonSample(call) },
    ];
  }
  return sampled;
}

/** A request of an operation with the contract's examples in it. */
interface SampleCall {
  method: string;
  /** The path with its values. */
  path: string;
  pathValues: string[];
  query: [name: string, value: string][];
  headers: Record<string, string>;
  body: RequestBody | null;
  isStream: boolean;
}

interface RequestBody {
  contentType: string;
  value: unknown;
}

const FORM = 'multipart/form-data';
const FILE = 'statement.csv';
const SHORT_ID = 'Ab3dE9xZ';

function readCall(document: ContractDocument, located: LocatedOperation): SampleCall {
  const pathParameters = sampleParameters(located, 'path');
  const needsApiKey = (located.operation.security ?? []).some((requirement) => 'ApiKey' in requirement);
  const body = exampleBody(document, located);
  return {
    method: located.method,
    path: pathParameters.reduce((text, [name, value]) => text.replace(`{${name}}`, value), located.path),
    pathValues: pathParameters.map(([, value]) => value),
    query: sampleParameters(located, 'query'),
    headers: {
      ...(needsApiKey && { 'X-API-Key': '' }),
      // A form has a boundary in its type, which the program that sends it chooses.
      ...(body && body.contentType !== FORM && { 'Content-Type': body.contentType }),
    },
    body,
    isStream: isEventStream(located),
  };
}

function exampleBody(document: ContractDocument, { requestBody }: LocatedOperation): SampleCall['body'] {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return null;
  const [contentType, media] = entry;
  // The linter requires an example for every request body.
  const [example] = Object.values(media.examples ?? {});
  return example ? { contentType, value: resolveReference<Example>(document, example).value } : null;
}

/** The parameters of the path, and of the query those that are required or show what a list is filtered by. */
function sampleParameters({ parameters }: LocatedOperation, place: 'path' | 'query'): [string, string][] {
  const shown = parameters.filter(
    (parameter) =>
      parameter.in === place && (place === 'path' || parameter.required || parameter.name === 'start_date'),
  );
  return shown.map(({ name, example, schema }) => {
    const [first] = Array.isArray(schema['enum']) ? schema['enum'] : [];
    return [name, String(example ?? schema['example'] ?? first ?? SHORT_ID)];
  });
}

const toText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

function curlSample({ method, path, query, headers, body, isStream }: SampleCall): string {
  // Curl adds the data of a GET to the address; the data of other requests is their body.
  const isGet = method === 'get';
  const search = isGet || query.length === 0 ? '' : `?${new URLSearchParams(query)}`;
  return [
    `curl${isStream ? ' --no-buffer' : ''}${isGet ? '' : ` -X ${method.toUpperCase()}`} "$BREADBOX_URL${path}${search}"`,
    ...(isGet && query.length > 0
      ? [`  -G ${query.map(([name, value]) => `-d ${name}=${value}`).join(' ')}`]
      : []),
    ...Object.entries(headers).map(([name, value]) =>
      name === 'X-API-Key' ? '  -H "X-API-Key: $BREADBOX_API_KEY"' : `  -H "${name}: ${value}"`,
    ),
    ...(body ? [curlBody(body)] : []),
  ].join(' \\\n');
}

function curlBody({ contentType, value }: RequestBody): string {
  if (contentType === FORM) return `  -F file=@${FILE}`;
  // Curl would take the line breaks of a file away with --data.
  const option = contentType === 'application/json' ? '--data' : '--data-binary';
  return `  ${option} ${shellQuoted(toText(value))}`;
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function clientSample(located: LocatedOperation, { pathValues, query, body, isStream }: SampleCall): string {
  const { resource, method } = locateMethod(located);
  const isList = located.parameters.some(({ name }) => name === 'cursor');
  const given = [
    ...pathValues.map(quoted),
    ...(body
      ? [body.contentType === FORM ? `{ file: await openAsBlob('${FILE}') }` : literal(body.value)]
      : []),
    ...(query.length > 0 ? [literal(Object.fromEntries(query))] : []),
  ];
  const call = `client.${resource}.${method}(${given.join(', ')})`;
  return [
    ...(body?.contentType === FORM ? ["import { openAsBlob } from 'node:fs';"] : []),
    "import { createClient } from 'breadbox-client';",
    '',
    'const client = createClient({ baseUrl, apiKey });',
    ...(isStream
      ? ['for await (const event of client.events()) {', '  console.log(event.type, event.data);', '}']
      : isList
        ? [`for await (const item of ${call}) {`, '  console.log(item);', '}']
        : [`const result = await ${call};`]),
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A value as a person writes it: names without quotes, text in single ones or, over several lines, in backticks. */
function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') {
    if (!value.includes('\n')) return quoted(value);
    return `\`${value.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((entry) => literal(entry, inner))]
    : ['{', '}', Object.entries(value).map(([key, entry]) => `${key}: ${literal(entry, inner)}`)];
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${open === '{' ? ' ' : ''}${parts.join(', ')}${open === '{' ? ' ' : ''}${close}`;
  if (line.length + indent.length < 60 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function pythonSample({ method, path, query, headers, body, isStream }: SampleCall): string {
  const isJson = body?.contentType === 'application/json';
  const sent = Object.entries(headers).filter(([name]) => !isJson || name !== 'Content-Type');
  const shown = sent.map(([name, value]) =>
    name === 'X-API-Key' ? '"X-API-Key": os.environ["BREADBOX_API_KEY"]' : `"${name}": "${value}"`,
  );
  return [
    'import os',
    '',
    'import requests',
    '',
    `response = requests.${method}(`,
    `    os.environ["BREADBOX_URL"] + "${path}",`,
    ...(query.length > 0 ? [`    params=${pythonLiteral(Object.fromEntries(query), '    ')},`] : []),
    ...(shown.length > 0 ? [`    headers={${shown.join(', ')}},`] : []),
    ...(body ? [`    ${pythonBody(body)},`] : []),
    ...(isStream ? ['    stream=True,'] : []),
    ')',
    'response.raise_for_status()',
    ...(isStream
      ? ['for line in response.iter_lines(decode_unicode=True):', '    print(line)']
      : [`print(response.${returnsText(path) ? 'text' : 'json()'})`]),
  ].join('\n');
}

function pythonBody({ contentType, value }: RequestBody): string {
  if (contentType === FORM) return `files={"file": open("${FILE}", "rb")}`;
  return `${contentType === 'application/json' ? 'json' : 'data'}=${pythonLiteral(value, '    ')}`;
}

/** The export is the one operation that answers with text. */
const returnsText = (path: string): boolean => path.endsWith('/export');

function pythonLiteral(value: unknown, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' && value.includes('\n'))
    return `"""${value.replaceAll('\\', '\\\\')}""".encode()`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((entry) => pythonLiteral(entry, inner))]
    : ['{', '}', Object.entries(value).map(([key, entry]) => `"${key}": ${pythonLiteral(entry, inner)}`)];
  const line = `${open}${parts.join(', ')}${close}`;
  if (line.length + indent.length < 70 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}
