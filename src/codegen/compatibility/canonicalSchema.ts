import type { ContractDocument, JsonSchema } from '../contractDocument.ts';
import { resolveReference } from '../contractDocument.ts';

/**
 * A schema in one spelling: references resolved, `allOf` merged, `const` as an enum of one, `nullable` as a type, and
 * a union of a schema with null as that schema with the type null.
 */
export function canonicalSchema(document: ContractDocument, schema: JsonSchema): JsonSchema {
  const { $ref: _, ...siblings } = schema;
  const target =
    '$ref' in schema ? { ...resolveReference<JsonSchema>(document, schema), ...siblings } : schema;
  return withoutNullBranch(document, withEnum(withMembers(document, target)));
}

/** Merges what all members demand; what cannot be merged stays in `allOf`, to be compared as it is. */
function withMembers(document: ContractDocument, schema: JsonSchema): JsonSchema {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return schema;
  const rest: JsonSchema[] = [];
  let merged: JsonSchema = own;
  for (const entry of allOf as JsonSchema[]) {
    const member = canonicalSchema(document, entry);
    const both = merge(merged, member);
    if (both) merged = both;
    else rest.push(member);
  }
  return rest.length > 0 ? { ...merged, allOf: rest } : merged;
}

function merge(one: JsonSchema, other: JsonSchema): JsonSchema | null {
  const result: JsonSchema = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const own = result[key];
    if (own === undefined) result[key] = value;
    else if (key === 'required') result[key] = [...new Set([...(own as string[]), ...(value as string[])])];
    else if (key === 'properties') result[key] = { ...(own as object), ...(value as object) };
    else if (key === 'description' || key === 'title' || key.startsWith('example')) continue;
    else if (JSON.stringify(own) !== JSON.stringify(value)) return null;
  }
  return result;
}

function withEnum(schema: JsonSchema): JsonSchema {
  if (!('const' in schema)) return schema;
  const { const: value, ...rest } = schema;
  return { ...rest, enum: [value] };
}

function withoutNullBranch(document: ContractDocument, schema: JsonSchema): JsonSchema {
  const { nullable, ...plain } = schema;
  const typed = nullable === true ? withNull(plain) : plain;
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = typed[keyword];
    if (!Array.isArray(branches)) continue;
    const others = branches.filter((branch: JsonSchema) => !isNull(document, branch));
    const [only] = others;
    if (others.length === branches.length || others.length !== 1 || !only) continue;
    const { [keyword]: _, ...rest } = typed;
    return withNull({ ...canonicalSchema(document, only), ...rest });
  }
  return typed;
}

const isNull = (document: ContractDocument, branch: JsonSchema): boolean =>
  resolveReference<JsonSchema>(document, branch)['type'] === 'null';

function withNull(schema: JsonSchema): JsonSchema {
  const types = [schema['type'] ?? []].flat();
  const values = schema['enum'];
  return {
    ...schema,
    ...(types.length > 0 && { type: [...new Set([...types, 'null'])] }),
    ...(Array.isArray(values) && { enum: [...new Set([...values, null])] }),
  };
}
