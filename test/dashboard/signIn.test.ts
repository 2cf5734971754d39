import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { createSignInCode } from '../../src/store/dashboardSessions.ts';
import { launchChromium } from '../support/chromium.ts';
import type { BrowserGlobals, Screen } from '../support/dashboard.ts';
import { findViolations, openScreen, settle } from '../support/dashboard.ts';
import { noteSecret } from '../support/secretNotes.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const ASSETS = resolve(import.meta.dirname, '../../dist/dashboard/assets');
const MAX_TOTAL = 100_000;

describe('signing in to the dashboard', function () {
  this.timeout(60_000);
  let app: TestApp;
  let browser: Browser | null;
  let screen: Screen | undefined;

  before(async function () {
    browser = await launchChromium();
    if (!browser) {
      this.skip();
    }
    app = await startTestApp();
  });
  afterEach(() => screen?.context.close());
  after(async () => {
    await browser?.close();
    await app?.close();
  });

  async function open(path: string): Promise<Screen> {
    if (!browser) throw new Error('There is no browser.');
    screen = await openScreen(browser, `${app.url}${path}`);
    return screen;
  }

  async function newLink(): Promise<string> {
    const code = await createSignInCode(app.context.db, app.context.clock.now());
    noteSecret('a sign-in code', code);
    return `/#code=${code}`;
  }

  const stored = ({ page }: Screen): Promise<string | null> =>
    page.evaluate(() => (globalThis as unknown as BrowserGlobals).sessionStorage.getItem('breadbox-key'));

  it('a link signs in, and its code leaves the address', async () => {
    const opened = await open(await newLink());
    await opened.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await opened.page.getByText('No accounts yet').waitFor();
    expect(opened.page.url()).to.equal(`${app.url}/`);
    expect(opened.problems).to.deep.equal([]);
  });

  it('a code that was used says so, and a pasted key signs in', async () => {
    const link = await newLink();
    await (await open(link)).page.getByRole('heading', { name: 'Overview' }).waitFor();
    await screen?.context.close();
    const { page } = await open(link);
    await page.getByText('The sign-in code is unknown, has been used or has expired.').waitFor();
    expect((await findViolations(page)).join('\n')).to.equal('');
    await page.getByLabel('API key').fill('bb_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The API key is not a whole one').waitFor();
    await page.getByLabel('API key').fill(app.keys.read_only);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('the key is in the tab alone: no cookie, no address, no other tab', async () => {
    const opened = await open(await newLink());
    await opened.page.getByRole('heading', { name: 'Overview' }).waitFor();
    const addresses: string[] = [];
    opened.page.on('request', (request) => addresses.push(request.url()));
    await opened.page.getByRole('link', { name: 'Transactions' }).first().click();
    await opened.page.getByText('No transactions yet').waitFor();
    const key: string = JSON.parse((await stored(opened)) ?? '{}').key;
    expect(key).to.match(/^bb_/);
    expect(addresses.filter((address) => address.includes(key))).to.deep.equal([]);
    expect(await opened.context.cookies()).to.deep.equal([]);
    const other = await opened.context.newPage();
    await other.goto(`${app.url}/transactions`);
    await other.getByRole('heading', { name: 'Sign in to Breadbox' }).waitFor();
  });

  it('signing out revokes the key of the session', async () => {
    const opened = await open(await newLink());
    await opened.page.getByRole('heading', { name: 'Overview' }).waitFor();
    const { key } = JSON.parse((await stored(opened)) ?? '{}');
    await opened.page.locator('.sidebar').getByRole('button', { name: 'Sign out' }).click();
    await opened.page.getByRole('heading', { name: 'Sign in to Breadbox' }).waitFor();
    expect(await stored(opened)).to.equal(null);
    const answer = await app.get('/api/v1/api-keys/current', { key });
    expect(answer.body.error.code).to.equal('REVOKED_API_KEY');
  });

  it('a key that is revoked meanwhile leads back to the sign-in', async () => {
    const opened = await open(await newLink());
    await opened.page.getByRole('heading', { name: 'Overview' }).waitFor();
    const { keyId } = JSON.parse((await stored(opened)) ?? '{}');
    await app.delete(`/api/v1/api-keys/${keyId}`);
    await opened.page.getByRole('link', { name: 'Transactions' }).first().click();
    await opened.page.getByText('Your session has ended. Sign in again.').waitFor();
  });

  it('sends a code once: not again after signing out', async () => {
    const link = await newLink();
    const opened = await open('/');
    const sent: string[] = [];
    opened.page.on('request', (request) => {
      if (request.url().endsWith('/dashboard-sessions')) sent.push(request.url());
    });
    await opened.page.getByRole('heading', { name: 'Sign in to Breadbox' }).waitFor();
    await opened.page.goto(`${app.url}/transactions${link.slice(1)}`);
    await opened.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    await opened.page.locator('.sidebar').getByRole('button', { name: 'Sign out' }).click();
    await opened.page.getByText('Open the link that the server prints').waitFor();
    await settle(opened.page);
    expect(sent.length).to.equal(1);
    expect(await opened.page.getByText('The sign-in code is unknown').count()).to.equal(0);
  });

  it('a link that is pasted into a tab with the dashboard signs in there', async () => {
    const { page, problems } = await open('/');
    await page.getByRole('heading', { name: 'Sign in to Breadbox' }).waitFor();
    await page.evaluate('globalThis.isSamePage = true');
    await page.goto(`${app.url}${await newLink()}`);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await page.evaluate('globalThis.isSamePage'), 'a change of the fragment loads no page').to.equal(
      true,
    );
    expect(page.url()).to.equal(`${app.url}/`);
    expect(problems).to.deep.equal([]);
  });

  it('a link that is pasted where somebody is signed in leaves the address, and its code is not kept', async () => {
    const { page } = await open(await newLink());
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/dashboard-sessions')) sent.push(request.url());
    });
    await page.goto(`${app.url}${await newLink()}`);
    await page.waitForURL(`${app.url}/`);
    await page.locator('.sidebar').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Open the link that the server prints').waitFor();
    await settle(page);
    expect(sent).to.deep.equal([]);
  });
});

describe('the files of the dashboard', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app?.close());

  it('the page is never kept and allows nothing inline; its files are kept for ever', async () => {
    const { status, headers, body } = await app.get('/transactions?search=coffee', { key: null });
    expect([status, headers.get('cache-control')]).to.deep.equal([200, 'no-cache']);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.contain("default-src 'none'").and.to.contain("script-src 'self';");
    expect(policy).to.contain("style-src 'self';").and.to.contain("frame-ancestors 'none'");
    expect(policy).not.to.contain('unsafe').and.not.to.contain('http');
    expect(policy).to.contain("require-trusted-types-for 'script'");
    const [, script = ''] = /src="(\/assets\/app-[^"]+\.js)"/.exec(body) ?? [];
    const file = await app.get(script, { key: null, headers: { 'Accept-Encoding': 'gzip' } });
    expect([file.status, file.headers.get('content-encoding')]).to.deep.equal([200, 'gzip']);
    expect(file.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(file.headers.get('vary')).to.equal('Accept-Encoding');
    const outside = await app.get('/assets/..%2findex.html', { key: null });
    const gone = await app.get('/assets/app-AAAAAAAA.js', { key: null });
    expect([outside.status, gone.status]).to.deep.equal([404, 404]);
  });

  it('all scripts and styles together are less than 100 kB, compressed with gzip', () => {
    const sizes = readdirSync(ASSETS)
      .filter((name) => name.endsWith('.gz'))
      .map((name) => statSync(join(ASSETS, name)).size);
    expect(sizes.length).to.be.greaterThan(10);
    expect(sizes.reduce((total, size) => total + size, 0)).to.be.lessThan(MAX_TOTAL);
  });
});
