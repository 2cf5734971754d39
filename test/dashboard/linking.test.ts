import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { Screen } from '../support/dashboard.ts';
import { openScreen, settle } from '../support/dashboard.ts';
import { type LinkSetup, startLinkSetup } from '../support/linkSetup.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('linking a bank in the dashboard', function () {
  this.timeout(90_000);
  let setup: LinkSetup;
  let browser: Browser | null;
  let screen: Screen;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
      return;
    }
    setup = await startLinkSetup();
    const { url, keys } = setup.app;
    screen = await openScreen(browser, `${url}/`, { key: keys.full_access });
  });
  after(async () => {
    await browser?.close();
    await setup?.close();
  });

  it('starts with nothing, links a bank on its own page, and shows its first sync', async () => {
    const { page } = screen;
    await page.getByRole('link', { name: 'Link a bank' }).click();
    const dialog = page.getByRole('dialog', { name: 'Link a bank' });
    await dialog.getByLabel('Whose bank is it?').selectOption({ label: 'Alex' });
    await dialog.getByLabel('Connected by').selectOption('plaid');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Tartan Bank' }).click();
    await page.getByLabel('User name').fill('alex');
    await page.keyboard.press('Enter');
    // The first sync may have ended before the page asks about the bank.
    const oneConnection = /\/api\/v1\/connections\/[^/]+$/;
    await page.route(oneConnection, async (route) => {
      const readConnections = async () => (await setup.app.get('/api/v1/connections')).body.data;
      await waitUntil('the first sync has ended', readConnections, {
        until: ([connection]) => connection?.last_synced_at,
      });
      await route.continue();
    });
    await page.getByRole('button', { name: 'Share these accounts' }).click();
    await page.waitForURL(`${setup.app.url}/accounts**`);
    await page.locator('.toast').filter({ hasText: 'Tartan Bank is linked.' }).waitFor();
    await page.unroute(oneConnection);
    await page.locator('.toast').filter({ hasText: 'Tartan Bank is up to date' }).last().waitFor();
    await settle(page);
    const { body } = await setup.app.get('/api/v1/accounts');
    expect(body.data.length).to.be.greaterThan(0);
    for (const { name } of body.data) await page.getByText(name, { exact: true }).first().waitFor();
    expect(page.url()).to.equal(`${setup.app.url}/accounts`);
  });

  it('a sign-in page that could not be opened makes no second person', async () => {
    const { page } = screen;
    await page.getByRole('button', { name: 'Link a bank' }).click();
    const dialog = page.getByRole('dialog', { name: 'Link a bank' });
    await dialog.getByLabel('Whose bank is it?').selectOption({ label: 'Somebody new' });
    await dialog.getByLabel('Name').fill('Robin');
    const error = { code: 'VALIDATION_ERROR', message: 'Not now.', request_id: 'test' };
    await page.route('**/link-sessions', (route) => route.fulfill({ status: 400, json: { error } }));
    for (const _attempt of [1, 2]) {
      const answered = page.waitForResponse('**/link-sessions');
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await answered;
      await dialog.getByRole('button', { name: 'Continue', disabled: false }).waitFor();
    }
    await page.unroute('**/link-sessions');
    await page.keyboard.press('Escape');
    const { body } = await setup.app.get('/api/v1/users');
    expect(body.data.filter(({ name }: { name: string }) => name === 'Robin').length).to.equal(1);
  });

  it('follows a sync that somebody else started a moment before', async () => {
    const { page } = screen;
    const { body } = await setup.app.get('/api/v1/connections');
    const error = { code: 'SYNC_IN_PROGRESS', message: 'It is syncing.', request_id: 'test' };
    await page.route('**/api/v1/sync', async (route) => {
      await setup.app.post('/api/v1/sync', { connection_id: body.data[0].id });
      await route.fulfill({ status: 409, json: { error } });
    });
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByRole('button', { name: 'Syncing' }).waitFor();
    await page.getByRole('button', { name: 'Sync now' }).waitFor();
    await page.locator('.toast').filter({ hasText: 'Tartan Bank is up to date' }).last().waitFor();
    expect(await page.locator('.toast').filter({ hasText: 'It is syncing.' }).count()).to.equal(0);
    await page.unroute('**/api/v1/sync');
  });

  it('shows what a sync brings that somebody else started', async () => {
    const { page } = screen;
    const { control } = setup.sandbox.plaid;
    const { body } = await setup.app.get('/api/v1/connections');
    const item = control.items()[0]?.itemId ?? '';
    control.addTransactions({
      item,
      transactions: [{ name: 'NEWS STAND', merchantName: null, amount: '2.40' }],
    });
    await setup.app.post('/api/v1/sync', { connection_id: body.data[0].id });
    await page.locator('.sidebar').getByRole('link', { name: 'Transactions' }).click();
    await page.getByText('NEWS STAND').first().waitFor();
    await page.locator('.sidebar').getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Sync now' }).waitFor();
  });

  it('a bank that asks for a new sign-in has one button, and works again after it', async () => {
    const { page } = screen;
    const { control } = setup.sandbox.plaid;
    control.requireLogin({ item: control.items()[0]?.itemId ?? '' });
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.locator('.toast').filter({ hasText: 'Tartan Bank wants you to sign in again.' }).waitFor();
    await page.getByText('Nothing new arrives until you do.').waitFor();
    const mend = page.getByRole('button', { name: 'Sign in again' });
    await mend.click();
    await page.getByLabel('User name').fill('alex');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${setup.app.url}/accounts**`);
    await page.locator('.toast').filter({ hasText: 'Tartan Bank is signed in again.' }).waitFor();
    await page.locator('.toast').filter({ hasText: 'Tartan Bank is up to date' }).last().waitFor();
    await page.getByText('Working').waitFor();
    expect(await mend.count()).to.equal(0);
  });

  it('a bank that was linked by mistake goes with everything of it', async () => {
    const { page } = screen;
    await page.getByRole('button', { name: 'More for Tartan Bank' }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Tartan Bank?' });
    await dialog.getByLabel(/^Delete its \d+ accounts/).check();
    await dialog.getByLabel('Type “Tartan Bank” to remove it').fill('Tartan Bank');
    await dialog.getByRole('button', { name: 'Remove and delete' }).click();
    await page.locator('.toast').filter({ hasText: 'everything of it is deleted' }).waitFor();
    await page.getByText('No bank is linked').waitFor();
    const { db } = setup.app.context;
    for (const table of ['connections', 'accounts', 'transactions', 'sync_logs', 'balance_snapshots']) {
      expect([table, await db(table).first('*')]).to.deep.equal([table, undefined]);
    }
  });
});
