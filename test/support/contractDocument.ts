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

/** The contract's own example of a request body, with its content type; null where the operation takes none. */
export function exampleBody({
  requestBody,
}: LocatedOperation): { contentType: string; value: unknown } | null {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (!entry) return null;
  const [contentType, media] = entry;
  // The linter demands an example of every body.
  const { examples } = media as { examples?: Record<string, Example> };
  const [example] = Object.values(examples ?? {});
  return { contentType, value: example ? resolveReference<Example>(contract, example).value : undefined };
}
