import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { createClient } from '../../generated/client/index.ts';
import { createCondo } from '../../src/cli/seedHousehold.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Screen } from '../support/dashboard.ts';
import { openScreen, settle } from '../support/dashboard.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('accounts that are kept by hand, in the dashboard', function () {
  this.timeout(60_000);
  let app: TestApp;
  let browser: Browser | null;
  let screen: Screen | undefined;
  let userId: string;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
      return;
    }
    app = await startTestApp();
    userId = (await app.post('/api/v1/users', { name: 'Sam' })).body.id;
  });
  afterEach(() => screen?.context.close());
  after(async () => {
    await browser?.close();
    await app?.close();
  });

  async function open(path: string): Promise<Screen> {
    if (!browser) throw new Error('There is no browser.');
    screen = await openScreen(browser, `${app.url}${path}`, { key: app.keys.full_access });
    await settle(screen.page);
    return screen;
  }

  it('a household without any account is told how to get one', async () => {
    const { page } = await open('/accounts');
    await page.getByText('No bank is linked').waitFor();
    expect(await page.getByText('Kept by hand').count()).to.equal(0);
  });

  it("the sample's condo is on the screen of the accounts, with its balance", async () => {
    await createCondo(createClient({ baseUrl: app.url, apiKey: app.keys.full_access }), userId, '2026-11-24');
    const { page, problems } = await open('/accounts');
    const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: 'Kept by hand' }) });
    await card.getByText('Enfield Terrace 4B').waitFor();
    await card.getByText('$236,000.00').waitFor();
    expect(await page.getByText('No bank is linked').count()).to.equal(0);
    expect(problems).to.deep.equal([]);
  });

  it('a total leaves out a balance that is not reported, and says so', async () => {
    const account = { user_id: userId, name: 'Vintage car', type: 'other', iso_currency_code: 'USD' };
    expect((await app.post('/api/v1/accounts', account)).status).to.equal(201);
    const { page } = await open('/');
    const total = page.locator('.balances summary').filter({ hasText: 'Other' });
    expect(await total.locator('.amount').textContent()).to.equal('$236,000.00');
    await total.getByText('1 not reported').waitFor();
    const loan = { ...account, name: 'Loan from a friend', type: 'loan' };
    await app.post('/api/v1/accounts', loan);
    await page.reload();
    await settle(page);
    const unknown = page.locator('.balances summary').filter({ hasText: 'Loans' });
    await unknown.getByText('1 not reported').waitFor();
    expect(await unknown.locator('.amount').count(), 'no total of nothing').to.equal(0);
  });

  it('accounts that cannot be loaded are no empty household', async () => {
    const { page } = await open('/system');
    await page.route('**/api/v1/accounts**', (route) => route.abort());
    await page.route('**/api/v1/connections**', (route) => route.abort());
    await page.locator('.sidebar').getByRole('link', { name: 'Accounts' }).click();
    await page.getByText('This could not be loaded').waitFor();
    expect(await page.getByText('No bank is linked').count()).to.equal(0);
    await page.reload();
    await page.getByText('This could not be loaded').waitFor();
    await page.locator('.sidebar').getByRole('link', { name: 'Health' }).click();
    const banks = page.locator('.checks li').filter({ has: page.getByRole('heading', { name: 'Banks' }) });
    await banks.getByText('Unknown').waitFor();
    expect(await banks.getByText('None linked').count()).to.equal(0);
  });
});
