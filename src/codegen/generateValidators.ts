import type { Options } from 'ajv';
import Ajv2020Module from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import addFormatsModule from 'ajv-formats';
import type { ContractDocument, JsonSchema, LocatedOperation, Parameter } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

// These packages are CommonJS: their default export is the module's property of that name.
const Ajv2020 = Ajv2020Module.default;
const standaloneCode = standaloneModule.default;
const addFormats = addFormatsModule.default;

/** Schema ids of the contract's components: one set accepts unknown properties, the other rejects them. */
const OPEN_ID = 'contract:open';
const CLOSED_ID = 'contract:closed';

/**
 * Returns the code of the request validators: `parameters` by operation, `bodies` by operation and content
 * type. They set the contract's defaults.
 */
export function generateRequestValidators(document: ContractDocument): string {
  const schemas = new Map<string, JsonSchema>();
  const parameters: Record<string, string> = {};
  const bodies: Record<string, Record<string, string>> = {};
  for (const located of locateOperations(document)) {
    const { operationId } = located.operation;
    parameters[operationId] = `${operationId}_parameters`;
    schemas.set(`${operationId}_parameters`, parametersSchema(located));
    const byContentType: Record<string, string> = {};
    for (const [contentType, media] of Object.entries(located.requestBody?.content ?? {})) {
      if (!media.schema || contentType !== 'application/json') continue;
      const name = `${operationId}_body`;
      schemas.set(name, media.schema);
      byContentType[contentType] = name;
    }
    bodies[operationId] = byContentType;
  }
  return [
    standalone(document, schemas, { useDefaults: true }, OPEN_ID),
    `export const parameters = ${table(parameters)};`,
    `export const bodies = ${table(bodies)};`,
    '',
  ].join('\n');
}

/**
 * Returns the code of the response validators by operation and status; null if a status has no JSON body.
 * They coerce and default nothing, and reject a property that the contract does not name.
 */
export function generateResponseValidators(document: ContractDocument): string {
  const schemas = new Map<string, JsonSchema>();
  const responses: Record<string, Record<string, string | null>> = {};
  for (const { operation, responses: declared } of locateOperations(document)) {
    responses[operation.operationId] = Object.fromEntries(
      Object.entries(declared).map(([status, response]) => {
        const schema = response.content?.['application/json']?.schema;
        if (!schema) return [status, null];
        const ref = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
        const name = ref ? `schema_${ref}` : `${operation.operationId}_${status}`;
        schemas.set(name, closeObjects(schema));
        return [status, name];
      }),
    );
  }
  return [
    standalone(document, schemas, { useDefaults: false }, CLOSED_ID),
    `export const responses = ${table(responses)};`,
    '',
  ].join('\n');
}

function standalone(
  document: ContractDocument,
  schemas: Map<string, JsonSchema>,
  options: Options,
  baseId: string,
): string {
  const ajv = new Ajv2020({
    ...options,
    allErrors: true,
    strict: false,
    // JSON may hold a number that is infinite in JavaScript, such as 1e999.
    strictNumbers: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats(ajv);
  const components = mapValues(document.components.schemas, (schema) => inlineBranches(document, schema));
  ajv.addSchema({
    $id: OPEN_ID,
    ...withAbsoluteReferences({ components: { schemas: components } }, OPEN_ID),
  });
  const closedComponents = Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, closeObjects(schema)]),
  );
  ajv.addSchema({
    $id: CLOSED_ID,
    ...withAbsoluteReferences({ components: { schemas: closedComponents } }, CLOSED_ID),
  });
  const names: Record<string, string> = {};
  const byText = new Map<string, string>();
  const aliases: string[] = [];
  for (const [name, schema] of schemas) {
    const text = JSON.stringify(schema);
    const same = byText.get(text);
    if (same) {
      aliases.push(`const ${name} = ${same};`);
      continue;
    }
    byText.set(text, name);
    ajv.addSchema({ $id: name, ...withAbsoluteReferences(inlineBranches(document, schema), baseId) });
    names[name] = name;
  }
  const code = standaloneCode(ajv, names)
    .replaceAll('"use strict";', '')
    .replaceAll(/^export const /gm, 'const ');
  // Ajv's ESM output still loads its own runtime with require.
  const prelude = code.includes('require(')
    ? "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n"
    : '';
  return `${prelude}${code}\n${aliases.join('\n')}`;
}

/**
 * Returns the schema with the branches of its union and their enums in place, and without its discriminator, which Ajv
 * does not know. Only the path of a keyword in place tells to which branch an error belongs.
 */
function inlineBranches(document: ContractDocument, schema: JsonSchema): JsonSchema {
  const { discriminator: _, ...rest } = schema;
  const branches = schema['oneOf'];
  if (!Array.isArray(branches)) return schema;
  return {
    ...rest,
    oneOf: branches.map((entry: JsonSchema) => {
      const branch = resolveReference(document, entry);
      if (!isSchema(branch['properties'])) return branch;
      const properties = mapValues(branch['properties'] as Record<string, JsonSchema>, (property) => {
        const target = resolveReference(document, property);
        return 'enum' in target ? target : property;
      });
      return { ...branch, properties };
    }),
  };
}

/** One schema for the path, query and declared headers of an operation. It rejects parameters that the contract does not name. */
function parametersSchema({ parameters }: LocatedOperation): JsonSchema {
  const place = (where: 'path' | 'query' | 'header') => {
    const inPlace = parameters.filter((parameter) => parameter.in === where);
    return {
      type: 'object',
      properties: Object.fromEntries(inPlace.map(({ name, schema }) => [name, schema])),
      required: inPlace.filter(isRequired).map(({ name }) => name),
      additionalProperties: false,
    };
  };
  return {
    type: 'object',
    properties: { path: place('path'), query: place('query'), header: place('header') },
  };
}

const isRequired = (parameter: Parameter): boolean => parameter.in === 'path' || parameter.required === true;

/** Returns the value with its local references made absolute, because the schema is used outside its document. */
function withAbsoluteReferences<Value>(value: Value, baseId: string): Value {
  if (Array.isArray(value)) return value.map((entry) => withAbsoluteReferences(entry, baseId)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string' && entry.startsWith('#/')
        ? `${baseId}${entry}`
        : withAbsoluteReferences(entry, baseId),
    ]),
  ) as Value;
}

const OBJECT_MEMBERS = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains'];
const LIST_MEMBERS = ['oneOf', 'anyOf', 'prefixItems'];

/** Returns the schema with every object closed to unknown properties; an allOf is closed once, around all its parts. */
function closeObjects(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = { ...schema };
  if (schema['properties']) {
    result['properties'] = mapValues(schema['properties'] as Record<string, JsonSchema>, closeObjects);
  }
  for (const key of OBJECT_MEMBERS) {
    if (isSchema(schema[key])) result[key] = closeObjects(schema[key]);
  }
  for (const key of LIST_MEMBERS) {
    const members = schema[key];
    if (Array.isArray(members)) result[key] = members.map((member) => closeObjects(member));
  }
  if (Array.isArray(schema['allOf'])) {
    result['allOf'] = schema['allOf'].map((member) => withAbsoluteReferences(member, OPEN_ID));
    result['unevaluatedProperties'] = false;
  } else if (schema['properties'] && !('additionalProperties' in schema)) {
    result['additionalProperties'] = false;
  }
  return result;
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mapValues<In, Out>(record: Record<string, In>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Returns a table of variable names as code that refers to those variables. */
function table(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  const rows = Object.entries(value as Record<string, unknown>).map(
    ([key, entry]) => `${JSON.stringify(key)}: ${table(entry)}`,
  );
  return `{ ${rows.join(', ')} }`;
}
