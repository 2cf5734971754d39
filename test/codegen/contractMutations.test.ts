import { expect } from 'chai';
import { findBreakingChanges } from '../../src/codegen/compatibility/findBreakingChanges.ts';
import type { ContractDocument } from '../../src/codegen/contractDocument.ts';

/** One contract, and what becomes of its clients when one thing in it changes. */

// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches into any part of the document.
type Document = any;

const contract = (): Document => ({
  servers: [{ url: 'http://127.0.0.1:8080/base' }],
  paths: {
    '/things/{id}': {
      put: {
        operationId: 'replaceThing',
        security: [{ ApiKey: ['full_access'] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          {
            name: 'tags',
            in: 'query',
            style: 'form',
            explode: false,
            schema: { type: 'array', items: { type: 'string' } },
          },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['date', 'name'] } },
        ],
        requestBody: {
          required: false,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Request' } },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        responses: {
          200: {
            headers: {
              ETag: { required: true, schema: { type: 'string' } },
              'X-Limit': { schema: { type: 'integer' } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          404: { content: { 'application/json': { schema: { type: 'object' } } } },
        },
      },
    },
  },
  components: {
    securitySchemes: { ApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    schemas: {
      Request: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200 },
          note: { type: ['string', 'null'] },
          size: { type: 'number', minimum: 0 },
          color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
          list: { type: 'array', items: { type: 'string' }, maxItems: 20 },
          action: {
            oneOf: [{ $ref: '#/components/schemas/SetAction' }, { $ref: '#/components/schemas/TagAction' }],
          },
          condition: { $ref: '#/components/schemas/Condition' },
          extra: { type: 'object', additionalProperties: { type: 'number' } },
        },
      },
      SetAction: {
        type: 'object',
        required: ['type'],
        properties: { type: { type: 'string', enum: ['set'] } },
      },
      TagAction: {
        type: 'object',
        required: ['type'],
        properties: { type: { type: 'string', enum: ['tag'] } },
      },
      Condition: { type: 'object', properties: { not: { $ref: '#/components/schemas/Condition' } } },
      Thing: {
        type: 'object',
        required: ['id', 'amount', 'status', 'kind'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          amount: { type: 'number', maximum: 1000 },
          status: { type: 'string', 'x-extensible-enum': ['active', 'error'] },
          kind: { type: 'string', enum: ['a', 'b'] },
          code: { type: 'string', pattern: '^[A-Z]+$' },
          rows: { type: 'array', items: { type: 'string' } },
          owner: {
            oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }],
          },
        },
      },
      Person: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      Company: { type: 'object', required: ['number'], properties: { number: { type: 'integer' } } },
    },
  },
});

const operation = (document: Document) => document.paths['/things/{id}'].put;
const parameter = (document: Document, name: string) =>
  operation(document).parameters.find((each: { name: string }) => each.name === name);
const request = (document: Document) => document.components.schemas.Request;
const thing = (document: Document) => document.components.schemas.Thing;
const ok = (document: Document) => operation(document).responses[200];

const breaking: [string, (document: Document) => unknown][] = [
  // The operation
  ['the operation is removed', (d) => delete d.paths['/things/{id}'].put],
  [
    'the path is renamed',
    (d) => Object.assign(d.paths, { '/stuff/{id}': d.paths['/things/{id}'], '/things/{id}': {} }),
  ],
  ['the method changes', (d) => Object.assign(d.paths, { '/things/{id}': { post: operation(d) } })],
  ['the server path changes', (d) => (d.servers[0].url = 'http://127.0.0.1:8080/other')],
  // Security
  [
    'another scheme is demanded besides',
    (d) => (operation(d).security = [{ ApiKey: ['full_access'], Mutual: [] }]),
  ],
  ['another scheme is demanded instead', (d) => (operation(d).security = [{ Mutual: [] }])],
  ['the key header is renamed', (d) => (d.components.securitySchemes.ApiKey.name = 'Authorization')],
  ['the key moves into the query', (d) => (d.components.securitySchemes.ApiKey.in = 'query')],
  ['the scheme is removed', (d) => delete d.components.securitySchemes.ApiKey],
  // Parameters
  ['a parameter is removed', (d) => operation(d).parameters.pop()],
  ['a parameter becomes required', (d) => (parameter(d, 'limit').required = true)],
  [
    'a required parameter is added',
    (d) => operation(d).parameters.push({ name: 'new', in: 'query', required: true, schema: {} }),
  ],
  ['a list is written in another way', (d) => (parameter(d, 'tags').explode = true)],
  ['a list gets another style', (d) => (parameter(d, 'tags').style = 'pipeDelimited')],
  ['a default changes', (d) => (parameter(d, 'limit').schema.default = 10)],
  ['a default is added', (d) => (parameter(d, 'sort').schema.default = 'date')],
  ['a maximum is lowered', (d) => (parameter(d, 'limit').schema.maximum = 100)],
  ['a minimum is raised', (d) => (parameter(d, 'limit').schema.minimum = 2)],
  ['a value is removed', (d) => parameter(d, 'sort').schema.enum.pop()],
  ['a parameter gets another type', (d) => (parameter(d, 'limit').schema.type = 'string')],
  // Requests
  ['a body becomes required', (d) => (operation(d).requestBody.required = true)],
  ['a content type is no longer accepted', (d) => delete operation(d).requestBody.content['text/csv']],
  ['a request field becomes required', (d) => request(d).required.push('note')],
  ['a request field is removed', (d) => delete request(d).properties.note],
  ['a request field may no longer be null', (d) => (request(d).properties.note.type = 'string')],
  ['a request number becomes an integer', (d) => (request(d).properties.size.type = 'integer')],
  ['a request gains a format', (d) => (request(d).properties.name.format = 'email')],
  ['a request pattern changes', (d) => (request(d).properties.color.pattern = '^#[0-9a-f]{3}$')],
  ['a request gains multipleOf', (d) => (request(d).properties.size.multipleOf = 0.01)],
  ['a request gains exclusiveMinimum', (d) => (request(d).properties.size.exclusiveMinimum = 0)],
  ['a request gains exclusiveMaximum', (d) => (request(d).properties.size.exclusiveMaximum = 9)],
  ['a request gains dependentRequired', (d) => (request(d).dependentRequired = { note: ['size'] })],
  ['a request gains not', (d) => (request(d).not = { required: ['note'] })],
  [
    'a request gains oneOf',
    (d) =>
      (request(d).properties.name = {
        oneOf: [
          { type: 'string', format: 'uuid' },
          { type: 'string', format: 'email' },
        ],
      }),
  ],
  ['a request object is closed', (d) => (request(d).additionalProperties = false)],
  [
    'the values of a request map get narrower',
    (d) => (request(d).properties.extra.additionalProperties = { type: 'integer' }),
  ],
  [
    'a request is wrapped in allOf with a demand',
    (d) => (d.components.schemas.Request = { allOf: [request(d), { required: ['size'] }] }),
  ],
  ['a request gains uniqueItems', (d) => (request(d).properties.list.uniqueItems = true)],
  [
    'a request map becomes a closed object',
    (d) => (request(d).properties.extra = { type: 'object', properties: {}, additionalProperties: false }),
  ],
  ['a request union loses a branch', (d) => request(d).properties.action.oneOf.pop()],
  [
    'a request constant changes',
    (d) => (d.components.schemas.TagAction.properties.type = { type: 'string', const: 'label' }),
  ],
  ['a recursive request schema gets narrower', (d) => (d.components.schemas.Condition.maxProperties = 1)],
  ['a request gains a keyword that is not known', (d) => (request(d).unevaluatedProperties = false)],
  // Responses
  ['a success is removed', (d) => delete operation(d).responses[200]],
  ['a response type is removed', (d) => (ok(d).content = { 'text/plain': { schema: {} } })],
  ['a response header is removed', (d) => delete ok(d).headers['X-Limit']],
  ['a response header may be missing', (d) => (ok(d).headers.ETag.required = false)],
  ['a response header gets another type', (d) => (ok(d).headers['X-Limit'].schema.type = 'string')],
  ['a response field is removed', (d) => delete thing(d).properties.code],
  ['a response field may be missing', (d) => thing(d).required.shift()],
  ['a response field may be null, as a type', (d) => (thing(d).properties.amount.type = ['number', 'null'])],
  [
    'a response field may be null, as a branch',
    (d) => thing(d).properties.owner.oneOf.push({ type: 'null' }),
  ],
  [
    'a response field may be null, in the words of OpenAPI 3.0',
    (d) => (thing(d).properties.amount.nullable = true),
  ],
  ['a response field loses its type', (d) => delete thing(d).properties.code.type],
  ['a response field loses its format', (d) => delete thing(d).properties.id.format],
  ['a response field loses its enum', (d) => delete thing(d).properties.kind.enum],
  ['a closed response enum gains a value', (d) => thing(d).properties.kind.enum.push('c')],
  ['a response field loses its pattern', (d) => delete thing(d).properties.code.pattern],
  [
    'a response integer becomes a number',
    (d) => (d.components.schemas.Company.properties.number.type = 'number'),
  ],
  ['a response maximum is raised', (d) => (thing(d).properties.amount.maximum = 5000)],
  ['a response list loses its items', (d) => delete thing(d).properties.rows.items],
  [
    'a response union gains a branch',
    (d) => thing(d).properties.owner.oneOf.push({ type: 'object', required: ['x'], properties: { x: {} } }),
  ],
  ['a response gains a keyword that is not known', (d) => (thing(d).patternProperties = { '^x': {} })],
];

const harmless: [string, (document: Document) => unknown][] = [
  ['an operation is added', (d) => (d.paths['/new'] = { get: { operationId: 'getNew', responses: {} } })],
  ['the host of the server changes', (d) => (d.servers[0].url = 'https://bank.example/base')],
  ['a smaller scope suffices', (d) => (operation(d).security = [{ ApiKey: ['read_only'] }])],
  ['another scheme is accepted too', (d) => operation(d).security.push({ Mutual: [] })],
  [
    'an optional parameter is added',
    (d) => operation(d).parameters.push({ name: 'new', in: 'query', schema: {} }),
  ],
  ['the style of a list is spelled out', (d) => (parameter(d, 'limit').style = 'form')],
  ['a maximum is raised', (d) => (parameter(d, 'limit').schema.maximum = 1000)],
  ['a value is accepted besides', (d) => parameter(d, 'sort').schema.enum.push('amount')],
  ['a request field is added', (d) => (request(d).properties.more = { type: 'string' })],
  ['a request field may be null', (d) => (request(d).properties.size.type = ['number', 'null'])],
  ['a request loses its pattern', (d) => delete request(d).properties.color.pattern],
  ['a request union gains a branch', (d) => request(d).properties.action.oneOf.push({ type: 'null' })],
  ['a request union is reordered', (d) => request(d).properties.action.oneOf.reverse()],
  ['a response union is reordered', (d) => thing(d).properties.owner.oneOf.reverse()],
  [
    'a request is wrapped in allOf without a demand',
    (d) => (d.components.schemas.Request = { allOf: [request(d), { description: 'x' }] }),
  ],
  ['an error is removed', (d) => delete operation(d).responses[404]],
  ['a response field is added', (d) => (thing(d).properties.more = { type: 'string' })],
  [
    'an open response enum gains a value',
    (d) => thing(d).properties.status['x-extensible-enum'].push('paused'),
  ],
  ['a response field is always there', (d) => thing(d).required.push('code')],
  ['a response field gains a format', (d) => (thing(d).properties.code.format = 'hostname')],
  ['a description changes', (d) => (thing(d).description = 'Another text.')],
  [
    'a component is renamed',
    (d) => {
      d.components.schemas.Human = d.components.schemas.Person;
      thing(d).properties.owner.oneOf[0] = { $ref: '#/components/schemas/Human' };
    },
  ],
];

describe('the gate against breaking changes', () => {
  const verdict = (mutate: (document: Document) => unknown): string[] => {
    const current = contract();
    mutate(current);
    return findBreakingChanges(contract() as ContractDocument, current);
  };

  it('finds nothing where nothing changes', () => {
    expect(verdict(() => undefined)).to.deep.equal([]);
  });
  for (const [what, mutate] of breaking) {
    it(`stops: ${what}`, () => {
      const found = verdict(mutate);
      expect(found).to.have.length.of.at.least(1);
    });
  }
  for (const [what, mutate] of harmless) {
    it(`passes: ${what}`, () => {
      expect(verdict(mutate)).to.deep.equal([]);
    });
  }
});
