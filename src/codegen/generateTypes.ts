import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import type { ContractDocument, JsonSchema } from './contractDocument.ts';
import { closeExtensibleEnums, resolveReference } from './contractDocument.ts';

/**
 * Returns the contract's types for a client: a request may omit what has a default, and an enum that may grow admits
 * every text beside the values that an editor proposes.
 */
export function generateClientTypes(document: ContractDocument): Promise<string> {
  return types(document, false);
}

/** Returns the contract's types for a handler: what has a default is required, because validation has set it. */
export function generateCallTypes(document: ContractDocument): Promise<string> {
  const defaulted = closeExtensibleEnums(document);
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
  const nodes = await openapiTS(JSON.stringify(document), {
    defaultNonNullable,
    emptyObjectsUnknown: true,
    transform: openEnum,
  });
  return astToString(nodes);
}

/** `'a' | 'b' | (string & {})`: the intersection keeps the compiler from reducing the union to string. */
function openEnum(schema: object): ts.TypeNode | undefined {
  const values = 'x-extensible-enum' in schema ? schema['x-extensible-enum'] : undefined;
  if (!Array.isArray(values)) return undefined;
  const { factory } = ts;
  const isNullable = 'type' in schema && [schema.type].flat().includes('null');
  return factory.createUnionTypeNode([
    ...values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(String(value)))),
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
    ...(isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}
