/**
 * The bundled contract as the generators read it. Only the parts they use are typed. The linter has already
 * validated the document against the OpenAPI 3.1 specification.
 */

export type JsonSchema = { [keyword: string]: unknown };

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  example?: unknown;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  schema: JsonSchema;
}

export interface MediaType {
  schema?: JsonSchema;
  examples?: Record<string, Example | Reference>;
}

export interface Example {
  summary?: string;
  // biome-ignore lint/suspicious/noExplicitAny: an example of any schema.
  value: any;
}

export interface HeaderObject {
  required?: boolean;
  schema?: JsonSchema;
}

export interface ResponseObject {
  description?: string;
  /** The codes that an error response may have. */
  'x-error-codes'?: string[];
  content?: Record<string, MediaType>;
  headers?: Record<string, HeaderObject | Reference>;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  'x-codeSamples'?: CodeSample[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> } | Reference;
  responses: Record<string, ResponseObject | Reference>;
  security?: Record<string, string[]>[];
  /** Whether the operation may read or change a whole household at once. A few heavy ones run at a time. */
  'x-cost'?: 'light' | 'heavy';
  /** Whether the handler checks a signature over the raw body, which is therefore not parsed before. */
  'x-signed-body'?: true;
  /** Whether a query parameter that the contract does not name is ignored instead of refused. */
  'x-unknown-query'?: 'ignored';
  /**
   * What an API key that is limited to some accounts gets: `accounts` only what belongs to them, `household` everything
   * but writes, `none` 403.
   */
  'x-reach'?: 'accounts' | 'household' | 'none';
  /** The status for a body that does not match its schema, if it is not 422. */
  'x-invalid-body-status'?: 400;
}

interface Reference {
  $ref: string;
}

/** One code in openapi/errors.yaml. */
export interface ErrorEntry {
  status: number;
  /** What happened, in one sentence. */
  meaning: string;
  /** What the client does about it. */
  remedy: string;
  /** Which of the operations that declare the status give this code; by default all. */
  given_by?: 'guarded operations' | 'lists' | 'operations with an idempotency key' | 'listed operations';
  /** The first one that fits an operation is its example. */
  examples?: ErrorExample[];
}

export interface ErrorExample {
  /** The operations that it is for; by default all. */
  operations?: string[];
  /** It is for the operations that have this parameter. */
  parameter?: string;
  /** Another status than the code usually has. */
  status?: number;
  /** Without one, the example is the one of the code in components/examples. */
  message?: string;
  details?: unknown[];
}

/** One tool in openapi/mcp.yaml. */
export interface McpToolEntry {
  title: string;
  description: string;
  /** The operations that it is composed of. */
  operations: string[];
  required?: string[];
  /** Each with a description, or with a type of its own if the operations have no parameter of this name. */
  parameters: Record<string, string | null | { type: JsonSchema; description?: string }>;
}

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

export interface ContractDocument {
  info?: { title?: string; version: string; summary?: string; description?: string };
  tags?: { name: string; description?: string }[];
  servers?: { url: string }[];
  paths: Record<string, Record<string, OperationObject> & { parameters?: never }>;
  components: { schemas: Record<string, JsonSchema>; examples?: Record<string, Example> } & Record<
    string,
    unknown
  >;
  /** The catalogue of errors; only in the bundle, before the errors are documented. */
  'x-errors'?: Record<string, ErrorEntry>;
  /** The tools of the MCP server by name; only in the bundle. */
  'x-mcp'?: Record<string, McpToolEntry>;
  security?: Record<string, string[]>[];
}

export interface LocatedOperation {
  method: string;
  path: string;
  operation: OperationObject;
  parameters: Parameter[];
  requestBody: { required: boolean; content: Record<string, MediaType> } | null;
  responses: Record<string, ResponseObject>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Returns every operation in the contract's order, with references to parameters, bodies and responses resolved. */
export function locateOperations(document: ContractDocument): LocatedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const body = operation.requestBody && resolveReference(document, operation.requestBody);
      return {
        method,
        path,
        operation,
        parameters: (operation.parameters ?? []).map((parameter) => resolveReference(document, parameter)),
        requestBody: body ? { required: body.required ?? false, content: body.content } : null,
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => [
            status,
            resolveReference(document, response),
          ]),
        ),
      };
    }),
  );
}

/** Whether the operation answers with server-sent events, which a client reads while they come. */
export const isEventStream = ({ responses }: LocatedOperation): boolean =>
  Object.values(responses).some(({ content }) => 'text/event-stream' in (content ?? {}));

/** Returns the target of a local reference, or the value itself if it is no reference. */
export function resolveReference<Value extends object>(
  document: ContractDocument,
  value: Value | Reference,
): Value {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Value;
  const found = value.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((place, key) => (place as Record<string, unknown>)[key.replaceAll('~1', '/')], document);
  return resolveReference(document, found as Value | Reference);
}

/**
 * Returns the contract as the server takes it: an enum that may grow has the values that this version knows. A client
 * reads such a property as any text, so that a new value does not break it.
 */
export function closeExtensibleEnums(document: ContractDocument): ContractDocument {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== 'object' || value === null) return value;
    const { 'x-extensible-enum': known, ...rest } = value as JsonSchema;
    const entries = Object.entries(rest).map(([key, entry]) => [key, close(entry)]);
    const isNullable = [rest['type']].flat().includes('null');
    return Object.fromEntries([
      ...entries,
      ...(Array.isArray(known) ? [['enum', isNullable ? [...known, null] : known]] : []),
    ]);
  };
  return close(document) as ContractDocument;
}
