import { expect } from 'chai';
import { lockForMerge } from '../../../src/store/accountMerges.ts';
import { blockSyncs } from '../../../src/store/connections.ts';
import { startTestApp } from '../../support/testApp.ts';
import { isWaitingForLock } from '../../support/waitingForLocks.ts';
import { waitUntil } from '../../support/waitUntil.ts';

describe('importFile while accounts of files are merged', () => {
  it('adds nothing to an account that has been merged meanwhile, and says so', async () => {
    const app = await startTestApp();
    try {
      const { db } = app.context;
      const { body: user } = await app.post('/api/v1/users', { name: 'Ada' });
      const query = `user_id=${user.id}&account_type=depository&currency=USD&positive_is=debit`;
      const make = async (name: string) => {
        const { body } = await app.post(
          `/api/v1/files/import?${query}&account_name=${name}`,
          `Date,Description,Amount\n2025-01-0${name.length},Shop ${name},3.00\n`,
          { contentType: 'text/csv' },
        );
        return body.accounts[0].account_id as string;
      };
      const [source, target] = [await make('One'), await make('Other')];
      const { connection_id: connectionId } = await db('accounts').where('id', source).first();
      let go = () => {};
      const written = new Promise<void>((resolve) => {
        go = resolve;
      });
      const merging = db.transaction(async (trx) => {
        await blockSyncs(trx, connectionId);
        await lockForMerge(trx, [source, target]);
        await written;
        await trx('accounts').where('id', source).update({ merged_into: target });
      });
      const importing = app.post(
        `/api/v1/files/import?account_id=${source}&positive_is=debit`,
        'Date,Description,Amount\n2025-03-01,Late Shop,5.00\n',
        { contentType: 'text/csv' },
      );
      await waitUntil('the import waits for the merge', () => isWaitingForLock(db));
      go();
      await merging;
      const { status, body } = await importing;
      expect([status, body.error?.code]).to.deep.equal([409, 'CONFLICT']);
    } finally {
      await app.close();
    }
  });

  it('adds nothing to a merged account that the file itself names', async () => {
    const app = await startTestApp();
    try {
      const { body: user } = await app.post('/api/v1/users', { name: 'Ada' });
      const send = (name: string, day: string) =>
        app.post(
          `/api/v1/files/import?user_id=${user.id}&account_type=depository&currency=USD`,
          `!Account\nN${name}\nTBank\n^\n!Type:Bank\nD01/${day}/2025\nT-3.00\nPShop\n^\nD01/31/2025\nT-4.00\nPShop\n^\n`,
          { contentType: 'application/octet-stream' },
        );
      const first = await send('One', '20');
      expect([first.status, first.body.error?.message]).to.deep.equal([201, undefined]);
      const other = await send('Other', '21');
      const source = first.body.accounts[0].account_id;
      const merged = await app.post(`/api/v1/accounts/${source}/merge`, {
        into_account_id: other.body.accounts[0].account_id,
      });
      expect(merged.status).to.equal(200);
      const { status, body } = await send('One', '22');
      expect([status, body.error?.code]).to.deep.equal([409, 'CONFLICT']);
    } finally {
      await app.close();
    }
  });
});
