import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { type LinkSetup, startLinkSetup } from '../support/linkSetup.ts';

const FIND_FAULTS = readFileSync(new URL('../support/findPageFaults.js', import.meta.url), 'utf8');

/** A person's way through the pages, in a real browser that reaches nothing but this machine. */
describe('the pages on which a person signs in', function () {
  this.timeout(120_000);
  let setup: LinkSetup;
  let browser: Browser;
  let page: Page;
  let violations: string[];

  before(async function () {
    const launched = await launchChromium();
    if (!launched) return this.skip();
    browser = launched;
  });
  after(() => browser?.close());
  beforeEach(async () => {
    setup = await startLinkSetup();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    violations = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    await setup.close();
    // A page that is not there is an error of Chromium's too.
    expect(violations.filter((text) => !text.includes('status of 404'))).to.deep.equal([]);
  });

  /** Waits for a heading in a page or a frame, and checks what is shown there. */
  async function arriveAt(place: Page | ReturnType<Page['frame']>, heading: string | RegExp): Promise<void> {
    if (!place) throw new Error('There is no frame.');
    await place.getByRole('heading', { name: heading }).waitFor();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      expect(await place.evaluate(FIND_FAULTS), `${heading}, ${scheme}`).to.deep.equal([]);
    }
  }

  it("Plaid's: choose a bank, sign in with any name, choose accounts, and return", async () => {
    const { body: session } = await setup.create('plaid', { returnPath: '/link/done' });
    await page.goto(session.url);
    await arriveAt(page, 'Choose your bank');
    await page.getByRole('button', { name: 'Tartan Bank' }).click();
    await arriveAt(page, 'Sign in to Tartan Bank');
    await page.getByLabel('User name').fill('<b>anybody</b>');
    await page.getByLabel('Password').fill('error_INVALID_CREDENTIALS');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await arriveAt(page, 'Sign in to Tartan Bank');
    await page.getByLabel('Password').fill('anything');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await arriveAt(page, 'Choose accounts');
    const boxes = page.getByRole('checkbox');
    const offered = await boxes.count();
    await boxes.first().uncheck();
    await page.getByRole('button', { name: 'Share these accounts' }).click();
    await page.waitForURL(`${setup.app.url}/link/done?link_session=${session.id}`);
    await arriveAt(page, 'You are done at your bank');

    const completed = await setup.poll(session.id);
    const { body: accounts } = await setup.app.get('/api/v1/accounts');
    expect([completed.status, accounts.data.length]).to.deep.equal(['completed', offered - 1]);
  });

  it("Plaid's: cancel, start again with the keyboard alone, and find out that the bank is linked already", async () => {
    const first = (await setup.create('plaid')).body;
    setup.sandbox.plaid.control.completeLink({ link: first.url, username: 'alex' });
    const { connection_ids: linked } = await setup.poll(first.id);
    const { body: connection } = await setup.app.get(`/api/v1/connections/${linked[0]}`);

    const { body: session } = await setup.create('plaid');
    await page.goto(session.url);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await arriveAt(page, 'You left');
    await page.getByRole('button', { name: 'Start again' }).press('Enter');
    await page.getByRole('button', { name: connection.institution_name }).press('Enter');
    await page.getByLabel('User name').fill('alex');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Share these accounts' }).press('Enter');
    const ended = await setup.poll(session.id);
    expect([ended.status, ended.connection_ids, setup.exchanges()]).to.deep.equal(['duplicate', linked, 1]);
  });

  it("Plaid's: sign in again", async () => {
    const first = (await setup.create('plaid')).body;
    setup.sandbox.plaid.control.completeLink({ link: first.url });
    const { connection_ids: linked } = await setup.poll(first.id);
    setup.sandbox.plaid.control.requireLogin({ item: setup.sandbox.plaid.control.items()[0]?.itemId ?? '' });
    const { body: session } = await setup.createReauth(linked[0]);
    await page.goto(session.url);
    await arriveAt(page, /^Sign in to .* again$/);
    await page.getByLabel('User name').fill('me');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/link\/done/);
    expect((await setup.poll(session.id)).status).to.equal('completed');
  });

  it("Teller's: this server's page opens Teller Connect in a frame, and reports the outcome", async () => {
    const { body: session } = await setup.create('teller', { returnPath: '/link/done' });
    await page.goto(session.url);
    await arriveAt(page, 'Link a bank');
    const open = page.getByRole('button', { name: 'Continue to your bank' });
    await open.click();
    const connect = () => page.frame({ url: /\/connect\// });
    await page.frameLocator('iframe').getByRole('heading').waitFor();
    await page.frameLocator('iframe').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('status').getByText('You left').waitFor();
    await open.click();
    await page.frameLocator('iframe').getByRole('heading').waitFor();
    await arriveAt(connect(), 'Choose your bank');
    await page.frameLocator('iframe').locator('.choice').first().click();
    await page.frameLocator('iframe').getByLabel('User name').fill('anybody');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByRole('button', { name: 'Share these accounts' }).click();
    await arriveAt(page, 'Your bank is linked');
    await page.getByRole('link', { name: 'Return to Breadbox' }).click();
    await page.waitForURL(`${setup.app.url}/link/done?link_session=${session.id}`);
    expect((await setup.poll(session.id)).status).to.equal('completed');
  });

  it("Teller's: sign in again", async () => {
    const { control } = setup.sandbox.teller;
    const first = (await setup.create('teller')).body;
    const { accessToken, enrollmentId, institutionName } = control.connect();
    await setup.app.post(
      new URL(first.url).pathname,
      { access_token: accessToken, enrollment_id: enrollmentId, institution_name: institutionName },
      { key: null },
    );
    const { connection_ids: linked } = await setup.poll(first.id);
    control.disconnect({ item: enrollmentId });
    const { body: session } = await setup.createReauth(linked[0]);
    await page.goto(session.url);
    await arriveAt(page, `Sign in to ${institutionName} again`);
    await page.getByRole('button', { name: 'Continue to your bank' }).click();
    await page.frameLocator('iframe').getByLabel('User name').fill('anybody');
    await page.frameLocator('iframe').getByRole('button', { name: 'Sign in' }).click();
    await arriveAt(page, 'Signed in again');
    expect((await setup.poll(session.id)).connection_ids).to.deep.equal(linked);
  });

  it('what these pages are checked for is found on a page that has it', async () => {
    await page.setContent(
      '<body style="width: 900px"><p style="color: #999">pale</p><input><button style="height: 10px"></button></body>',
    );
    const faults: string[] = await page.evaluate(FIND_FAULTS);
    expect(faults).to.have.length(8);
  });

  it('a link that has been used, or was never made, says so', async () => {
    const response = await page.goto(`${setup.app.url}/link/${'x'.repeat(43)}`);
    await arriveAt(page, 'This link does not work');
    expect(response?.status()).to.equal(404);
  });
});
