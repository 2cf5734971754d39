/** What the tests of files for an account of a linked bank share: a bank that delivers what they script, and files. */
import { expect } from 'chai';
import type { FeedTransaction } from '../../../src/providers/provider.ts';
import { linkConnection } from '../../support/linkedConnection.ts';
import { runSync } from '../../support/runSync.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';

/** A row of a file: the day, the text and the amount, positive for money out. */
export type FileLine = readonly [day: string, text: string, amount: string, more?: string];

export const toCsv = (lines: readonly FileLine[]): string =>
  ['Date,Description,Amount', ...lines.map(([day, text, amount]) => `${day},${text},${amount}`)].join('\n');

/** The bank's row of this id, day, text and amount. */
export const row = (
  id: string,
  date: string,
  name: string,
  amount: string,
  more: Partial<FeedTransaction> = {},
): FeedTransaction => purchase(id, { date, name, amount, merchantName: null, ...more });

export class LinkedAccount {
  app!: TestApp;
  bank!: ScriptedProvider;
  connectionId = '';
  accountId = '';

  async start(): Promise<void> {
    this.bank = scriptedProvider();
    this.app = await startTestApp({ replacements: { providers: { plaid: this.bank } } });
  }

  /** Links a login, whose first sync brings these rows. */
  async link(rows: readonly FeedTransaction[], accounts = [checking]): Promise<void> {
    this.connectionId = await linkConnection(this.app, 'first');
    await this.sync(page({ accounts, upserted: [...rows], cursor: '1' }));
    const { body } = await this.app.get('/api/v1/accounts');
    this.accountId = body.data[0].id;
  }

  /** Removes the login and links another one. Nothing of it is synced yet. */
  async relink(): Promise<void> {
    await this.app.delete(`/api/v1/connections/${this.connectionId}`);
    const { body: users } = await this.app.get('/api/v1/users');
    const { body } = await this.app.post('/api/v1/connections', {
      user_id: users.data[0].id,
      provider: 'plaid',
      credentials: { public_token: `after ${this.connectionId}` },
    });
    await this.app.context.db('sync_logs').where('connection_id', body.id).delete();
    this.connectionId = body.id;
  }

  async sync(...script: ScriptedProvider['script']) {
    this.bank.script = script;
    const log = await runSync(this.app, this.connectionId);
    expect(log.status).to.equal('success');
    return log;
  }

  /** What a sync without a cursor brings. */
  async pullAll(...script: ScriptedProvider['script']) {
    await this.app.context.db('connections').where('id', this.connectionId).update({ sync_cursor: null });
    return this.sync(...script);
  }

  send(operation: 'import' | 'preview', file: string, query = '') {
    return this.app.post(
      `/api/v1/files/${operation}?account_id=${this.accountId}&positive_is=debit${query}`,
      file,
      { contentType: 'application/octet-stream' },
    );
  }

  /** Imports lines, and returns the result for the account. */
  async import(lines: readonly FileLine[], query = '') {
    const { status, body } = await this.send('import', toCsv(lines), query);
    expect([status, body.error?.message]).to.deep.equal([201, undefined]);
    return { importId: body.import_id as string, assumptions: body.assumptions, ...body.accounts[0] };
  }

  /** The visible rows, oldest first. */
  async ledger(): Promise<string[]> {
    const { body } = await this.app.get(`/api/v1/transactions?account_id=${this.accountId}&limit=500`);
    return body.data
      .map((one: Record<string, string>) => `${one['date']} ${one['name']} ${one['amount']}`)
      .sort();
  }

  async idOf(name: string): Promise<string> {
    const { body } = await this.app.get(`/api/v1/transactions?account_id=${this.accountId}&limit=500`);
    return body.data.find((one: Record<string, string>) => one['name'] === name)?.id;
  }
}
