import openapiTS, { astToString } from 'openapi-typescript';
import type { ContractDocument, JsonSchema } from './contractDocument.ts';
import { follow } from './contractDocument.ts';

/** The contract's types as a client sees them: what has a default may be left out of a request. */
export function generateClientTypes(document: ContractDocument): Promise<string> {
  return types(document, false);
}

/** The same as a handler sees them: validation has set every default, so that what has one is there. */
export function generateCallTypes(document: ContractDocument): Promise<string> {
  const defaulted = structuredClone(document);
  for (const item of Object.values(defaulted.paths)) {
    for (const operation of Object.values(item)) {
      operation.parameters =
        operation.parameters?.map((entry) => {
          const parameter = follow(defaulted, entry);
          const { default: value } = follow<JsonSchema>(defaulted, parameter.schema);
          return value === undefined ? entry : { ...parameter, required: true };
        }) ?? [];
    }
  }
  return types(defaulted, true);
}

async function types(document: ContractDocument, defaultNonNullable: boolean): Promise<string> {
  // openapi-typescript reads any JSON of an OpenAPI document; our type names only what the generators use.
  const nodes = await openapiTS(JSON.stringify(document), { defaultNonNullable, emptyObjectsUnknown: true });
  return astToString(nodes);
}
