import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { Screen } from '../support/dashboard.ts';
import { openScreen, settle } from '../support/dashboard.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const TWO_YEARS = [
  'Date,Description,Amount',
  ...Array.from({ length: 24 }, (_, month) => {
    const day = new Date(Date.UTC(2024, 11 + month, 15)).toISOString().slice(0, 10);
    return `${day},SALARY,2000.00\n${day},RENT,-900.50`;
  }),
].join('\n');

describe('a household that only has files, in the dashboard', function () {
  this.timeout(60_000);
  let app: TestApp;
  let browser: Browser | null;
  let screen: Screen;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
      return;
    }
    app = await startTestApp();
    screen = await openScreen(browser, `${app.url}/`, { key: app.keys.full_access });
    await settle(screen.page);
  });
  after(async () => {
    await browser?.close();
    await app?.close();
  });

  it('drops two years of CSV for somebody whom it names on the way', async () => {
    const { page } = screen;
    await page.locator('main').getByRole('link', { name: 'Import a file' }).click();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'checking.csv', mimeType: 'text/csv', buffer: Buffer.from(TWO_YEARS) });
    const ready = page.getByRole('button', { name: 'Import 48 rows' });
    await page.getByLabel('Name', { exact: true }).fill('Everyday');
    await page.getByLabel('Currency').fill('eur');
    await ready.waitFor();
    expect(await ready.isDisabled(), 'whose it is has to be said').to.equal(true);
    await page.getByLabel('Name of the person').fill('Noor');
    await page.getByRole('button', { name: 'Import 48 rows', disabled: false }).click();
    await page.locator('.toast').filter({ hasText: 'Imported: 48 new' }).waitFor();
    const { body } = await app.get('/api/v1/accounts');
    expect(
      body.data.map((account: Record<string, unknown>) => [account['name'], account['user_name']]),
    ).to.deep.equal([['Everyday', 'Noor']]);
  });

  it('adds cash by hand, and sees it with the balance of the file in the net worth', async () => {
    const { page } = screen;
    await page.locator('.sidebar').getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add by hand' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an account by hand' });
    await dialog.getByLabel('Name', { exact: true }).fill('Cash');
    expect(await dialog.getByLabel('Currency').inputValue(), 'as the other account').to.equal('EUR');
    await dialog.getByLabel('Balance').fill('250,00');
    await dialog.getByText('Write it like 1250.00').waitFor();
    expect(await dialog.getByRole('button', { name: 'Add' }).isDisabled()).to.equal(true);
    await dialog.getByLabel('Balance').fill('250.25');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.locator('.toast').filter({ hasText: 'Cash is added.' }).waitFor();
    await page.getByText('€250.25').first().waitFor();

    await page.getByRole('button', { name: 'More for Everyday' }).click();
    await page.getByRole('button', { name: 'Set the balance' }).click();
    await page.getByRole('dialog').getByLabel('Balance').fill('1000.10');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('€1,000.10').first().waitFor();
    await page.locator('.sidebar').getByRole('link', { name: 'Overview' }).click();
    await page.locator('.net-worth').getByText('€1,250.35').first().waitFor();
  });

  it('deletes an account for good once its name is typed', async () => {
    const { page } = screen;
    await page.locator('.sidebar').getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'More for Everyday' }).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete Everyday?' });
    await dialog.getByText('48 transactions').waitFor();
    const remove = dialog.getByRole('button', { name: 'Delete for good' });
    expect(await remove.isDisabled()).to.equal(true);
    await dialog.getByLabel('Type “Everyday” to delete it').fill('Everyday');
    await remove.click();
    await page.locator('.toast').filter({ hasText: 'Everyday is deleted.' }).waitFor();
    const { body } = await app.get('/api/v1/accounts');
    expect(body.data.map(({ name }: { name: string }) => name)).to.deep.equal(['Cash']);
    expect((await app.get('/api/v1/transactions/count')).body.count).to.equal(0);
    expect(screen.problems).to.deep.equal([]);
  });
});
