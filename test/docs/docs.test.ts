import { existsSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** Where distributions install Chromium. The test downloads no browser. */
const BROWSERS = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The part of a DOM element that the functions in the browser use. */
interface ShownElement {
  textContent: string | null;
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  contains(other: ShownElement | null): boolean;
}
/** The browser's global; the compiler only knows those of Node.js. */
declare const document: {
  querySelectorAll(selector: string): Iterable<ShownElement>;
  elementFromPoint(x: number, y: number): ShownElement | null;
};

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
      console.log('      skipped: Chromium was not found. Set CHROMIUM_PATH to its path.');
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

  /** Waits until an element with this text is inside the window and not covered by another one. */
  const waitUntilVisible = (selector: string, text: string) =>
    page.waitForFunction(
      ([selector, text]) =>
        [...document.querySelectorAll(selector)].some((element) => {
          if (!element.textContent?.includes(text)) return false;
          const { left, top, width, height } = element.getBoundingClientRect();
          return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }),
      [selector, text] as const,
    );

  for (const [what, fragment, heading, selector, text] of [
    ['the guides', '', 'Authentication', 'p', 'Send your API key in the X-API-Key header.'],
    [
      'an operation',
      '#operation/listTransactions',
      'List transactions',
      'pre',
      'curl "$BREADBOX_URL/api/v1/transactions"',
    ],
    [
      'another operation',
      '#operation/createConnection',
      'Link a bank',
      'pre',
      'curl -X POST "$BREADBOX_URL/api/v1/connections"',
    ],
  ] as const) {
    it(`shows ${what}, and sends requests only to its own server`, async () => {
      await page.goto(`${app.url}/docs${fragment}`, { waitUntil: 'load' });
      await waitUntilVisible('h2', heading);
      await waitUntilVisible(selector, text);
      const { origin } = new URL(app.url);
      expect(requests.filter((url) => new URL(url).origin !== origin)).to.deep.equal([]);
      expect(
        failures.filter((failure) => !failure.endsWith('/favicon.ico') && !failure.includes('404')),
      ).to.deep.equal([]);
    });
  }

  it('finds an operation by a search word', async () => {
    await page.goto(`${app.url}/docs`, { waitUntil: 'load' });
    // The button shows its keyboard shortcut once it is ready.
    await page.getByTestId('search-trigger').filter({ hasText: /K$/ }).click();
    await page.getByPlaceholder('Search docs...').fill('recategorize');
    await page.getByText('Set the category of all matching transactions').first().waitFor();
  });
});
