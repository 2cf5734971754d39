import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { waitUntil } from './waitUntil.ts';

export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 360, height: 740 };

/** The parts of the browser that the functions of the tests use there; the compiler knows those of Node.js only. */
export interface BrowserGlobals {
  sessionStorage: { getItem(name: string): string | null; setItem(name: string, value: string): void };
  document: {
    cookie: string;
    activeElement: { outerHTML: string } | null;
    documentElement: { scrollWidth: number; clientWidth: number };
    querySelectorAll(selector: string): ArrayLike<{ textContent: string | null }>;
  };
  axe: {
    run(
      options: object,
    ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
  };
}

export interface Screen {
  page: Page;
  context: BrowserContext;
  /** Requests to other hosts, errors of the console and of scripts: there must be none. */
  problems: string[];
}

/** Opens an address of the dashboard, signed in if there is a key. `now` is the time in the browser. */
export async function openScreen(
  browser: Browser,
  address: string,
  options: {
    key?: string;
    viewport?: { width: number; height: number };
    colorScheme?: 'light' | 'dark';
    now?: string;
  } = {},
): Promise<Screen> {
  const { key, viewport = DESKTOP, colorScheme = 'light', now } = options;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  watchRequests(page);
  if (now) await page.clock.setFixedTime(now);
  const problems: string[] = [];
  const { origin } = new URL(address);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(url.href);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  if (key) {
    await page.addInitScript((value) => {
      const { sessionStorage } = globalThis as unknown as BrowserGlobals;
      sessionStorage.setItem('breadbox-key', JSON.stringify({ key: value, keyId: null }));
    }, key);
  }
  await page.goto(address, { waitUntil: 'load' });
  return { page, context, problems };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is shown, one line for each element. */
export async function findViolations(page: Page): Promise<string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in globalThis);
  // The page's policy refuses scripts that are added to it, and not those of its debugger.
  if (!isLoaded) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as BrowserGlobals;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

/** The requests of a page that have not ended, without the stream of events, which never does. */
const openRequests = new WeakMap<Page, Set<Request>>();
/** What follows from an answer is asked for within this time. */
const QUIET_MS = 300;

function watchRequests(page: Page): void {
  const open = new Set<Request>();
  openRequests.set(page, open);
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/events')) open.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(end as 'requestfinished', (request) => open.delete(request));
  }
}

/** Waits until no part of the page is loading. */
export async function settle(page: Page): Promise<void> {
  let quietSince = performance.now();
  await waitUntil(
    'the page loads nothing',
    () => {
      if (openRequests.get(page)?.size) quietSince = performance.now();
      return performance.now() - quietSince >= QUIET_MS;
    },
    { withinMs: 30_000 },
  );
  await page.waitForFunction(() => {
    const { document } = globalThis as unknown as BrowserGlobals;
    return document.querySelectorAll('.skeleton, .skeletons').length === 0;
  });
}
