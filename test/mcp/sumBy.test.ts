import { expect } from 'chai';
import { sumBy } from '../../src/mcp/sumBy.ts';

const row = (iso: string | null, unofficial: string | null, total: number) => ({
  iso_currency_code: iso,
  unofficial_currency_code: unofficial,
  total,
});

describe('sumBy', () => {
  it('adds up each currency exactly', () => {
    const rows = [row('USD', null, 0.1), row('EUR', null, 5), row('USD', null, 0.2), row(null, null, 1)];
    expect(sumBy(rows, ['total'])).to.deep.equal([
      { currency: 'USD', total: 0.3 },
      { currency: 'EUR', total: 5 },
      { currency: null, total: 1 },
    ]);
  });

  it('adds no unofficial currency to the ISO currency of the same letters', () => {
    const rows = [row('USD', null, 10), row(null, 'USD', 4000), row(null, 'BTC', 1), row(null, 'USD', 500)];
    expect(sumBy(rows, ['total'])).to.deep.equal([
      { currency: 'USD', total: 10 },
      { currency: 'USD', unofficial_currency_code: 'USD', total: 4500 },
      { currency: 'BTC', unofficial_currency_code: 'BTC', total: 1 },
    ]);
  });
});
