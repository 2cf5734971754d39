import Ajv2020Module from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { keepMatchingBranch } from '../../src/http/unionErrors.ts';

const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = { type: 'string' };
const tag = (...values: string[]) => ({ enum: values });

const CREDENTIALS = {
  oneOf: [
    object({ provider: tag('plaid'), public_token: text }),
    object({ provider: tag('teller'), access_token: text, enrollment_id: text }),
  ],
};
/** As the conditions of a rule: leaves that differ in field and operator, or a list of conditions. */
const CONDITION = {
  $id: 'condition',
  oneOf: [
    object({ field: tag('name', 'merchant'), op: tag('eq', 'contains'), value: text }),
    object({ field: tag('amount'), op: tag('eq', 'gt'), value: { type: 'number' } }),
    object({ and: { type: 'array', items: { $ref: 'condition' } } }),
  ],
};
const WRAPPED = { type: 'object', properties: { items: { type: 'array', items: CREDENTIALS } } };
const SCALAR = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] };

/** The errors of a value after the choice of a branch: where, what, and the listed values if there are any. */
function errorsOf(schema: object, value: unknown): unknown[] {
  // The options of the generated validators.
  const validate = new Ajv2020Module.default({
    allErrors: true,
    strict: false,
    strictNumbers: true,
    inlineRefs: false,
  }).compile(schema);
  if (validate(value)) return [];
  return keepMatchingBranch(validate.errors ?? []).map(({ instancePath, keyword, params, message }) =>
    [
      instancePath,
      keyword === 'type' ? message : keyword,
      params['allowedValues'] ?? params['missingProperty'] ?? params['additionalProperty'],
    ].filter((part) => part !== undefined),
  );
}

interface Case {
  title: string;
  schema: object;
  value: unknown;
  errors: unknown[];
}

const cases: Case[] = [
  {
    title: 'without a union, every error is kept',
    schema: object({ name: text, size: { type: 'number' } }),
    value: { name: 1, colour: 'red' },
    errors: [
      ['', 'required', 'size'],
      ['', 'additionalProperties', 'colour'],
      ['/name', 'must be string'],
    ],
  },
  {
    title: 'a missing field is reported for the branch that the tag names',
    schema: CREDENTIALS,
    value: { provider: 'teller', access_token: 't' },
    errors: [['', 'required', 'enrollment_id']],
  },
  {
    title: 'so is an unknown field, even if it belongs to the other branch',
    schema: CREDENTIALS,
    value: { provider: 'plaid', public_token: 'p', access_token: 't' },
    errors: [['', 'additionalProperties', 'access_token']],
  },
  {
    title: 'and an invalid value',
    schema: CREDENTIALS,
    value: { provider: 'plaid', public_token: 7 },
    errors: [['/public_token', 'must be string']],
  },
  {
    title: 'an unknown tag is one error with the tags of all branches',
    schema: CREDENTIALS,
    value: { provider: 'stripe', public_token: 'p' },
    errors: [['/provider', 'enum', ['plaid', 'teller']]],
  },
  {
    title: 'a missing tag is reported for the branch whose other fields fit',
    schema: CREDENTIALS,
    value: { public_token: 'p' },
    errors: [['', 'required', 'provider']],
  },
  {
    title: 'a union within a list keeps the path',
    schema: WRAPPED,
    value: { items: [{ provider: 'plaid', public_token: 'p' }, { provider: 'plaid' }] },
    errors: [['/items/1', 'required', 'public_token']],
  },
  {
    title: 'two elements of a list are judged one by one',
    schema: WRAPPED,
    value: { items: [{ provider: 'plaid' }, { provider: 'x' }] },
    errors: [
      ['/items/0', 'required', 'public_token'],
      ['/items/1/provider', 'enum', ['plaid', 'teller']],
    ],
  },
  {
    title: 'a value of no branch’s type names all types',
    schema: SCALAR,
    value: {},
    errors: [['', 'must be string or number or null']],
  },
  {
    title: 'an operator of another field lists those of this field only',
    schema: CONDITION,
    value: { field: 'amount', op: 'contains', value: 5 },
    errors: [['/op', 'enum', ['eq', 'gt']]],
  },
  {
    title: 'an unknown field lists the fields of all leaves',
    schema: CONDITION,
    value: { field: 'colour', op: 'eq', value: 'red' },
    errors: [['/field', 'enum', ['name', 'merchant', 'amount']]],
  },
  {
    title: 'a nested condition reports the innermost error',
    schema: CONDITION,
    value: {
      and: [
        {
          and: [
            { field: 'name', op: 'eq', value: 'x' },
            { field: 'name', op: 'eq', value: 3 },
          ],
        },
      ],
    },
    errors: [['/and/0/and/1/value', 'must be string']],
  },
];

describe('keepMatchingBranch', () => {
  for (const { title, schema, value, errors } of cases) {
    it(title, () => {
      expect(errorsOf(schema, value)).to.have.deep.members(errors);
    });
  }

  it('a valid value of each branch has no error', () => {
    expect(errorsOf(CREDENTIALS, { provider: 'plaid', public_token: 'p' })).to.deep.equal([]);
    expect(errorsOf(CONDITION, { and: [{ field: 'amount', op: 'gt', value: 5 }] })).to.deep.equal([]);
  });
});
