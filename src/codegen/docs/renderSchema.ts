import type { ContractDocument, JsonSchema, Parameter } from '../contractDocument.ts';
import { resolveReference } from '../contractDocument.ts';
import { escapeHtml } from './html.ts';
import { renderInline, renderMarkdown } from './markdown.ts';

/** Renders schemas as lists of fields. An object inside another one is a link to its own entry under Objects. */

/** The name of a referenced schema; null for a schema in place. */
export const nameOf = (schema: JsonSchema): string | null =>
  typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? null) : null;

/** Whether a schema has fields or branches, and so an entry of its own. */
export function isObject(document: ContractDocument, schema: JsonSchema): boolean {
  const target = resolveReference<JsonSchema>(document, schema);
  return 'properties' in target || 'oneOf' in target || 'allOf' in target;
}

interface Field {
  name: string;
  schema: JsonSchema;
  isRequired: boolean;
  description?: string | undefined;
  example?: unknown;
}

/** Renders the fields of an object, or the branches of a union. */
export function renderFields(document: ContractDocument, schema: JsonSchema): string {
  const target = resolveReference<JsonSchema>(document, schema);
  const branches = target['oneOf'] ?? target['anyOf'];
  if (Array.isArray(branches)) {
    return `<p class="note">One of:</p>${branches.map((branch, position) => renderBranch(document, branch, position === 0)).join('')}`;
  }
  const parts = Array.isArray(target['allOf']) ? [...target['allOf'], target] : [target];
  const objects = parts.map((part: JsonSchema) => resolveReference<JsonSchema>(document, part));
  const required = objects.flatMap((object) => (object['required'] as string[] | undefined) ?? []);
  const fields = objects.flatMap((object) =>
    Object.entries((object['properties'] as Record<string, JsonSchema> | undefined) ?? {}).map(
      ([name, property]): Field => ({ name, schema: property, isRequired: required.includes(name) }),
    ),
  );
  return fields.length === 0 ? '' : renderList(document, fields);
}

/** A branch of a union: a link if it is nested itself, otherwise its fields. */
function renderBranch(document: ContractDocument, branch: JsonSchema, isOpen: boolean): string {
  const name = nameOf(branch);
  const isUnion = 'oneOf' in resolveReference<JsonSchema>(document, branch);
  if (!name || isUnion || !isObject(document, branch)) return `<p>${typeOf(document, branch)}</p>`;
  return `<details class="branch"${isOpen ? ' open' : ''}><summary><code>${name}</code></summary>${renderFields(document, branch)}</details>`;
}

export const renderParameters = (document: ContractDocument, parameters: Parameter[]): string =>
  renderList(
    document,
    parameters.map((parameter) => ({
      name: parameter.name,
      schema: parameter.schema,
      isRequired: parameter.required ?? false,
      description: parameter.description,
      example: parameter.example,
    })),
  );

const renderList = (document: ContractDocument, fields: Field[]): string =>
  `<dl class="fields">${fields.map((field) => renderField(document, field)).join('')}</dl>`;

function renderField(document: ContractDocument, field: Field): string {
  const target = resolveReference<JsonSchema>(document, field.schema);
  const description = field.description ?? field.schema['description'] ?? target['description'];
  const example = field.example ?? field.schema['example'] ?? target['example'];
  return [
    `<dt><code class="name">${escapeHtml(field.name)}</code> <span class="type">${typeOf(document, field.schema)}</span>`,
    field.isRequired ? ' <span class="required">required</span>' : '',
    '</dt><dd>',
    typeof description === 'string' ? renderMarkdown(description) : '',
    ...notes(field.schema, target),
    example === undefined ? '' : `<p class="note">Example: ${code(example)}</p>`,
    '</dd>',
  ].join('');
}

/** What the schema demands, in words. */
function notes(schema: JsonSchema, target: JsonSchema): string[] {
  const all: JsonSchema = { ...target, ...schema };
  const values = all['enum'] ?? all['x-extensible-enum'];
  const range = [
    ...limits(all['minimum'], all['maximum'], ''),
    ...limits(all['minLength'], all['maxLength'], ' characters'),
    ...limits(all['minItems'], all['maxItems'], ' items'),
  ];
  const found: string[] = [];
  if (Array.isArray(values)) {
    const more = all['x-extensible-enum'] ? ' More may be added.' : '';
    found.push(
      `Values: ${values
        .filter((value) => value !== null)
        .map(code)
        .join(', ')}.${more}`,
    );
  }
  if (range.length > 0) found.push(`${capitalized(range.join(', '))}.`);
  if (all['default'] !== undefined) found.push(`Default: ${code(all['default'])}.`);
  return found.map((note) => `<p class="note">${note}</p>`);
}

function limits(least: unknown, most: unknown, unit: string): string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${unit}`];
  if (least !== undefined) return [`at least ${least}${unit}`];
  return most === undefined ? [] : [`at most ${most}${unit}`];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const code = (value: unknown): string =>
  renderInline(`\`${typeof value === 'string' ? value : JSON.stringify(value)}\``);

/** The type in words, with links to objects. */
export function typeOf(document: ContractDocument, schema: JsonSchema): string {
  const name = nameOf(schema);
  if (name && isObject(document, schema)) return `<a href="#object/${name}">${name}</a>`;
  const target = resolveReference<JsonSchema>(document, schema);
  const union = target['oneOf'] ?? target['anyOf'];
  if (Array.isArray(union)) return union.map((branch) => typeOf(document, branch)).join(' or ');
  const types = [target['type'] ?? (Array.isArray(target['enum']) ? 'string' : 'any')].flat().map(String);
  const words = types.map((type) => {
    if (type !== 'array') return type === 'string' ? formatOf(target) : type;
    const items = target['items'];
    return items ? `list of ${typeOf(document, items as JsonSchema)}` : 'list';
  });
  return words.join(' or ');
}

const FORMATS: Record<string, string> = {
  date: 'date',
  'date-time': 'timestamp',
  uuid: 'UUID',
  email: 'e-mail address',
  uri: 'URL',
  'uri-reference': 'URL',
  binary: 'file',
};

const formatOf = ({ format }: JsonSchema): string =>
  typeof format === 'string' ? (FORMATS[format] ?? 'string') : 'string';
