import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { Screen } from '../support/dashboard.ts';
import { openScreen, settle } from '../support/dashboard.ts';
import type { PopulatedHousehold } from '../support/populatedHousehold.ts';
import { startPopulatedHousehold } from '../support/populatedHousehold.ts';

const NOW = '2026-11-24T12:00:00Z';
const CSV = 'Date,Description,Amount\n03/04/2026,CORNER SHOP,12.50\n05/06/2026,PARKING,3.10\n';

/** The parts of the browser that an evaluated function of these tests uses. */
interface FormGlobals {
  document: {
    querySelectorAll(selector: string): Iterable<{ checked: boolean; disabled: boolean; click(): void }>;
  };
  requestAnimationFrame(callback: (time: number) => void): void;
}

describe('what a household does in the dashboard', function () {
  this.timeout(60_000);
  let household: PopulatedHousehold;
  let browser: Browser | null;
  let screen: Screen;
  let page: Page;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
      return;
    }
    household = await startPopulatedHousehold();
    const { url, keys } = household.app;
    screen = await openScreen(browser, `${url}/`, { key: keys.full_access, now: NOW });
    ({ page } = screen);
  });
  after(async () => {
    await browser?.close();
    await household?.close();
  });

  const api = async (path: string) => (await household.app.get(`/api/v1${path}`)).body;
  const go = async (name: string) => {
    await page.locator('.sidebar').getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await settle(page);
  };
  const toast = (text: RegExp) => page.locator('.toast').filter({ hasText: text });

  it('finds a transaction, in an address that can be shared', async () => {
    await go('Transactions');
    await page.getByLabel('Search transactions').fill('coffee');
    await page.waitForURL('**/transactions?search=coffee');
    await settle(page);
    const { count } = await api('/transactions/count?search=coffee');
    await page.getByRole('heading', { level: 1, name: `Transactions${count}` }).waitFor();
    await page.getByRole('button', { name: 'Filter' }).first().click();
    await page.getByRole('dialog', { name: 'Filters' }).getByLabel('Money').selectOption('out');
    await page.keyboard.press('Escape');
    await page.getByText('Amount money out').waitFor();
    await page.getByRole('button', { name: 'Filter' }).first().click();
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByLabel('At least').fill('12,50');
    await filters.getByText('Write it like 12.50').waitFor();
    expect(page.url(), 'what is no amount changes nothing').to.contain('min_amount=0');
    await filters.getByLabel('At least').fill('12.50');
    await page.waitForURL('**min_amount=12.50**');
    expect(await filters.getByText('Write it like 12.50').count()).to.equal(0);
    await filters.getByLabel('At least').fill('');
    await page.waitForURL((url) => url.searchParams.get('min_amount') === '0');
    await page.keyboard.press('Escape');
    expect(page.url()).to.contain('search=coffee').and.to.contain('min_amount=0');
    await page.getByRole('button', { name: 'Remove the filter Amount money out' }).click();
    await page.waitForURL((url) => !url.search.includes('min_amount'));
    await settle(page);
  });

  it('sets its category with the keyboard, and makes a rule from it with a live preview', async () => {
    const row = page.locator('.transaction').first();
    const id = await row.getAttribute('data-id');
    await row.locator('.what button').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Category' }).fill('video games');
    await page.keyboard.press('Enter');
    await toast(/is now Video Games/).waitFor();
    expect((await api(`/transactions/${id}`)).category_slug).to.equal('entertainment-video-games');

    await toast(/is now/)
      .getByRole('button', { name: 'Make a rule' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'New rule' }).waitFor();
    const matches = page.locator('#matches');
    await page.waitForFunction(() => {
      const { document } = globalThis as unknown as {
        document: { querySelector(s: string): { textContent: string } | null };
      };
      return /^[\d,]+ matches$/.test(document.querySelector('#matches')?.textContent ?? '');
    });
    await page.getByLabel('Comparison').first().selectOption('contains');
    await page.getByLabel('Value').first().fill('no such merchant');
    await page.getByText('Nothing matches').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/rules/preview') && asked.push(request.url()));
    await page.getByLabel('Value').first().fill('');
    await page.getByLabel('Value').first().pressSequentially('summer moon', { delay: 20 });
    await matches.filter({ hasText: /^[1-9]/ }).waitFor();
    expect(asked.length, 'typing asks once, when it pauses').to.be.at.most(2);
    await page.getByLabel('Name', { exact: true }).fill('Coffee is a game');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Coffee is a game').first().waitFor();
    const { data } = await api('/rules?limit=100');
    expect(data.map(({ name }: { name: string }) => name)).to.include('Coffee is a game');
  });

  it('imports a file that leaves questions open, and takes it back', async () => {
    await go('Import');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await page.getByText('2 to answer').waitFor();
    const button = page.getByRole('button', { name: /^Import/ });
    expect(await button.isDisabled()).to.equal(true);
    await page.getByLabel('Name', { exact: true }).fill('Shoe box');
    await page.getByLabel('Currency').fill('EUR');
    await page.getByText('03/04/2026 is 2026-04-03').click();
    await page.getByText('12.50 is money out').click();
    await page.getByRole('cell', { name: 'CORNER SHOP' }).waitFor();
    const ready = page.getByRole('button', { name: 'Import 2 rows' });
    await ready.waitFor();
    expect(await ready.isDisabled()).to.equal(false);
    // An answer that has just changed has no preview yet, and waits for it.
    const isHeldBack = await page.evaluate(async () => {
      const { document, requestAnimationFrame } = globalThis as unknown as FormGlobals;
      const radios = [...document.querySelectorAll('.question .radio')];
      radios.find(({ checked }) => !checked)?.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return [...document.querySelectorAll('main .button.primary')].at(-1)?.disabled;
    });
    expect(isHeldBack, 'Import waits for the preview of the new answer').to.equal(true);
    await page.getByText('03/04/2026 is 2026-04-03').click();
    await page.getByRole('cell', { name: 'CORNER SHOP' }).waitFor();
    await ready.click();
    await toast(/Imported: 2 new/).waitFor();
    const stored = await api('/transactions?search=corner%20shop');
    expect(
      stored.data.map((each: { date: string; amount: number }) => [each.date, each.amount]),
    ).to.deep.equal([['2026-04-03', 12.5]]);

    const line = page.getByRole('row', { name: /Shoe box/ });
    await line.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await toast(/Taken back: 2 removed/).waitFor();
    expect((await api('/transactions?search=corner%20shop')).data).to.deep.equal([]);
  });

  it('changes many at once after a dry run, and undoes it', async () => {
    await go('Transactions');
    await page.getByLabel('Search transactions').fill('trader joe');
    await page.waitForURL('**/transactions?search=trader*');
    await settle(page);
    const before = await api('/transactions?search=trader%20joe&limit=500&fields=category_slug');
    await page.locator('.transaction .checkbox').nth(0).click();
    await page
      .locator('.transaction .checkbox')
      .nth(4)
      .click({ modifiers: ['Shift'] });
    const bar = page.getByRole('region', { name: 'Selected transactions' });
    await bar.getByText('5 transactions').waitFor();
    await bar.getByRole('button', { name: /Select all/ }).click();
    await bar.getByRole('button', { name: 'Set category' }).click();
    await page.getByRole('combobox', { name: 'Category' }).fill('pet supplies');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Set the category of/ });
    await dialog.getByText('Nothing has changed yet.').waitFor();
    const tried = await api('/transactions?search=trader%20joe&limit=500&fields=category_slug');
    expect(tried.data).to.deep.equal(before.data);
    await dialog.getByRole('button', { name: 'Set category' }).click();
    await toast(/changed\./).waitFor();
    const changed = await api('/transactions?search=trader%20joe&limit=500&fields=category_slug');
    expect(new Set(changed.data.map((each: { category_slug: string }) => each.category_slug))).to.deep.equal(
      new Set(['general-merchandise-pet-supplies']),
    );
    await toast(/changed\./)
      .getByRole('button', { name: 'Undo' })
      .click();
    await toast(/^Undone/).waitFor();
    const undone = await api('/transactions?search=trader%20joe&limit=500&fields=category_slug');
    expect(undone.data).to.deep.equal(before.data);
    await go('Activity');
    await page.getByText('Undone').first().waitFor();
  });

  it('removes a bank only when its name is typed', async () => {
    await go('Accounts');
    const { data } = await api('/connections');
    const { institution_name: name, id } = data.find(
      (each: { provider: string; status: string }) => each.provider === 'teller' && each.status === 'active',
    );
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true });
    await page.getByRole('dialog').getByRole('textbox').fill('something else');
    expect(await remove.isDisabled()).to.equal(true);
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await remove.click();
    await toast(/is removed/).waitFor();
    expect((await api(`/connections/${id}`)).status).to.equal('disconnected');
  });

  it('has asked no other host, and no script has failed', () => {
    expect(screen.problems).to.deep.equal([]);
  });
});
