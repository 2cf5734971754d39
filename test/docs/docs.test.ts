import { existsSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** Where distributions put it; the test needs no other browser, and downloads none. */
const BROWSERS = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const LEAST_SCREENSHOT_BYTES = 20_000;

describe('docs page', function () {
  this.timeout(90_000);
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let failures: string[];

  before(async function () {
    const executablePath = BROWSERS.find((path) => path && existsSync(path));
    if (!executablePath) {
      console.log('      skipped: no Chromium on this machine (set CHROMIUM_PATH)');
      this.skip();
      return;
    }
    app = await startTestApp();
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
  });
  after(async () => {
    await browser?.close();
    await app?.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    requests = [];
    failures = [];
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) requests.push(request.url());
    });
    page.on('requestfailed', (request) => failures.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
  });
  afterEach(() => page?.close());

  for (const [what, fragment, heading] of [
    ['the guides', '', 'Authentication'],
    ['an operation', '#operation/listTransactions', 'List transactions'],
    ['another operation', '#operation/createConnection', 'Link a bank'],
  ] as const) {
    it(`shows ${what}, and asks nobody for anything but itself`, async () => {
      await page.goto(`${app.url}/docs${fragment}`, { waitUntil: 'load' });
      await page.getByText(heading, { exact: true }).first().waitFor({ state: 'attached' });
      const screenshot = await page.screenshot();
      const { origin } = new URL(app.url);
      expect(requests.filter((url) => new URL(url).origin !== origin)).to.deep.equal([]);
      expect(
        failures.filter((failure) => !failure.endsWith('/favicon.ico') && !failure.includes('404')),
      ).to.deep.equal([]);
      expect(screenshot.length).to.be.greaterThan(LEAST_SCREENSHOT_BYTES);
    });
  }

  it('finds an operation by a word', async () => {
    await page.goto(`${app.url}/docs`, { waitUntil: 'load' });
    await page.getByText('Search').first().click();
    await page.waitForTimeout(500);
    await page.keyboard.type('recategorize', { delay: 20 });
    await page.getByText('Set the category of all that filters find').first().waitFor();
  });
});
