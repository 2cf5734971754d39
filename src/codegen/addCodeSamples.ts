import type { ContractDocument, LocatedOperation } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

/** Returns the contract with a curl and a TypeScript sample for every operation, built from its own examples. */
export function addCodeSamples<Document extends ContractDocument>(document: Document): Document {
  const sampled = structuredClone(document);
  for (const located of locateOperations(sampled)) {
    Object.assign(located.operation, {
      'x-codeSamples': [
        { lang: 'Shell', label: 'curl', source: curlSample(sampled, located) },
        { lang: 'TypeScript', label: 'TypeScript', source: clientSample(sampled, located) },
      ],
    });
  }
  return sampled;
}

interface Example {
  value: unknown;
}

function exampleBody(document: ContractDocument, { requestBody }: LocatedOperation) {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return null;
  const [contentType, media] = entry;
  // The linter requires an example for every request body.
  const [example] = Object.values((media as { examples?: Record<string, Example> }).examples ?? {});
  return example ? { contentType, value: resolveReference<Example>(document, example).value } : null;
}

const SAMPLE_VALUES: Record<string, string> = { id: 'Ab3dE9xZ', slug: 'needs-review', group_by: 'month' };

function requiredParameters({ parameters }: LocatedOperation, place: 'path' | 'query'): [string, string][] {
  return parameters
    .filter((parameter) => parameter.in === place && (place === 'path' || parameter.required))
    .map(({ name }) => [name, SAMPLE_VALUES[name] ?? '…']);
}

function curlSample(document: ContractDocument, located: LocatedOperation): string {
  const path = requiredParameters(located, 'path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    located.path,
  );
  const query = new URLSearchParams(requiredParameters(located, 'query')).toString();
  const needsApiKey = (located.operation.security ?? []).some((requirement) => 'ApiKey' in requirement);
  const body = exampleBody(document, located);
  const text = body && (typeof body.value === 'string' ? body.value : JSON.stringify(body.value));
  return [
    `curl${located.method === 'get' ? '' : ` -X ${located.method.toUpperCase()}`} "$BREADBOX_URL${path}${query && `?${query}`}"`,
    ...(needsApiKey ? ['  -H "X-API-Key: $BREADBOX_KEY"'] : []),
    ...(body ? [`  -H "Content-Type: ${body.contentType}"`, `  --data ${shellQuoted(text ?? '')}`] : []),
  ].join(' \\\n');
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function clientSample(document: ContractDocument, located: LocatedOperation): string {
  const body = exampleBody(document, located);
  const input = {
    ...toObject('path', requiredParameters(located, 'path')),
    ...toObject('query', requiredParameters(located, 'query')),
    ...(body && { body: body.value }),
  };
  const literal =
    Object.keys(input).length === 0
      ? ''
      : `, ${JSON.stringify(input, null, 2).replaceAll(/"([a-z_]+)":/g, '$1:')}`;
  return [
    "import { createClient } from 'breadbox-client';",
    '',
    'const client = createClient({ baseUrl, apiKey });',
    `const result = await client.call('${located.operation.operationId}'${literal});`,
  ].join('\n');
}

const toObject = (name: string, entries: [string, string][]) =>
  entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
