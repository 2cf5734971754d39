import { expect } from 'chai';
import type { ContractDocument, JsonSchema } from '../../src/codegen/contractDocument.ts';
import { findContractFaults } from '../../src/codegen/findContractFaults.ts';

const contract = (schemas: Record<string, JsonSchema>): ContractDocument => ({
  paths: {},
  components: { schemas },
});
const described = { description: 'A thing.' };

describe('findContractFaults', () => {
  for (const [what, schemas, fault] of [
    ['a component without a description', { Thing: { type: 'string' } }, 'Thing: needs a description'],
    [
      'a property without a description',
      { Thing: { ...described, type: 'object', properties: { name: { type: 'string' } } } },
      'Thing.name: needs a description',
    ],
    [
      'a name that a bundler made up',
      { 'schema-2': { ...described, type: 'string' } },
      'schema-2: this name is made up by a bundler or taken in some language; choose a noun of the field',
    ],
    [
      'a name that is a reserved word',
      { Import: { ...described, type: 'string' } },
      'Import: this name is made up by a bundler or taken in some language; choose a noun of the field',
    ],
    [
      'a property whose name is a reserved word',
      { Thing: { ...described, type: 'object', properties: { import: { ...described, type: 'string' } } } },
      'Thing.import: this name is a reserved word, which generators rename',
    ],
    [
      'a 32-bit number',
      { Thing: { ...described, type: ['number', 'null'] } },
      'Thing: needs format double, or generators make it a 32-bit float',
    ],
    [
      'null in an enum',
      { Thing: { ...described, enum: ['a', null] } },
      'Thing: holds null in an enum; use oneOf with type null',
    ],
    [
      'values that differ in punctuation alone',
      { Thing: { ...described, enum: ['YYYY-MM-DD', 'YYYY/MM/DD'] } },
      'Thing: has enum values that differ only in punctuation',
    ],
    [
      'an object without a name',
      { Thing: { ...described, type: 'array', items: { type: 'object', properties: {} } } },
      'Thing[items]: give this object a component of its own',
    ],
    [
      'an enum without a name',
      { Thing: { ...described, type: 'array', items: { enum: ['a'] } } },
      'Thing[items]: give this enum a component of its own',
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      expect(findContractFaults(contract(schemas as unknown as Record<string, JsonSchema>))).to.deep.equal([
        fault,
      ]);
    });
  }

  it('finds nothing in named, described objects', () => {
    const schemas = {
      Thing: {
        ...described,
        type: 'object',
        properties: { amount: { ...described, type: 'number', format: 'double' }, other: { $ref: '#/x' } },
      },
    };
    expect(findContractFaults(contract(schemas))).to.deep.equal([]);
  });

  for (const [what, operation, faults] of [
    ['none', {}, ['getThing: needs x-reach: one of accounts, household, none']],
    ['an unknown one', { 'x-reach': 'some' }, ['getThing: needs x-reach: one of accounts, household, none']],
    ['accounts', { 'x-reach': 'accounts' }, []],
    ['household', { 'x-reach': 'household' }, []],
    ['none, without 403', { 'x-reach': 'none' }, ['getThing: needs 403 for limited keys']],
    ['none, with 403', { 'x-reach': 'none', responses: { '403': {} } }, []],
    ['none, without a key', { security: [] }, []],
    [
      'one, without a key',
      { security: [], 'x-reach': 'none' },
      ['getThing: takes no API key, so it has no x-reach'],
    ],
  ] as [string, object, string[]][]) {
    it(`an operation whose reach is ${what} has ${faults.length === 0 ? 'no' : 'one'} fault`, () => {
      const get = {
        operationId: 'getThing',
        responses: {},
        security: [{ ApiKey: ['read_only'] }],
        ...('security' in operation ? {} : { 'x-cost': 'light' }),
        ...operation,
      };
      const document = { paths: { '/things': { get } }, components: { schemas: {} } };
      expect(findContractFaults(document as ContractDocument)).to.deep.equal(faults);
    });
  }

  it('an operation with a key says what it costs, and one without does not', () => {
    const get = { operationId: 'getThing', responses: {}, security: [{ ApiKey: ['read_only'] }] };
    const faultsOf = (operation: object) =>
      findContractFaults({
        paths: { '/things': { get: operation } },
        components: { schemas: {} },
      } as unknown as ContractDocument);
    expect(faultsOf({ ...get, 'x-reach': 'accounts' })).to.deep.equal([
      'getThing: needs x-cost: one of light, heavy',
    ]);
    expect(faultsOf({ ...get, security: [], 'x-cost': 'heavy' })).to.deep.equal([
      'getThing: takes no API key, so it has no x-cost',
    ]);
  });

  it("a write of what is the household's needs 403 for limited keys", () => {
    const security = [{ ApiKey: ['full_access'] }];
    const put = {
      operationId: 'setThing',
      responses: {},
      security,
      'x-reach': 'household',
      'x-cost': 'light',
    };
    const document = { paths: { '/things': { put } }, components: { schemas: {} } };
    expect(findContractFaults(document as unknown as ContractDocument)).to.deep.equal([
      'setThing: needs 403 for limited keys',
    ]);
  });
});
