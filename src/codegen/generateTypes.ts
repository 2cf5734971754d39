import openapiTS, { astToString } from 'openapi-typescript';
import type { ContractDocument, JsonSchema } from './contractDocument.ts';
import { resolveReference } from './contractDocument.ts';

/** Returns the contract's types for a client: a request may omit what has a default. */
export function generateClientTypes(document: ContractDocument): Promise<string> {
  return types(document, false);
}

/** Returns the contract's types for a handler: what has a default is required, because validation has set it. */
export function generateCallTypes(document: ContractDocument): Promise<string> {
  const defaulted = structuredClone(document);
  for (const item of Object.values(defaulted.paths)) {
    for (const operation of Object.values(item)) {
      operation.parameters =
        operation.parameters?.map((entry) => {
          const parameter = resolveReference(defaulted, entry);
          const target = resolveReference<JsonSchema>(defaulted, parameter.schema);
          // A schema with a reference may have keywords of its own.
          const value = parameter.schema['default'] ?? target['default'];
          return value === undefined ? entry : { ...parameter, required: true };
        }) ?? [];
    }
  }
  return types(defaulted, true);
}

async function types(document: ContractDocument, defaultNonNullable: boolean): Promise<string> {
  // Passed as JSON because ContractDocument names only the parts that the generators use.
  const nodes = await openapiTS(JSON.stringify(document), { defaultNonNullable, emptyObjectsUnknown: true });
  return astToString(nodes);
}
