import { expect } from 'chai';
import { RowIdentities } from '../../../src/files/csv/rowIdentity.ts';

const coffee = {
  date: '2025-01-02',
  amount: '3.00',
  description: 'Corner Coffee',
  currency: null as string | null,
};

describe('the identity of a CSV row', () => {
  it('csv identity: equal rows are told apart by their number, in every file alike', () => {
    const first = new RowIdentities('account', 10);
    const ids = [first.next(coffee), first.next({ ...coffee, amount: '4.00' }), first.next(coffee)];
    expect(new Set(ids).size).to.equal(3);
    const second = new RowIdentities('account', 1000);
    expect([second.next(coffee), second.next(coffee)]).to.deep.equal([ids[0], ids[2]]);
  });

  it('csv identity: case, spacing and a half character do not matter; account, date, amount, currency and words do', () => {
    const id = (change: Partial<typeof coffee>, account = 'account') =>
      new RowIdentities(account, 1).next({ ...coffee, ...change });
    const same = [{ description: ' CORNER  coffee\uFFFD ' }, { description: 'Ｃorner Coffee' }].map(
      (change) => id(change),
    );
    expect(same).to.deep.equal([id({}), id({})]);
    const others = [
      id({ date: '2025-01-03' }),
      id({ amount: '-3.00' }),
      id({ description: 'Corner Tea' }),
      id({}, 'other'),
      id({ currency: 'EUR' }),
    ];
    expect(new Set([id({}), ...others]).size).to.equal(6);
  });

  it('csv identity: a hundred thousand rows keep their places', () => {
    const identities = new RowIdentities('account', 100_000);
    const ids = new Set<string>();
    for (let row = 0; row < 100_000; row++)
      ids.add(identities.next({ ...coffee, description: `Row ${row % 50_000}` }));
    expect(ids.size).to.equal(100_000);
  });
});
