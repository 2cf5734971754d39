import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { SCREENS } from '../../src/http/dashboardPages.ts';
import { launchChromium } from '../support/chromium.ts';
import type { BrowserGlobals, Screen } from '../support/dashboard.ts';
import { findViolations, openScreen, PHONE, settle } from '../support/dashboard.ts';
import type { PopulatedHousehold } from '../support/populatedHousehold.ts';
import { startPopulatedHousehold } from '../support/populatedHousehold.ts';
import { waitUntil } from '../support/waitUntil.ts';

const NOW = '2026-11-24T12:00:00Z';
const MARKUP = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';

/** Every screen, with the heading that it has when it is there. */
const HEADINGS: Record<string, string> = {
  '/': 'Overview',
  '/transactions': 'Transactions',
  '/accounts': 'Accounts',
  '/import': 'Import',
  '/rules': 'Rules',
  '/rules/:id': 'New rule',
  '/categories': 'Categories and tags',
  '/reports': 'Reports',
  '/reports/:id': 'Reports',
  '/activity': 'Activity',
  '/webhook-events': 'Webhooks',
  '/keys': 'API keys',
  '/system': 'Health',
};

describe('addresses of the dashboard', () => {
  it('every address that the server answers with the dashboard is a screen', () => {
    expect(Object.keys(HEADINGS)).to.deep.equal(SCREENS);
  });
});

describe('screens of the dashboard', function () {
  this.timeout(60_000);
  let household: PopulatedHousehold;
  let browser: Browser | null;
  let screen: Screen | undefined;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
    }
    household = await startPopulatedHousehold();
    await giveNamesMarkup();
  });
  afterEach(() => screen?.context.close());
  after(async () => {
    await browser?.close();
    await household?.close();
  });

  /** Banks and people write these texts, so each may hold anything. */
  async function giveNamesMarkup(): Promise<void> {
    const { db } = household.app.context;
    await db('connections').update({ institution_name: db.raw('short_id || ?', [MARKUP]) });
    await db('categories').where('slug', 'pets').update({ name: MARKUP });
    await db('tags').where('slug', 'tax-2026').update({ display_name: MARKUP });
    await db('reports').update({
      title: MARKUP,
      body: `# ${MARKUP}\n\n[${MARKUP}](javascript:alert(1)) ${MARKUP}`,
    });
    const { body } = await household.app.get('/api/v1/transactions?limit=20');
    const ids = body.data.map(({ id }: { id: string }) => id);
    await db('transactions').whereIn('id', ids).update({ name: MARKUP, merchant_name: MARKUP });
    await db('accounts').update({ display_name: MARKUP });
  }

  async function open(path: string, options: Parameters<typeof openScreen>[2] = {}): Promise<Screen> {
    if (!browser) throw new Error('There is no browser.');
    const key = household.app.keys.full_access;
    screen = await openScreen(browser, `${household.app.url}${path}`, { key, now: NOW, ...options });
    await settle(screen.page);
    return screen;
  }

  for (const [path, heading] of Object.entries(HEADINGS)) {
    it(`${path}: is accessible in both themes and on a phone, shows markup as text and asks no other host`, async () => {
      const report = await household.app.context.db('reports').first();
      const address = path.replace('/rules/:id', '/rules/new').replace(':id', report.short_id);
      const { page, problems } = await open(address);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const light = await findViolations(page);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await page.setViewportSize(PHONE);
      await settle(page);
      const darkPhone = await findViolations(page);
      expect([...light, ...darkPhone].join('\n'), 'what axe finds').to.equal('');
      const state = await page.evaluate(() => {
        const { document } = globalThis as unknown as BrowserGlobals;
        const { scrollWidth, clientWidth } = document.documentElement;
        return {
          overflow: scrollWidth - clientWidth,
          elements: document.querySelectorAll('main img, main script').length,
          isHacked: 'hacked' in globalThis,
        };
      });
      expect(state).to.deep.equal({ overflow: 0, elements: 0, isHacked: false });
      // No worker runs here, and the health screen shows what the server answers to that.
      const expected = path === '/system' ? problems.filter((each) => each.includes('503')) : [];
      expect(problems).to.deep.equal(expected);
    });
  }

  it('the texts of banks are shown as they were sent', async () => {
    const { page } = await open('/transactions');
    const first = page.locator('.open-row').first();
    expect(await first.textContent()).to.equal(MARKUP);
    await first.click();
    await page.getByRole('dialog', { name: 'Transaction' }).getByText('At the bank').waitFor();
    expect(await page.evaluate(() => 'hacked' in globalThis)).to.equal(false);
  });

  it('the keyboard alone reaches the list, opens a transaction and closes it again', async () => {
    const { page } = await open('/transactions');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).to.contain('Skip to the content');
    await page.keyboard.press('Enter');
    const isOnRow = () => page.evaluate("document.activeElement.classList.contains('open-row')");
    for (let presses = 0; presses < 12 && !(await isOnRow()); presses++) await page.keyboard.press('Tab');
    expect(await isOnRow(), 'a row has the focus').to.equal(true);
    const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(ring, 'the focus is visible').to.equal('solid');
    for (let presses = 0; presses < 30; presses++) await page.keyboard.press('ArrowDown');
    expect(
      await page.evaluate("document.activeElement.closest('[data-position]').dataset.position"),
    ).to.equal('30');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Transaction' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await waitUntil('the focus is back on the row', isOnRow);
  });

  it('a long list keeps at most 200 rows in the document', async () => {
    const { page } = await open('/transactions');
    let most = 0;
    for (let step = 0; step < 12; step++) {
      const before = await page.evaluate<number>('scrollY');
      await page.mouse.wheel(0, 6_000);
      await waitUntil('the page has scrolled', async () => (await page.evaluate<number>('scrollY')) > before);
      const rows: number = await page.evaluate("document.querySelectorAll('.transaction').length");
      most = Math.max(most, rows);
    }
    await settle(page);
    const last = Number(await page.locator('.transaction').last().getAttribute('data-position'));
    expect(most).to.be.within(10, 200);
    expect(last, 'further pages were loaded').to.be.greaterThan(300);
  });

  it('says when the server cannot be reached, keeps what is shown, and recovers', async () => {
    const { page } = await open('/');
    const figures = await page.locator('.net-worth').textContent();
    expect(figures).to.contain('$');
    await cut(page);
    const menu = page.locator('.sidebar');
    await menu.getByRole('link', { name: 'Activity' }).click();
    await page.getByText('This could not be loaded').waitFor();
    await page.getByRole('alert').getByText('The server cannot be reached. What you see').waitFor();
    await menu.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Net worth' }).waitFor();
    expect(await page.locator('.net-worth').textContent()).to.equal(figures);
    await menu.getByRole('link', { name: 'Activity' }).click();
    await mend(page);
    await page
      .getByText('Bulk changes and applied rules')
      .or(page.getByText('All rules were applied'))
      .first()
      .waitFor();
  });

  it('the list of transactions is loaded again after an outage, with as many rows as before', async () => {
    const { page } = await open('/transactions');
    const first = page.locator('.transaction').first();
    const id = await first.getAttribute('data-id');
    await cut(page);
    await first.locator('.open-row').click();
    await page.getByRole('alert').getByText('The server cannot be reached. What you see').waitFor();
    await page.keyboard.press('Escape');
    await household.app.delete(`/api/v1/transactions/${id}`);
    await mend(page);
    await page.locator(`[data-id="${id}"]`).waitFor({ state: 'detached' });
    await household.app.post(`/api/v1/transactions/${id}/restore`);
    expect(await page.locator('.transaction').count()).to.be.greaterThan(5);
  });

  it('a link keeps its fragment, and a column of the chart opens its month without loading the page', async () => {
    const { page } = await open('/');
    await page.evaluate('globalThis.isSamePage = true');
    const bank = page.locator('section[aria-labelledby="banks"] .list-row').first();
    const href = await bank.getAttribute('href');
    await bank.click();
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    expect(page.url()).to.equal(`${household.app.url}${href}`);
    await page.locator('.sidebar').getByRole('link', { name: 'Overview' }).click();
    await settle(page);
    await page.locator('a.chart-slot').last().click();
    await page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    expect(await page.evaluate('globalThis.isSamePage')).to.equal(true);
  });

  for (const [path, heading] of Object.entries(HEADINGS)) {
    it(`${path}: offers no change to a read-only key`, async () => {
      const report = await household.app.context.db('reports').first();
      const address = path.replace('/rules/:id', '/rules/new').replace(':id', report.short_id);
      const { page } = await open(address, { key: household.app.keys.read_only });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await settle(page);
      const offered = await page.evaluate(`
        [...document.querySelectorAll('main :is(button, input, select, textarea, a.button):not(:disabled)')]
          .filter((each) => each.checkVisibility() && !each.closest('[aria-pressed], .open-row'))
          .map((each) => each.getAttribute('aria-label') ?? (each.textContent.trim() || each.type))`);
      expect((offered as string[]).filter((name) => !READING.test(name))).to.deep.equal([]);
    });
  }

  for (const path of ['/', '/transactions', '/accounts', '/rules/new']) {
    it(`${path}: hides every amount with one switch`, async () => {
      const { page } = await open(path);
      if (path === '/rules/new') await page.getByLabel('Value').first().fill('a');
      await page.locator('.amount').nth(5).waitFor();
      await page.locator('.sidebar').getByRole('button', { name: 'Hide amounts' }).click();
      const clear = await page.evaluate(
        "[...document.querySelectorAll('.amount')].filter((each) => !getComputedStyle(each).filter.includes('blur')).length",
      );
      expect(await page.locator('.amount').count()).to.be.greaterThan(5);
      expect(clear).to.equal(0);
      expect(await page.evaluate(MONEY_IN_THE_CLEAR), 'money outside .amount').to.deep.equal([]);
    });
  }
});

/** The controls that only read. */
const READING =
  /^(Search transactions|Filter\d*|Order|Check again|Try again|Show \d+ removed|Cancel|Back to the rules|<img src=x.*|)$/;

/** The visible texts that have a currency and a number, and are not in an element that is blurred. */
const MONEY_IN_THE_CLEAR = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { textContent, parentElement } = texts.currentNode;
    const isMoney = /[$€£¥]\\s?[\\d.,]*\\d|\\d\\s?[€£¥]|\\b(USD|EUR|GBP|CAD)\\s?\\d/.test(textContent);
    if (!isMoney || !parentElement.checkVisibility()) continue;
    if (!parentElement.closest('.amount, .visually-hidden, svg title')) found.push(textContent);
  }
  return found;
})()`;

/** Cuts the page off from the server. */
async function cut(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
  await page.route('**/health/**', (route) => route.abort());
}

async function mend(page: Page): Promise<void> {
  await page.unroute('**/api/**');
  await page.unroute('**/health/**');
}
