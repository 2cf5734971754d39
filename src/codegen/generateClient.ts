import type { ContractDocument } from './contractDocument.ts';
import { locateOperations } from './contractDocument.ts';

/** Returns the client's table: method and path of each operation, and the type of a body that is text. */
export function generateClientTable(document: ContractDocument): string {
  const rows = locateOperations(document).map(({ method, path, operation, requestBody }) => {
    const textType = Object.keys(requestBody?.content ?? {}).find((type) => type.startsWith('text/'));
    const entry = [method, path, ...(textType ? [textType] : [])];
    return `  ${operation.operationId}: ${JSON.stringify(entry)},`;
  });
  return [
    'import type { operations } from "../openapi.d.ts";',
    '',
    'export const operationTable: Record<keyof operations, readonly [method: string, path: string, textType?: string]> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

/** The entry point of `breadbox/client`. */
export const clientEntry = `export { BreadboxError } from "../../src/client/breadboxError.ts";
export type { BreadboxErrorCode } from "../../src/client/breadboxError.ts";
export { createClient } from "../../src/client/createClient.ts";
export type { Client, ClientOptions, Input, Item, ListId, OperationId, Output } from "../../src/client/createClient.ts";
export type { components, operations, paths } from "../openapi.d.ts";
`;
