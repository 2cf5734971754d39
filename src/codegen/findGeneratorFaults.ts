import type { ContractDocument, JsonSchema } from './contractDocument.ts';
import { locateOperations, resolveReference } from './contractDocument.ts';

/**
 * Finds what generates a client that does not compile, or that fails when a later server answers: a form that is not
 * the first content type of its body (typescript-fetch then refers to a model that it leaves out), closed enums in
 * responses, and members of a union that have no properties (generators take them for maps, which match everything).
 * @returns one sentence for each fault, with its place.
 */
export function findGeneratorFaults(document: ContractDocument): string[] {
  const closed = new Set<string>();
  for (const { operation, responses } of locateOperations(document)) {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const { schema } of Object.values(content ?? {})) {
        collectClosedEnums(document, schema, `${operation.operationId} ${status}`, closed, new Set());
      }
    }
  }
  return [
    ...findLateForms(document),
    ...findFreeMembers(document),
    ...findConstructorNames(document),
    ...[...closed].map(
      (place) =>
        `${place}: a response with a closed enum breaks clients when it grows; use x-extensible-enum`,
    ),
  ];
}

function findLateForms(document: ContractDocument): string[] {
  return locateOperations(document)
    .filter(({ requestBody }) => Object.keys(requestBody?.content ?? {}).indexOf('multipart/form-data') > 0)
    .map(
      ({ operation }) => `${operation.operationId}: name multipart/form-data before the other content types`,
    );
}

function findConstructorNames({ components }: ContractDocument): string[] {
  return Object.keys(components.schemas)
    .filter((name) => name.startsWith('New') && Object.hasOwn(components.schemas, name.slice('New'.length)))
    .map((name) => `${name}: in Go this is the name of the constructor of ${name.slice('New'.length)}`);
}

function findFreeMembers(document: ContractDocument): string[] {
  return Object.entries(document.components.schemas).flatMap(([name, schema]) => {
    const members = [schema['oneOf'], schema['anyOf']].flat().filter((member) => member !== undefined);
    return members
      .map((member) => resolveReference(document, member as JsonSchema))
      .filter((member) => member['type'] === 'object' && !member['properties'])
      .map(() => `${name}: a member of this union has no properties, and so matches every object`);
  });
}

/**
 * Adds the place of every closed enum in a schema. An object that admits no other property repeats what a request
 * said, as a rule does with its conditions, and what a request may say is closed.
 */
function collectClosedEnums(
  document: ContractDocument,
  value: unknown,
  place: string,
  found: Set<string>,
  seen: Set<unknown>,
): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const entry of value) collectClosedEnums(document, entry, place, found, seen);
    return;
  }
  const schema = value as JsonSchema;
  if (schema['additionalProperties'] === false) return;
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].split('/').at(-1) ?? '';
    collectClosedEnums(document, resolveReference(document, { $ref: schema['$ref'] }), name, found, seen);
    return;
  }
  if (schema['enum']) found.add(place);
  for (const [keyword, entry] of Object.entries(schema)) {
    if (keyword === 'properties') {
      for (const [name, property] of Object.entries(entry as Record<string, unknown>)) {
        collectClosedEnums(document, property, `${place}.${name}`, found, seen);
      }
    } else if (!['example', 'examples', 'default', 'discriminator'].includes(keyword)) {
      collectClosedEnums(document, entry, place, found, seen);
    }
  }
}
