import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

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

/** Opens a page in a Chromium without a window, which reaches nothing but this machine. `close` ends it. */
export function openPage(chromium: string, url: string): { close(): Promise<void> } {
  const profile = temporaryFolder();
  const browser: ChildProcess = spawn(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      `--user-data-dir=${profile.path}`,
      url,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
  return {
    async close() {
      browser.kill();
      await ended;
      profile.remove();
    },
  };
}
