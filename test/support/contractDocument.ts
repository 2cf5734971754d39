import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ContractDocument, LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { locateOperations, resolveReference } from '../../src/codegen/contractDocument.ts';

const root = resolve(import.meta.dirname, '../..');

/** The contract that the server was built from. */
export const contract: ContractDocument = JSON.parse(
  readFileSync(join(root, 'generated/openapi.json'), 'utf8'),
);

export const locatedOperations: LocatedOperation[] = locateOperations(contract);

interface Example {
  value: unknown;
}

/** Returns the contract's example of the request body with its content type, or null if the operation has no body. */
export function exampleBody({
  requestBody,
}: LocatedOperation): { contentType: string; value: unknown } | null {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return null;
  const [contentType, media] = entry;
  // The linter requires an example for every body.
  const { examples } = media as { examples?: Record<string, Example> };
  const [example] = Object.values(examples ?? {});
  return { contentType, value: example ? resolveReference<Example>(contract, example).value : undefined };
}
