import { expect } from 'chai';
import { responses as validators } from '../../generated/responseValidators.js';
import { routes } from '../../generated/routes.js';
import type { ContractDocument, ErrorEntry, Example } from '../../src/codegen/contractDocument.ts';
import { locateOperations } from '../../src/codegen/contractDocument.ts';
import { documentErrors } from '../../src/codegen/documentErrors.ts';
import { statusOf } from '../../src/errors.ts';
import { locatedOperations } from '../support/contractDocument.ts';

const envelope = {
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorResponse' } } },
};
const entry = (status: number, rest: Partial<ErrorEntry> = {}): ErrorEntry => ({
  status,
  meaning: 'It failed.',
  remedy: 'Try again.',
  examples: [{ message: 'No.' }],
  ...rest,
});

/** A contract with two operations that answer 409, and these errors. */
const contractWith = (errors: Record<string, ErrorEntry>): ContractDocument => ({
  paths: {
    '/a': { post: { operationId: 'makeA', responses: { 409: { $ref: '#/components/responses/Conflict' } } } },
    '/b': { post: { operationId: 'makeB', responses: { 409: { $ref: '#/components/responses/Conflict' } } } },
  } as unknown as ContractDocument['paths'],
  components: {
    schemas: { ErrorCode: { 'x-extensible-enum': ['TAKEN', 'BUSY'] } },
    responses: { Conflict: envelope },
  },
  'x-errors': errors,
});

describe('documentErrors', () => {
  it('gives each operation the codes that it lists, with the example that fits', () => {
    const documented = documentErrors(
      contractWith({
        TAKEN: entry(409, {
          given_by: 'listed operations',
          examples: [{ operations: ['makeA'], message: 'A has it.' }],
        }),
        BUSY: entry(409, {
          examples: [{ operations: ['makeB'], message: 'B is busy.' }, { message: 'Busy.' }],
        }),
      }),
    );
    const messages = locateOperations(documented).map(({ responses }) =>
      Object.values(responses['409']?.content?.['application/json']?.examples ?? {}).map(
        (example) => (example as Example).value.error.message,
      ),
    );
    expect(messages).to.deep.equal([['A has it.', 'Busy.'], ['B is busy.']]);
  });

  for (const [fault, errors] of [
    ['BUSY: has no entry', { TAKEN: entry(409) }],
    ['SOLD: is not in ErrorCode.yaml', { TAKEN: entry(409), BUSY: entry(409), SOLD: entry(409) }],
    ['makeA: no code has the status 409', { TAKEN: entry(400), BUSY: entry(400) }],
    ['TAKEN: has no example for makeA', { TAKEN: entry(409, { examples: [] }), BUSY: entry(409) }],
    [
      'TAKEN: no operation is named makeC',
      { TAKEN: entry(409, { examples: [{ operations: ['makeC'] }, { message: 'x' }] }), BUSY: entry(409) },
    ],
    [
      'BUSY: makeA does not declare 423',
      { TAKEN: entry(409), BUSY: entry(423, { examples: [{ operations: ['makeA'], message: 'x' }] }) },
    ],
  ] as const) {
    it(`refuses a catalogue that the contract contradicts: ${fault}`, () => {
      expect(() => documentErrors(contractWith(errors))).to.throw(fault);
    });
  }
});

describe('the errors of every operation', () => {
  for (const { operation, responses } of locatedOperations) {
    it(`${operation.operationId}: an example of each code, which is a valid answer`, () => {
      for (const [status, response] of Object.entries(responses)) {
        const codes = response['x-error-codes'];
        if (!codes) continue;
        const examples = response.content?.['application/json']?.examples ?? {};
        expect(Object.keys(examples)).to.deep.equal(codes);
        for (const [code, example] of Object.entries(examples)) {
          const { value } = example as { value: { error: { code: string; doc_url: string } } };
          expect([value.error.code, value.error.doc_url]).to.deep.equal([code, `/docs/errors#${code}`]);
          const validate = validators[operation.operationId as keyof typeof validators][Number(status)];
          expect(validate?.(value), `${status} ${code}: ${JSON.stringify(validate?.errors)}`).to.equal(true);
        }
      }
    });
  }

  it('every code is documented somewhere, with its usual status at least once', () => {
    const documented = new Set(
      routes.flatMap(({ errorCodes }) =>
        Object.entries(errorCodes).flatMap(([status, codes]) => codes.map((code) => `${status} ${code}`)),
      ),
    );
    expect(
      Object.entries(statusOf).filter(([code, status]) => !documented.has(`${status} ${code}`)),
    ).to.deep.equal([]);
  });
});
