import { expect } from 'chai';
import type { ContractDocument, JsonSchema, MediaType } from '../../src/codegen/contractDocument.ts';
import { findGeneratorFaults } from '../../src/codegen/findGeneratorFaults.ts';

const CLOSED = 'a response with a closed enum breaks clients when it grows; use x-extensible-enum';
const status: JsonSchema = { type: 'string', enum: ['open'] };

/** A contract with one operation that takes `request` and answers a Thing. */
function contract(
  schemas: Record<string, JsonSchema>,
  request: Record<string, MediaType> = {},
): ContractDocument {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  const updateThing = {
    operationId: 'updateThing',
    requestBody: { content: request },
    responses: { 200: { content } },
  };
  return { paths: { '/things': { post: updateThing } }, components: { schemas } };
}

describe('findGeneratorFaults', () => {
  for (const [what, schemas, faults] of [
    [
      'a closed enum of a property',
      { Thing: { type: 'object', properties: { status } } },
      [`Thing.status: ${CLOSED}`],
    ],
    [
      'a closed enum of a component that the answer holds, once',
      {
        Thing: {
          type: 'object',
          properties: {
            first: { $ref: '#/components/schemas/Status' },
            all: { $ref: '#/components/schemas/All' },
          },
        },
        All: { type: 'array', items: { $ref: '#/components/schemas/Status' } },
        Status: status,
      },
      [`Status: ${CLOSED}`],
    ],
    [
      'a closed enum in an answer that holds itself',
      { Thing: { type: 'object', properties: { parent: { $ref: '#/components/schemas/Thing' }, status } } },
      [`Thing.status: ${CLOSED}`],
    ],
    [
      "a schema with the name of another one's constructor in Go",
      { Thing: { type: 'object' }, NewThing: { type: 'object' }, NewYear: { type: 'object' } },
      ['NewThing: in Go this is the name of the constructor of Thing'],
    ],
    [
      'a closed enum inside a union',
      { Thing: { oneOf: [{ type: 'null' }, { type: 'object', properties: { status } }] } },
      [`Thing.status: ${CLOSED}`],
    ],
    [
      'not an enum that may grow',
      {
        Thing: { type: 'object', properties: { status: { type: 'string', 'x-extensible-enum': ['open'] } } },
      },
      [],
    ],
    [
      'not what repeats a request',
      { Thing: { type: 'object', additionalProperties: false, properties: { status } } },
      [],
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      const document = contract(structuredClone(schemas) as unknown as Record<string, JsonSchema>);
      expect(findGeneratorFaults(document)).to.deep.equal(faults);
    });
  }

  it('finds a member of a union that has no properties', () => {
    const union = (member: JsonSchema) => ({
      Thing: { oneOf: [{ $ref: '#/components/schemas/Empty' }, { type: 'null' }] },
      Empty: { type: 'object', additionalProperties: false, ...member },
    });
    expect(findGeneratorFaults(contract(union({})))).to.deep.equal([
      'Thing: a member of this union has no properties, and so matches every object',
    ]);
    expect(findGeneratorFaults(contract(union({ properties: { name: {} } })))).to.deep.equal([]);
  });

  it('finds a form that is not the first content type of its body', () => {
    const form = { 'multipart/form-data': {} };
    const thing = { Thing: { type: 'object' } };
    expect(findGeneratorFaults(contract(thing, { 'text/csv': {}, ...form }))).to.deep.equal([
      'updateThing: name multipart/form-data before the other content types',
    ]);
    expect(findGeneratorFaults(contract(thing, { ...form, 'text/csv': {} }))).to.deep.equal([]);
    expect(findGeneratorFaults(contract(thing, form))).to.deep.equal([]);
  });
});
