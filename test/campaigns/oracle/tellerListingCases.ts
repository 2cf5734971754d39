import { expect } from 'chai';
import { bankAccount } from './bank/ledger.ts';
import type { DefineCase } from './defineCase.ts';
import { byDateAndName, expectedRow } from './household.ts';
import { linked, purchase } from './tellerCases.ts';

/** Cases of whole listings at a provider that only lists: how far back they reach, and how much they may lack. */
export function defineTellerListingCases(define: DefineCase): void {
  define(
    'horizon',
    'a hold that a new login no longer lists takes no older row with it that the bank no longer reaches',
    async (home) => {
      const { bank, connection } = await linked(home, [
        purchase(home, 'hold', -40, '80.00', 'GRAND HOTEL', { pending: true }),
        purchase(home, 'rent', -30, '900.00', 'RENT'),
        purchase(home, 'books', -25, '21.40', 'BOOKPEOPLE'),
        purchase(home, 'shoes', -12, '80.00', 'SHOE STATION'),
      ]);
      await home.categorize('rent', 'rent-and-utilities');
      const kept = [
        expectedRow(bank.get('rent'), { category: 'rent-and-utilities' }),
        expectedRow(bank.get('books')),
      ];
      await home.api.ok('DELETE', `/connections/${connection}`);
      const second = home.tellerLogin([bankAccount(`again_${home.userId}`)], bank.institution.id);
      second.put(
        purchase(home, 'shoes2', -12, '80.00', 'SHOE STATION'),
        purchase(home, 'new', -1, '3.00', 'CAFE'),
      );
      const again = await home.link(second);
      const rows = [
        ...kept,
        expectedRow(second.get('shoes2'), { row: 'shoes' }),
        expectedRow(second.get('new')),
      ].sort(byDateAndName);
      expect(await home.ledger()).to.deep.equal(rows);
      await home.sync(again);
      expect(await home.ledger()).to.deep.equal(rows);
    },
  );

  define('half a list', 'a listing that lost too much is believed only the second time', async (home) => {
    const rows = Array.from({ length: 12 }, (_, index) =>
      purchase(home, `r${index}`, -(index % 8), `${index + 10}.50`, `SHOP ${index}`),
    );
    const { bank, connection } = await linked(home, rows);
    const all = rows.map((row) => expectedRow(row)).sort(byDateAndName);
    bank.remove(...rows.slice(0, 7).map(({ id }) => id));
    expect(await home.sync(connection)).to.include({ removed_count: 0 });
    expect(await home.ledger()).to.deep.equal(all);
    // Asked again at once the bank may still have its bad day.
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal(all);
    await home.setup.product.advanceClock(11 * 60_000);
    expect(await home.sync(connection)).to.include({ removed_count: 7 });
    expect(await home.ledger()).to.deep.equal(
      rows
        .slice(7)
        .map((row) => expectedRow(row))
        .sort(byDateAndName),
    );
  });
}
