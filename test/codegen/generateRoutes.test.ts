import { expect } from 'chai';
import { generateRoutes } from '../../src/codegen/generateRoutes.ts';

type Document = Parameters<typeof generateRoutes>[0];

const ok = { '200': {} };
const documentOf = (operation: object): Document => ({
  security: [{ ApiKey: ['read_only'] }],
  paths: { '/things/{id}': { post: { operationId: 'doThing', responses: ok, ...operation } } },
  components: { schemas: { Names: { type: 'array', items: { type: 'string' } } } },
});

/** Returns the only route of a document, parsed from the generated source. */
const routeOf = (operation: object) => {
  const source = generateRoutes(documentOf(operation));
  return JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1));
};

describe('generateRoutes', () => {
  it('an operation with no security of its own has that of the document, and accepts no body', () => {
    expect(routeOf({})).to.deep.equal({
      operationId: 'doThing',
      method: 'post',
      path: '/things/{id}',
      scope: 'read_only',
      reach: 'none',
      contentTypes: [],
      bodyRequired: false,
      query: {},
      headers: [],
      hasETag: false,
      cost: 'light',
      isSigned: false,
      ignoresUnknownQuery: false,
      invalidBodyStatus: 400,
      statuses: [200],
      errorCodes: {},
    });
  });

  for (const [security, scope] of [
    [[], null],
    [[{ ApiKey: ['full_access'] }], 'full_access'],
    [[{ ApiKey: [] }], null],
  ] as const) {
    it(`security ${JSON.stringify(security)} requires the scope ${scope}`, () => {
      expect(routeOf({ security }).scope).to.equal(scope);
    });
  }

  for (const [schema, kind] of [
    [{ type: 'integer' }, 'integer'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'string' }, 'string'],
    [{ type: ['null', 'integer'] }, 'integer'],
    [{ $ref: '#/components/schemas/Names' }, 'list'],
    [{}, 'string'],
  ] as const) {
    it(`a parameter of ${JSON.stringify(schema)} is read as ${kind}`, () => {
      const parameters = [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'filter', in: 'query', schema },
      ];
      expect(routeOf({ parameters }).query).to.deep.equal({ filter: kind });
    });
  }

  it('a body has its content types and whether it is required', () => {
    const requestBody = { required: true, content: { 'text/csv': {}, 'multipart/form-data': {} } };
    expect(routeOf({ requestBody })).to.include({ bodyRequired: true });
    expect(routeOf({ requestBody }).contentTypes).to.deep.equal(['text/csv', 'multipart/form-data']);
  });
});
