import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { routes } from '../generated/routes.js';
import { operations } from '../src/api/operations.ts';
import type { ContractDocument, JsonSchema } from '../src/codegen/contractDocument.ts';
import { locateOperations, resolveReference } from '../src/codegen/contractDocument.ts';

const root = resolve(import.meta.dirname, '..');
const document: ContractDocument = JSON.parse(readFileSync(join(root, 'generated/openapi.json'), 'utf8'));
const located = locateOperations(document);

/** Every object schema that a request body can reach. */
function requestObjects(schema: JsonSchema, path: string): [string, JsonSchema][] {
  const resolved = resolveReference<JsonSchema>(document, schema);
  const here: [string, JsonSchema][] = resolved['properties'] ? [[path, resolved]] : [];
  const members = Object.entries((resolved['properties'] ?? {}) as Record<string, JsonSchema>);
  const alternatives = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => (resolved[key] ?? []) as JsonSchema[]);
  const items = resolved['items'] ? [resolved['items'] as JsonSchema] : [];
  // A condition of a rule holds conditions: deep enough is when the path repeats itself.
  if (path.split('/').length > 8) return here;
  return [
    ...here,
    ...members.flatMap(([name, member]) => requestObjects(member, `${path}/${name}`)),
    ...[...alternatives, ...items].flatMap((member) => requestObjects(member, `${path}/*`)),
  ];
}

describe('contract', () => {
  it('every operation has a handler, and every handler an operation', () => {
    expect(Object.keys(operations).sort()).to.deep.equal(
      located.map(({ operation }) => operation.operationId).sort(),
    );
  });

  for (const { method, path, operation, parameters, requestBody, responses } of located) {
    const { operationId } = operation;
    const statuses = Object.keys(responses);
    const scopes = (operation.security ?? []).flatMap((requirement) => requirement['ApiKey'] ?? []);
    const takesJson = requestBody !== null;

    it(`${operationId}: declares every refusal that it can answer with`, () => {
      const expected = [
        ...(scopes.length > 0 ? ['400', '401', '429', '500', '503'] : []),
        ...(scopes.includes('full_access') ? ['403'] : []),
        ...(parameters.some(({ in: place }) => place === 'path') ? ['404'] : []),
        ...(takesJson ? ['400', '413', '415'] : []),
      ];
      expect(statuses).to.include.members(expected);
    });

    it(`${operationId}: a write needs full_access, a read does not`, () => {
      const isRead = method === 'get' || /\/(preview)$/.test(path);
      const isPublic =
        !path.startsWith('/api/v1/') || ['getVersion', 'createDashboardSession'].includes(operationId);
      const isAboutSecrets = /api-keys$|webhook-events|audit-events/.test(path);
      expect(scopes).to.deep.equal(
        isPublic ? [] : isRead && !isAboutSecrets ? ['read_only'] : ['full_access'],
      );
    });

    it(`${operationId}: refuses unknown fields in its body`, () => {
      const schema = requestBody?.content['application/json']?.schema;
      const open = schema
        ? requestObjects(schema, '').filter(([, object]) => object['additionalProperties'] !== false)
        : [];
      expect(open.map(([place]) => place)).to.deep.equal([]);
    });
  }

  it('every list answers with data, next_cursor and has_more, and is bounded by limit and cursor', () => {
    const lists = located.filter(
      ({ operation, path }) => operation.operationId.startsWith('list') && path.startsWith('/api/v1/'),
    );
    for (const { operation, parameters, responses } of lists) {
      const schema = resolveReference<JsonSchema>(
        document,
        responses['200']?.content?.['application/json']?.schema ?? {},
      );
      expect(schema['required'], operation.operationId).to.deep.equal(['data', 'next_cursor', 'has_more']);
      const names = parameters.map(({ name }) => name);
      expect(names, operation.operationId).to.include.members(['limit', 'cursor']);
    }
    expect(lists.length).to.be.greaterThan(0);
  });

  it('the routing table is the contract', () => {
    expect(routes.map(({ operationId, method, path }) => [operationId, method, path])).to.deep.equal(
      located.map(({ operation, method, path }) => [operation.operationId, method, path]),
    );
  });
});
