import type { ContractDocument, JsonSchema, LocatedOperation, McpToolEntry } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

/**
 * Returns the tools of the MCP server: for each tool of openapi/mcp.yaml its description, the JSON Schema of its
 * arguments and their TypeScript types, all taken from the operations that it is composed of.
 * @throws Error if the contract has no such operation or parameter.
 */
export function generateMcpTools(document: ContractDocument): string {
  const operations = new Map(locateOperations(document).map((one) => [one.operation.operationId, one]));
  const tools = Object.entries(document['x-mcp'] ?? {}).map(([name, entry]) => {
    const located = entry.operations.map((id) => {
      const found = operations.get(id);
      if (!found) throw new Error(`openapi/mcp.yaml: ${name} names ${id}, which is no operation.`);
      return found;
    });
    const arguments_ = Object.entries(entry.parameters).map(([parameter, given]) =>
      describeArgument(document, located, `${name}.${parameter}`, parameter, given),
    );
    return { name, entry, located, arguments_ };
  });
  const remedies = Object.entries(document['x-errors'] ?? {}).map(([code, { remedy }]) => [code, remedy]);
  return [
    'import type { BodyOf, QueryOf } from "../src/client/createClient.ts";',
    '',
    '/** The arguments of each tool. The server checks their values when the tool calls its operations. */',
    'export interface McpArguments {',
    ...tools.flatMap(({ name, entry, arguments_ }) => [
      `  ${name}: {`,
      ...arguments_.map(
        (each) => `    ${each.name}${isRequired(entry, each.name) ? '' : '?'}: ${each.type};`,
      ),
      '  };',
    ]),
    '}',
    '',
    'export type McpToolName = keyof McpArguments;',
    '',
    'export interface McpTool {',
    '  name: McpToolName;',
    '  title: string;',
    '  description: string;',
    '  inputSchema: { type: "object"; properties: Record<string, object>; required?: string[]; additionalProperties: false };',
    '  /** Whether one of its operations needs the scope full_access. */',
    '  writes: boolean;',
    '  /** Whether a key that is limited to some accounts may call all of its operations. */',
    '  allowsLimited: boolean;',
    '}',
    '',
    `export const mcpTools: McpTool[] = ${JSON.stringify(tools.map(describeTool), null, 2)};`,
    '',
    '/** What to do about each error code. */',
    `export const remedies: Record<string, string> = ${JSON.stringify(Object.fromEntries(remedies), null, 2)};`,
    '',
  ].join('\n');
}

interface Argument {
  name: string;
  schema: JsonSchema;
  type: string;
}

const isRequired = (entry: McpToolEntry, name: string): boolean => entry.required?.includes(name) ?? false;

function describeTool(tool: {
  name: string;
  entry: McpToolEntry;
  located: LocatedOperation[];
  arguments_: Argument[];
}): object {
  const { name, entry, located, arguments_ } = tool;
  return {
    name,
    title: entry.title,
    description: entry.description,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(arguments_.map((each) => [each.name, each.schema])),
      ...(entry.required && { required: entry.required }),
      additionalProperties: false,
    },
    writes: located.some(({ operation }) => scopesOf(operation).includes('full_access')),
    allowsLimited: located.every(
      ({ operation, method }) =>
        operation['x-reach'] === 'accounts' || (operation['x-reach'] === 'household' && method === 'get'),
    ),
  };
}

const scopesOf = ({ security }: LocatedOperation['operation']): string[] =>
  (security ?? []).flatMap((requirement) => requirement['ApiKey'] ?? []);

/** The operations' own parameter, a property of their bodies, or what mcp.yaml states itself. */
function describeArgument(
  document: ContractDocument,
  located: LocatedOperation[],
  place: string,
  name: string,
  given: McpToolEntry['parameters'][string],
): Argument {
  const description = typeof given === 'string' ? given : given?.description;
  const withDescription = (schema: JsonSchema): JsonSchema => ({
    ...schema,
    ...(description && { description }),
  });
  if (typeof given === 'object' && given !== null) {
    return { name, schema: withDescription(given.type), type: typeOf(given.type) };
  }
  for (const { operation, parameters, requestBody } of located) {
    const id = JSON.stringify(operation.operationId);
    const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
    if (parameter) {
      const schema = withDescription(shorten(document, parameter.schema));
      return { name, schema, type: `NonNullable<QueryOf<${id}>[${JSON.stringify(name)}]>` };
    }
    const body = requestBody?.content['application/json']?.schema;
    const property = body && propertiesOf(document, body)[name];
    if (property) {
      const schema = withDescription(shorten(document, property));
      return { name, schema, type: `NonNullable<BodyOf<${id}>[${JSON.stringify(name)}]>` };
    }
  }
  throw new Error(
    `openapi/mcp.yaml: ${place} is no parameter of its operations. Correct it, or give it a type.`,
  );
}

const propertiesOf = (document: ContractDocument, schema: JsonSchema): Record<string, JsonSchema> =>
  (resolveReference<JsonSchema>(document, schema)['properties'] ?? {}) as Record<string, JsonSchema>;

/** What a model needs in order to fill it in. The API checks patterns, lengths and ranges, and says what is wrong. */
function shorten(document: ContractDocument, given: JsonSchema): JsonSchema {
  const schema = resolveReference<JsonSchema>(document, given);
  const [type] = [schema['type'] ?? 'object'].flat();
  const { enum: values, format, items } = schema;
  return {
    type,
    ...(Array.isArray(values) && { enum: values }),
    ...(format === 'date' && { format }),
    ...(type === 'array' && { items: shorten(document, items as JsonSchema) }),
  };
}

function typeOf({ type, enum: values }: JsonSchema): string {
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  return type === 'object' ? 'Record<string, unknown>' : String(type);
}
