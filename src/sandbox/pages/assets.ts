import { readFileSync } from 'node:fs';

const TYPES: Record<string, string> = {
  'sandbox.css': 'text/css; charset=utf-8',
  'frame.js': 'text/javascript; charset=utf-8',
  'connect.js': 'text/javascript; charset=utf-8',
};

/** Returns a file of the pages; null if there is none of that name. */
export function readAsset(file: string): { type: string; text: string } | null {
  const type = Object.hasOwn(TYPES, file) ? TYPES[file] : undefined;
  if (!type) return null;
  return { type, text: readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8') };
}
