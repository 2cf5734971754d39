import type { ContractDocument, JsonSchema, LocatedOperation } from '../contractDocument.ts';
import { locateOperations, resolveReference } from '../contractDocument.ts';
import { readCatalogue } from '../documentErrors.ts';
import { isObject, typeOf } from './renderSchema.ts';

/**
 * The pages of the documentation as Markdown, for programs that read text: the same contents as the HTML, made from the
 * same contract, and `llms.txt`, which lists them (llmstxt.org).
 */
export function buildMarkdownPages(
  document: ContractDocument,
  texts: { changelog: string; assistants: string },
): Record<string, string> {
  const { title = '', version = '', summary = '', description = '' } = document.info ?? {};
  return {
    'index.md': [
      `# ${title} ${version}`,
      summary,
      description,
      ...(document.tags ?? []).flatMap((tag) => [
        `# ${tag.name}`,
        tag.description ?? '',
        ...locateOperations(document)
          .filter(({ operation }) => operation.tags?.includes(tag.name))
          .map((located) => describeOperation(document, located)),
      ]),
      '# Objects',
      ...Object.entries(document.components.schemas)
        .filter(([, schema]) => isObject(document, schema))
        .map(([name, schema]) => describeObject(document, name, schema)),
    ]
      .join('\n\n')
      .concat('\n'),
    'errors.md': describeErrors(document),
    'changelog.md': texts.changelog,
    'mcp.md': texts.assistants,
    'llms.txt': `# ${title}

> ${summary}

A program calls the API with a key in the X-API-Key header. An assistant that speaks the Model Context Protocol uses POST /mcp instead.

## Documentation

- [API reference](/docs/index.md): guides, every operation and every object, version ${version}
- [Error catalogue](/docs/errors.md): every error code, what it means and what to do
- [Assistants](/docs/mcp.md): the Model Context Protocol, with configuration for common clients
- [OpenAPI document](/openapi.yaml): the contract for programs

## Optional

- [Changelog](/docs/changelog.md)
`,
  };
}

function describeOperation(document: ContractDocument, located: LocatedOperation): string {
  const { operation, method, path, parameters, requestBody, responses } = located;
  const scope = (operation.security ?? []).flatMap((requirement) => requirement['ApiKey'] ?? [])[0];
  const [media] = Object.entries(requestBody?.content ?? {});
  const fields = media?.[1].schema ? fieldsOf(document, media[1].schema) : [];
  const statuses = Object.entries(responses).map(([status, response]) => {
    const schema = Object.values(response.content ?? {})[0]?.schema;
    const codes = response['x-error-codes'];
    const type = schema && isObject(document, schema) ? ` Object: ${plainType(document, schema)}.` : '';
    return `- ${status}: ${codes ? codes.join(', ') : `${oneLine(response.description ?? '')}${type}`}`;
  });
  return [
    `## ${operation.summary ?? operation.operationId}`,
    `\`${method.toUpperCase()} ${path}\` (operationId \`${operation.operationId}\`${scope ? `, scope \`${scope}\`` : ', no API key'})`,
    operation.description ?? '',
    ...(parameters.length > 0
      ? [
          parameters
            .map((one) =>
              describeField(document, one.name, one.schema, {
                isRequired: one.required ?? false,
                description: one.description,
                place: one.in,
              }),
            )
            .join('\n'),
        ]
      : []),
    ...(media ? [`Body: ${media[0]}`, ...(fields.length > 0 ? [fields.join('\n')] : [])] : []),
    `Answers:\n\n${statuses.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const describeObject = (document: ContractDocument, name: string, schema: JsonSchema): string =>
  [`## ${name}`, String(schema['description'] ?? ''), fieldsOf(document, schema).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');

/** The fields of an object, or the branches of a union. */
function fieldsOf(document: ContractDocument, schema: JsonSchema): string[] {
  const target = resolveReference<JsonSchema>(document, schema);
  const branches = target['oneOf'] ?? target['anyOf'];
  if (Array.isArray(branches))
    return [`One of: ${branches.map((one) => plainType(document, one)).join(', ')}`];
  const parts = Array.isArray(target['allOf']) ? [...target['allOf'], target] : [target];
  return parts.flatMap((part: JsonSchema) => {
    const object = resolveReference<JsonSchema>(document, part);
    const required = (object['required'] as string[] | undefined) ?? [];
    const properties = (object['properties'] as Record<string, JsonSchema> | undefined) ?? {};
    return Object.entries(properties).map(([name, property]) =>
      describeField(document, name, property, { isRequired: required.includes(name) }),
    );
  });
}

function describeField(
  document: ContractDocument,
  name: string,
  schema: JsonSchema,
  field: { isRequired: boolean; description?: string | undefined; place?: string },
): string {
  const target = resolveReference<JsonSchema>(document, schema);
  const values = Array.isArray(target['enum']) ? `: ${target['enum'].join(', ')}` : '';
  const kind = [
    field.place,
    `${plainType(document, schema)}${values}`,
    field.isRequired ? 'required' : 'optional',
  ];
  const text = field.description ?? String(schema['description'] ?? target['description'] ?? '');
  return `- \`${name}\` (${kind.filter(Boolean).join(', ')}): ${oneLine(text)}`;
}

const plainType = (document: ContractDocument, schema: JsonSchema): string =>
  typeOf(document, schema).replace(/<[^>]+>/g, '');

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();

function describeErrors(document: ContractDocument): string {
  const entries = Object.entries(readCatalogue(document)).map(([code, { status, meaning, remedy }]) => {
    const places = locateOperations(document)
      .filter(({ responses }) => Object.values(responses).some((one) => one['x-error-codes']?.includes(code)))
      .map(({ operation }) => operation.operationId);
    return `## ${code}\n\nStatus ${status}. ${oneLine(meaning)}\n\nWhat to do: ${oneLine(remedy)}\n\nGiven by: ${places.join(', ')}\n`;
  });
  return `# Errors\n\n${entries.join('\n')}`;
}
