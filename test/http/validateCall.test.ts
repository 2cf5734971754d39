import { expect } from 'chai';
import { routes } from '../../generated/routes.js';
import { ApiError } from '../../src/errors.ts';
import { validateParameters } from '../../src/http/validateCall.ts';

const route = routes.find(({ operationId }) => operationId === 'listTransactions');
if (!route) throw new Error('The contract has no listTransactions.');

/** Returns the values of a query, or the parameters that are refused. */
function read(query: Record<string, string | string[]>): unknown {
  try {
    return validateParameters(route as NonNullable<typeof route>, {}, query, {}).query;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { [error.code]: error.details?.map(({ path }) => path) };
  }
}

const refused = (path: string) => ({ INVALID_PARAMETER: [path] });

describe('query parameters', () => {
  for (const [name, text, expected] of [
    ['limit', '1', 1],
    ['limit', '500', 500],
    ['limit', '0', refused('limit')],
    ['limit', '501', refused('limit')],
    ['limit', '1e2', refused('limit')],
    ['limit', '0x10', refused('limit')],
    ['limit', '+5', refused('limit')],
    ['limit', ' 5', refused('limit')],
    ['limit', '5.0', refused('limit')],
    ['limit', '', refused('limit')],
    ['min_amount', '-12.50', -12.5],
    ['min_amount', '0', 0],
    ['min_amount', '.5', refused('min_amount')],
    ['min_amount', '5.', refused('min_amount')],
    ['min_amount', '1,5', refused('min_amount')],
    ['min_amount', 'Infinity', refused('min_amount')],
    ['min_amount', 'NaN', refused('min_amount')],
    ['pending', 'true', true],
    ['pending', 'false', false],
    ['pending', 'True', refused('pending')],
    ['pending', '1', refused('pending')],
    ['start_date', '2026-02-28', '2026-02-28'],
    ['start_date', '2026-02-29', refused('start_date')],
    ['start_date', '2028-02-29', '2028-02-29'],
    ['start_date', '2026-2-1', refused('start_date')],
    ['search', 'coffee', 'coffee'],
    ['search', 'nul\0', refused('search')],
    ['search', 'half \ud83d', refused('search')],
    ['lmit', '5', refused('lmit')],
  ] as const) {
    it(`${name}=${JSON.stringify(text)} is ${typeof expected === 'object' ? 'refused' : JSON.stringify(expected)}`, () => {
      const values = read({ [name]: text });
      if (typeof expected === 'object') expect(values).to.deep.equal(expected);
      else expect(values).to.have.property(name, expected);
    });
  }

  it('a parameter given twice is refused', () => {
    expect(read({ limit: ['1', '2'] })).to.deep.equal(refused('limit'));
  });

  it('an omitted parameter gets its default from the contract', () => {
    expect(read({})).to.have.property('limit', 50);
  });

  it('each invalid parameter is named', () => {
    const both = { limit: 'x', pending: 'x' };
    expect(read(both)).to.have.property('INVALID_PARAMETER').with.members(['limit', 'pending']);
  });
});
