import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { statusOf } from '../../src/errors.ts';
import { launchChromium } from '../support/chromium.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const DESKTOP = { width: 1400, height: 1000 };
const PHONE = { width: 390, height: 844 };

/** The part of a DOM element that the functions in the browser use. */
interface ShownElement {
  scrollWidth: number;
  clientWidth: number;
}
/** The browser's globals; the compiler only knows those of Node.js. */
declare const document: { documentElement: ShownElement; body: ShownElement };
declare const getComputedStyle: (element: ShownElement) => { backgroundColor: string; color: string };

describe('documentation', function () {
  this.timeout(90_000);
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  before(async function () {
    const launched = await launchChromium();
    if (!launched) return this.skip();
    browser = launched;
    app = await startTestApp();
  });
  after(async () => {
    await browser?.close();
    await app?.close();
  });
  afterEach(() => context?.close());

  /** Opens a page below /docs. Every request to another host, failed request and console error is a problem. */
  async function open(
    path: string,
    { viewport = DESKTOP, colorScheme = 'light' as 'light' | 'dark' } = {},
  ): Promise<void> {
    problems = [];
    context = await browser.newContext({ viewport, colorScheme });
    page = await context.newPage();
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(app.url).origin) problems.push(url.href);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => problems.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(`${app.url}/docs${path}`, { waitUntil: 'load' });
  }

  /** Whether the heading of a place is in the upper half of the window, below the bar. */
  async function isInView(id: string): Promise<boolean> {
    const box = await page.locator(`[id="${id}"]`).boundingBox();
    return box !== null && box.y >= 0 && box.y < DESKTOP.height / 2;
  }

  for (const id of [
    'guide/pagination',
    'operation/listTransactions',
    'operation/createConnection',
    'object/Rule',
  ]) {
    it(`the link #${id} shows that place, opened and reloaded`, async () => {
      await open(`#${id}`);
      expect(await isInView(id)).to.equal(true);
      await page.reload({ waitUntil: 'load' });
      expect(await isInView(id)).to.equal(true);
      expect(problems).to.deep.equal([]);
    });
  }

  it('every operation has its place, with its path', async () => {
    await open('/');
    for (const { operation, path } of locatedOperations) {
      const endpoint = page.locator(`[id="operation/${operation.operationId}"] .endpoint code`);
      expect(await endpoint.textContent()).to.equal(path);
    }
  });

  for (const [operationId, samples] of [
    [
      'listTransactions',
      ['curl "$BREADBOX_URL/api/v1/transactions', 'client.transactions.list(', 'requests.get('],
    ],
    ['createRule', ['curl -X POST "$BREADBOX_URL/api/v1/rules"', 'client.rules.create({', 'requests.post(']],
  ] as const) {
    it(`${operationId}: samples in curl, TypeScript and Python, and the choice is kept`, async () => {
      await open(`#operation/${operationId}`);
      const operation = page.locator(`[id="operation/${operationId}"]`);
      for (const [position, language] of ['curl', 'TypeScript', 'Python'].entries()) {
        await operation.getByRole('tab', { name: language }).click();
        const shown = operation.locator('figure[data-language]:visible pre');
        expect(await shown.count()).to.equal(1);
        expect(await shown.textContent()).to.include(samples[position]);
      }
      expect(await isInView(`operation/${operationId}`)).to.equal(true);
      await page.reload({ waitUntil: 'load' });
      expect(await operation.locator('figure[data-language]:visible').getAttribute('data-language')).to.equal(
        'Python',
      );
    });
  }

  it('the search finds an operation, an error code and an object, with the keyboard alone', async () => {
    await open('/');
    for (const [words, id] of [
      ['recategorize', 'operation/bulkRecategorize'],
      ['duplicate_conn', 'DUPLICATE_CONNECTION'],
      ['merchanttotal', 'object/MerchantTotal'],
    ] as const) {
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.hash === `#${id}`);
      expect(await isInView(id)).to.equal(true);
    }
    expect(problems).to.deep.equal([]);
  });

  it('the error catalogue has every code with its remedy and where it occurs; doc_url leads to it', async () => {
    const { body } = await app.get('/api/v1/transactions?cursor=edited');
    await open(body.error.doc_url.replace('/docs', ''));
    expect(await isInView('INVALID_CURSOR')).to.equal(true);
    for (const [code, status] of Object.entries(statusOf)) {
      const text = await page.locator(`[id="${code}"]`).textContent();
      expect(text).to.include(`${status} ${code}`);
      expect(text).to.match(/What to do.+Where it occurs: \d+ operation/s);
    }
    await page.locator('#DUPLICATE_CONNECTION .places a').click();
    expect(await isInView('operation/createConnection')).to.equal(true);
    expect(problems).to.deep.equal([]);
  });

  it('names of operations and codes in the guides are links', async () => {
    await open('/');
    const guides = page.locator('.guides');
    expect(await guides.locator('a[href="#operation/createRule"]').count()).to.be.greaterThan(0);
    expect(await guides.locator('a[href="errors.html#INVALID_CURSOR"]').count()).to.be.greaterThan(0);
  });

  for (const path of ['/', '/errors', '/mcp', '/changelog']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`${path} in ${colorScheme} colours: fits 390 pixels, and its text is legible`, async () => {
        await open(path, { viewport: PHONE, colorScheme });
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        expect(scrollWidth).to.equal(clientWidth);
        const colours = await page.evaluate(() => [
          getComputedStyle(document.documentElement).backgroundColor,
          getComputedStyle(document.body).color,
        ]);
        const [page_, text] = colours.map(brightness) as [number, number];
        expect(colorScheme === 'light' ? page_ - text : text - page_).to.be.greaterThan(180);
        expect(problems).to.deep.equal([]);
      });
    }
  }

  it('the menu of a phone leads to an operation', async () => {
    await open('/', { viewport: PHONE });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('#navigation summary', { hasText: 'Transactions' }).click();
    await page.locator('#navigation a', { hasText: 'Count transactions' }).click();
    expect(await page.locator('#navigation').isVisible()).to.equal(false);
    expect(await isInView('operation/countTransactions')).to.equal(true);
  });
});

/** The mean of the red, green and blue of a colour such as `rgb(16, 19, 24)`. */
function brightness(colour: string): number {
  const channels = colour.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
  return channels.reduce((sum, channel) => sum + channel, 0) / 3;
}

describe('pages of the documentation', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('/docs leads to /docs/, and only files of the documentation are served', async () => {
    const moved = await app.get('/docs', { key: null });
    const unknown = await app.get('/docs/package.json', { key: null });
    const outside = await app.get('/docs/..%2f..%2fpackage.json', { key: null });
    expect([moved.status, moved.headers.get('location')]).to.deep.equal([302, '/docs/']);
    expect([unknown.status, outside.status]).to.deep.equal([404, 404]);
  });
});
