import { expect } from 'chai';
import type { DefineCase } from './defineCase.ts';
import { expectedRow } from './household.ts';
import { linked, purchase } from './plaidRowCases.ts';

/** What the bank refuses until the user signs in again. */
const NEEDS_REAUTH: [code: string, type: string][] = [
  ['ITEM_LOGIN_REQUIRED', 'ITEM_ERROR'],
  ['INVALID_CREDENTIALS', 'ITEM_ERROR'],
  ['INVALID_MFA', 'ITEM_ERROR'],
  ['ITEM_LOCKED', 'ITEM_ERROR'],
  ['USER_SETUP_REQUIRED', 'ITEM_ERROR'],
  ['INSUFFICIENT_CREDENTIALS', 'ITEM_ERROR'],
  ['MFA_NOT_SUPPORTED', 'ITEM_ERROR'],
  ['NO_ACCOUNTS', 'ITEM_ERROR'],
  ['USER_PERMISSION_REVOKED', 'ITEM_ERROR'],
  ['ACCESS_NOT_GRANTED', 'ITEM_ERROR'],
  ['PASSWORD_RESET_REQUIRED', 'ITEM_ERROR'],
  ['ITEM_NOT_FOUND', 'ITEM_ERROR'],
  ['INVALID_ACCESS_TOKEN', 'INVALID_INPUT'],
  ['ADDITIONAL_CONSENT_REQUIRED', 'INVALID_INPUT'],
];

/** The bank refuses, and signing in again would not help. */
const IS_ERROR: [code: string, type: string][] = [
  ['INSTITUTION_NO_LONGER_SUPPORTED', 'INSTITUTION_ERROR'],
  ['PRODUCTS_NOT_SUPPORTED', 'ITEM_ERROR'],
];

export function definePlaidErrorCases(define: DefineCase): void {
  define('error table', 'each refusal of the bank leads to the status it asks for', async (home) => {
    const { bank, connection } = await linked(home, [purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE')]);
    const statuses: Record<string, string> = {};
    for (const [code, type] of [...NEEDS_REAUTH, ...IS_ERROR]) {
      bank.failure = { status: 400, type, code };
      const log = await home.trySync(connection);
      expect(log).to.include({ status: 'error', error_code: code });
      const state = await home.api.ok('GET', `/connections/${connection}`);
      expect(state.error_code).to.equal(code);
      statuses[code] = state.status;
      bank.failure = null;
      const again = await home.api.ok('POST', `/connections/${connection}/reauth`);
      expect(again.status).to.equal('active');
      const { recent_sync: sync } = await home.api.ok('GET', `/connections/${connection}/status`);
      expect(await home.api.finishedSync(sync.id)).to.include({ status: 'success' });
    }
    expect(statuses).to.deep.equal({
      ...Object.fromEntries(NEEDS_REAUTH.map(([code]) => [code, 'pending_reauth'])),
      ...Object.fromEntries(IS_ERROR.map(([code]) => [code, 'error'])),
    });
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('books'))]);
  });

  define('no longer supported', 'a bank that is gone for good is not tried again', async (home) => {
    const { bank, connection } = await linked(home, [purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE')]);
    bank.failure = { status: 400, type: 'INSTITUTION_ERROR', code: 'INSTITUTION_NO_LONGER_SUPPORTED' };
    bank.calls.length = 0;
    await home.trySync(connection);
    expect(bank.calls.filter((path) => path === '/transactions/sync')).to.have.length.at.most(1);
    const state = await home.api.ok('GET', `/connections/${connection}`);
    expect(state).to.include({ status: 'error', next_sync_at: null });
  });

  define(
    'failed sync',
    'a sync that failed reports what it fetched and no row that it did not store',
    async (home) => {
      const { bank, connection } = await linked(home, [purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE')]);
      bank.put(
        purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
        purchase(home, 'coffee', -1, '4.75', 'SUMMER MOON COFFEE'),
      );
      bank.layout = { size: 1, changes: 'net', order: 'as it happened' };
      const { arrived, open } = bank.gate.close();
      const syncing = home.trySync(connection);
      await arrived;
      open();
      const second = bank.gate.close();
      await second.arrived;
      bank.failure = { status: 400, type: 'ITEM_ERROR', code: 'ITEM_LOGIN_REQUIRED' };
      second.open();
      const log = await syncing;
      expect(log).to.include({
        status: 'error',
        error_code: 'ITEM_LOGIN_REQUIRED',
        added_count: 0,
        modified_count: 0,
        removed_count: 0,
        fetched_count: 1,
      });
      expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('books'))]);
      bank.failure = null;
      await home.api.ok('POST', `/connections/${connection}/reauth`);
      const { recent_sync: sync } = await home.api.ok('GET', `/connections/${connection}/status`);
      expect(await home.api.finishedSync(sync.id)).to.include({ status: 'success', added_count: 2 });
      expect(await home.ledger()).to.deep.equal(
        ['books', 'shoes', 'coffee'].map((id) => expectedRow(bank.get(id))),
      );
    },
  );
}
