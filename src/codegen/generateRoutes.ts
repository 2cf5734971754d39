import type { ContractDocument, JsonSchema, LocatedOperation } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

/** How the text of a query parameter is converted to its value. */
export type ParameterKind = 'string' | 'integer' | 'number' | 'boolean' | 'list';

/** Returns the routing table: everything the HTTP layer needs to know about an operation except its schemas. */
export function generateRoutes(document: ContractDocument): string {
  const routes = locateOperations(document).map(
    ({ method, path, operation, parameters, requestBody, responses }) => ({
      operationId: operation.operationId,
      method,
      path,
      scope: scopeOf(operation.security ?? document.security ?? []),
      reach: operation['x-reach'] ?? 'none',
      contentTypes: Object.keys(requestBody?.content ?? {}),
      bodyRequired: requestBody?.required ?? false,
      query: Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === 'query')
          .map(({ name, schema }) => [name, kindOf(document, schema)]),
      ),
      headers: parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
      hasETag: Object.values(responses).some((response) => 'ETag' in (response.headers ?? {})),
      cost: operation['x-cost'] ?? 'light',
      isSigned: operation['x-signed-body'] ?? false,
      ignoresUnknownQuery: operation['x-unknown-query'] === 'ignored',
      invalidBodyStatus: operation['x-invalid-body-status'] ?? ('422' in responses ? 422 : 400),
      statuses: Object.keys(responses).map(Number),
      errorCodes: errorCodesOf(responses),
    }),
  );
  return `export const routes = [\n${routes.map((route) => `  ${JSON.stringify(route)},`).join('\n')}\n];\n`;
}

function scopeOf(security: Record<string, string[]>[]): string | null {
  return security.flatMap((requirement) => requirement['ApiKey'] ?? [])[0] ?? null;
}

function kindOf(document: ContractDocument, schema: JsonSchema): ParameterKind {
  const { type } = resolveReference<JsonSchema>(document, schema);
  const name = Array.isArray(type) ? type.find((candidate) => candidate !== 'null') : type;
  if (name === 'array') return 'list';
  return name === 'integer' || name === 'number' || name === 'boolean' ? name : 'string';
}

/** The error codes of each status that has the error envelope, as its examples document them. */
function errorCodesOf(responses: LocatedOperation['responses']): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(responses).flatMap(([status, response]) =>
      response['x-error-codes'] ? [[status, response['x-error-codes']]] : [],
    ),
  );
}
