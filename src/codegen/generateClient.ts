import type { ContractDocument } from './contractDocument.ts';
import { isEventStream, locateOperations } from './contractDocument.ts';

/**
 * Returns the client's table: method and path of each operation, the type of a body that is text, whether it takes a
 * query, an idempotency key, and a file as a form.
 */
export function generateClientTable(document: ContractDocument): string {
  const located = locateOperations(document);
  const streams = located.filter(isEventStream).map(({ operation }) => JSON.stringify(operation.operationId));
  const rows = located
    .filter((one) => !isEventStream(one))
    .map(({ method, path, operation, parameters, requestBody }) => {
      const textType =
        Object.keys(requestBody?.content ?? {}).find((type) => type.startsWith('text/')) ?? null;
      const takesQuery = parameters.some((parameter) => parameter.in === 'query');
      const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
      const takesForm = 'multipart/form-data' in (requestBody?.content ?? {});
      const entry = [method, path, textType, takesQuery, takesKey, takesForm];
      return `  ${operation.operationId}: ${JSON.stringify(entry)},`;
    });
  return [
    'import type { operations } from "../openapi.d.ts";',
    '',
    `/** Every operation but those that stream events, which the client has methods of its own for. */`,
    `export type CallableId = Exclude<keyof operations, ${streams.join(' | ') || 'never'}>;`,
    '',
    'export const operationTable: Record<CallableId, readonly [method: string, path: string, textType: string | null, takesQuery: boolean, takesKey: boolean, takesForm: boolean]> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

/** The entry point of `breadbox-client`. */
export const clientEntry = `export { BreadboxError } from "../../src/client/breadboxError.ts";
export type { BreadboxErrorCode } from "../../src/client/breadboxError.ts";
export type { BreadboxEvent } from "../../src/client/streamEvents.ts";
export { createClient } from "../../src/client/createClient.ts";
export type { CallOptions, Client, ClientOptions, Input, Item, ListCall, ListId, OperationId, Output } from "../../src/client/createClient.ts";
export type { Resources } from "./resources.ts";
export type { components, operations, paths } from "../openapi.d.ts";
`;
