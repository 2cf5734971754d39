import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { temporaryFolder } from './temporaryFolder.ts';
import { waitUntil } from './waitUntil.ts';

/** Every host but this machine is unknown to the browser. */
const WITHOUT_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The path of the machine's own Chromium, or null where there is none. CHROMIUM names another one. */
export function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const named = process.env['CHROMIUM'];
  const candidates = named ? [named] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the machine's Chromium without a network. Null, with a line that says so, where there is none. */
export async function launchChromium(): Promise<Browser | null> {
  const executablePath = findChromium();
  if (!executablePath) {
    console.log('      skipped: Chromium was not found. Set CHROMIUM to its path.');
    return null;
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', WITHOUT_NETWORK],
  });
}

/** Opens a page in a Chromium without a window, which reaches nothing but this machine. `close` ends it. */
export function openPage(executablePath: string, url: string): { close(): Promise<void> } {
  const profile = temporaryFolder();
  const browser: ChildProcess = spawn(
    executablePath,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      WITHOUT_NETWORK,
      `--user-data-dir=${profile.path}`,
      url,
    ],
    // A process group of its own, so that all of its processes can be ended together.
    { stdio: 'ignore', detached: true },
  );
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
  return {
    async close() {
      const { pid } = browser;
      if (pid) tryTo(() => process.kill(-pid, 'SIGKILL'));
      await ended;
      // Those of its processes that have left the group end a moment later, and write until then.
      await waitUntil('the profile of the browser is removed', () => tryTo(profile.remove));
    },
  };
}

function tryTo(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
