import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import { importFile } from '../../src/files/importFile.ts';
import { takeBackImport } from '../../src/files/takeBackImport.ts';
import type { FeedAccount, FeedTransaction } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { Random } from '../support/random.ts';
import { runSync } from '../support/runSync.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { DAYS, dateOf, Model, type Purchase } from './linkedModel.ts';

/**
 * A bank, its exports and a model of the ledger. The model knows only which purchases are real, which of them the bank
 * has delivered and not taken back, and which a file has brought on days that the bank did not cover at the time. Bank and
 * file date a purchase alike; their texts are alike or not.
 */

/** To see a failure again, run with LINKED_SEED set to the seed in its title. */
const seed = Number(process.env['LINKED_SEED'] ?? randomInt(2 ** 31));
const RUNS = 25 * Number(process.env['BREADBOX_TEST_FACTOR'] ?? 1);

/** Some banks word an export like the feed, others do not. */
const feedText = ({ shop }: Purchase) => ['TEA HOUSE', 'SEPA 8871 XKQ', 'ORCHARD GROCER'][shop] ?? '';
const fileText = ({ shop }: Purchase) => ['Tea House', 'Landlord', 'Orchard Grocer 0117'][shop] ?? '';

describe(`files and deliveries of a bank in any order (seed ${seed})`, () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  before(async () => {
    bank = scriptedProvider();
    // The same bank also behaves like a provider that only lists.
    app = await startTestApp({ replacements: { providers: { plaid: bank, teller: bank } } });
  });
  after(() => app.close());

  for (let run = 0; run < RUNS; run++) {
    it(`leave the bank's rows and those of the file from before its days: history ${run}`, async () => {
      const random = new Random(seed + run);
      const world = new World(app, bank, random, `${seed}-${run}`);
      await world.link();
      const steps: string[] = ['link'];
      for (let step = 0; step < 7; step++) {
        steps.push(await world.step());
        expect(await world.ledger(), steps.join(', ')).to.deep.equal(world.model.rows);
        expect(await world.missingOfBank(), steps.join(', ')).to.deep.equal([]);
      }
      for (const id of world.imports) await takeBackImport(app.context, id).catch(onlyReplaced);
      world.model.fromFiles.clear();
      expect(await world.ledger(), `${steps.join(', ')}, take back`).to.deep.equal(world.model.rows);
    });
  }
});

function onlyReplaced(error: unknown): void {
  if (!(error instanceof Error && error.message.includes('was replaced'))) throw error;
}

class World {
  readonly model = new Model();
  readonly imports: string[] = [];
  readonly #app: TestApp;
  readonly #bank: ScriptedProvider;
  readonly #random: Random;
  readonly #name: string;
  readonly #purchases: Purchase[];
  /** What the bank has taken back, although exports may still have it. */
  readonly #gone = new Set<Purchase>();
  /** What the present login delivered late, which it lists from then on. */
  readonly #ofLogin = new Set<Purchase>();
  readonly #onlyLists: boolean;
  #connectionId = '';
  #accountId = '';
  #logins = 0;
  #cursor = 0;
  /** The first day that the bank lists; what it delivers besides is late. */
  #from = 0;

  constructor(app: TestApp, bank: ScriptedProvider, random: Random, name: string) {
    this.#app = app;
    this.#bank = bank;
    this.#random = random;
    this.#name = name;
    this.#onlyLists = random.happens(0.4);
    this.#purchases = Array.from({ length: random.between(15, 60) }, (_, id) => ({
      id,
      day: random.between(0, DAYS - 1),
      amount: random.pick(['3', '4.5', '-20', '900']),
      shop: random.between(0, 2),
    }));
  }

  async link(): Promise<void> {
    this.#from = this.#random.between(10, 30);
    // A login without a transaction takes no file.
    if (!this.#purchases.some(({ day }) => day === this.#from)) {
      this.#purchases.push({ id: this.#purchases.length, day: this.#from, amount: '7', shop: 0 });
    }
    this.#connectionId = await linkConnection(this.#app, `${this.#name}-0`);
    if (this.#onlyLists) {
      await this.#app.context
        .db('connections')
        .where('id', this.#connectionId)
        .update({ provider: 'teller' });
    }
    await this.#list();
    const account = await this.#app.context
      .db('accounts')
      .where('connection_id', this.#connectionId)
      .first('id');
    this.#accountId = account.id;
  }

  async step(): Promise<string> {
    const kind = this.#random.pick([
      'import',
      'import',
      'import',
      'late',
      'removal',
      'full',
      'relink',
    ] as const);
    if (kind === 'import') return this.#import();
    if (this.#onlyLists && kind !== 'removal') {
      this.#from = this.#random.between(0, 35);
      return this.#list();
    }
    if (kind === 'late') return this.#deliverLate();
    if (kind === 'removal') return this.#remove();
    if (kind === 'full') return this.#listAgain();
    return this.#relink();
  }

  async ledger(): Promise<string[]> {
    return (await this.#visible()).map(({ date, amount }) => `${date} ${Number(amount)}`).sort();
  }

  /** What the bank has delivered and the ledger does not show as the bank words it. */
  async missingOfBank(): Promise<string[]> {
    const shown = (await this.#visible()).map(
      ({ date, amount, name }) => `${date} ${Number(amount)} ${name}`,
    );
    return [...this.model.delivered]
      .map((one) => `${dateOf(one.day)} ${one.amount} ${feedText(one)}`)
      .filter((text) => {
        const at = shown.indexOf(text);
        if (at >= 0) shown.splice(at, 1);
        return at < 0;
      });
  }

  #visible(): Promise<{ date: string; amount: string; name: string }[]> {
    return this.#app.context
      .db('transactions')
      .select('date', 'amount', 'name')
      .where('account_id', this.#accountId)
      .whereNull('removed_by_provider_at');
  }

  get #account(): FeedAccount {
    return { ...checking, externalId: `checking ${this.#name} ${this.#logins}`, persistentId: this.#name };
  }

  #toFeed = (one: Purchase): FeedTransaction =>
    purchase(`${this.#name} ${this.#logins} ${one.id}`, {
      accountExternalId: this.#account.externalId,
      date: dateOf(one.day),
      amount: one.amount,
      name: feedText(one),
      merchantName: null,
    });

  async #sync(script: Parameters<typeof page>[0]): Promise<void> {
    this.#cursor += 1;
    this.#bank.script = [page({ ...script, cursor: String(this.#cursor) })];
    const log = await runSync(this.#app, this.#connectionId);
    expect(log.status, log.error_message).to.equal('success');
  }

  /** Everything that the bank has from the first day on; nothing on that day moves it to the first purchase. */
  async #list(listedFrom = DAYS - 1): Promise<string> {
    const rows = this.#purchases.filter((one) => one.day >= this.#from && !this.#gone.has(one));
    const from = Math.min(listedFrom, ...rows.map(({ day }) => day));
    const window = { accountExternalId: this.#account.externalId, from: dateOf(from), to: '9999-12-31' };
    await this.#sync({
      accounts: [this.#account],
      upserted: rows.map(this.#toFeed),
      windows: this.#onlyLists ? [window] : [],
    });
    if (rows.length > 0 || this.#onlyLists) this.model.list(rows, from);
    return `list from ${dateOf(from)}`;
  }

  async #import(): Promise<string> {
    const first = this.#random.between(0, DAYS - 1);
    const last = this.#random.between(first, DAYS - 1);
    const rows = this.#purchases
      .filter(({ day }) => day >= first && day <= last)
      .sort((a, b) => a.day - b.day || a.id - b.id);
    // An account without a transaction of its bank takes no file.
    if (rows.length === 0 || this.model.delivered.size === 0) return 'nothing to import';
    const lines = rows.map((one) => `${dateOf(one.day)},${fileText(one)},${one.amount}`);
    const { importId } = await importFile(
      this.#app.context,
      Buffer.from(`Date,Description,Amount\n${lines.join('\n')}\n`),
      {
        layout: { columns: {}, positiveIs: 'debit' },
        target: { accountId: this.#accountId },
        answers: { overlap: 'new', sameAccount: true },
        formats: 'any',
        strict: true,
      },
    );
    this.imports.push(importId);
    this.model.import(rows);
    return `import ${dateOf(first)} to ${dateOf(last)}`;
  }

  /** Everything of the login once more, which includes what arrived late and may bring more of it. */
  async #listAgain(): Promise<string> {
    const { coveredFrom, delivered } = this.model;
    this.#from = this.#random.between(coveredFrom, DAYS - 1);
    const rows = this.#purchases.filter((one) => one.day >= this.#from && !this.#gone.has(one));
    const known = [...delivered].filter((one) => this.#ofLogin.has(one) && one.day < coveredFrom);
    // What is equal in everything to a row of an earlier login is that row, listed again.
    const others = [...delivered].filter((one) => !this.#ofLogin.has(one));
    const isOther = (one: Purchase) =>
      others.every(({ day, amount, shop }) => day !== one.day || amount !== one.amount || shop !== one.shop);
    const late = [...known, ...this.#findLate().filter(isOther)];
    await this.#app.context.db('connections').where('id', this.#connectionId).update({ sync_cursor: null });
    await this.#sync({ accounts: [this.#account], upserted: [...rows, ...late].map(this.#toFeed) });
    if (rows.length + late.length > 0) {
      this.model.list(rows, late.length > 0 ? coveredFrom : Math.min(...rows.map(({ day }) => day)));
    }
    this.model.add(late);
    for (const one of late) this.#ofLogin.add(one);
    return `list again from ${dateOf(this.#from)}, late ${late.map(({ day }) => dateOf(day)).join(' ')}`;
  }

  /** Older transactions, of days of a file or far from any, so that each has one counterpart or none. */
  #findLate(): Purchase[] {
    const fileDays = [...this.model.fromFiles].map(({ day }) => day);
    return this.#purchases.filter(
      (one) =>
        one.day < this.model.coveredFrom &&
        !this.model.delivered.has(one) &&
        !this.#gone.has(one) &&
        (this.model.fromFiles.has(one) || fileDays.every((day) => Math.abs(day - one.day) > 3)) &&
        this.#random.happens(0.3),
    );
  }

  async #deliverLate(): Promise<string> {
    const late = this.#findLate();
    if (late.length === 0) return 'nothing late';
    await this.#sync({ upserted: late.map(this.#toFeed) });
    this.model.add(late);
    for (const one of late) this.#ofLogin.add(one);
    return `late ${late.map(({ day }) => dateOf(day)).join(' ')}`;
  }

  /** The bank takes back a transaction of the present login for good. */
  async #remove(): Promise<string> {
    const one = [...this.model.delivered].find(
      ({ day }) => day >= this.model.coveredFrom && this.#random.happens(0.2),
    );
    if (!one) return 'nothing removed';
    this.#gone.add(one);
    if (this.#onlyLists) {
      this.#from = one.day;
      await this.#list(one.day);
    } else {
      await this.#sync({
        removed: [{ externalId: this.#toFeed(one).externalId, accountExternalId: this.#account.externalId }],
      });
    }
    this.model.delivered.delete(one);
    return `remove ${dateOf(one.day)}`;
  }

  async #relink(): Promise<string> {
    const { db } = this.#app.context;
    await this.#app.delete(`/api/v1/connections/${this.#connectionId}`);
    const { user_id: userId } = await db('connections').where('id', this.#connectionId).first('user_id');
    this.#logins += 1;
    const { status, body } = await this.#app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: { public_token: `${this.#name}-${this.#logins}` },
    });
    expect(status).to.equal(201);
    await db('sync_logs').where('connection_id', body.id).delete();
    this.#connectionId = body.id;
    this.#from = this.#random.between(0, 35);
    this.model.relink();
    this.#ofLogin.clear();
    return `relink: ${await this.#list()}`;
  }
}
