import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { API_KEY_PATTERN } from '../../src/domain/apiKey.ts';
import { noteOutput, noteSecret } from './secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/breadbox.ts', import.meta.url));

/** Runs `breadbox …` in a separate process with only this environment. */
export function runBreadbox(
  options: string[],
  env: Record<string, string>,
): Promise<{ exitCode: number | null; output: string; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...options], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (exitCode) => {
      noteProgram(options, output, errors);
      resolve({ exitCode, output, errors });
    });
  });
}

export interface RunningBreadbox {
  url: string;
  apiKey: string;
  /** What it has printed so far. */
  output(): string;
  /** Ctrl-C; the exit code. */
  stop(): Promise<number | null>;
}

const READY_TIMEOUT_MS = 90_000;

/** `breadbox run …` on a free port, once it has printed its addresses. Throws what it printed where it ends before. */
export async function startBreadbox(
  options: string[],
  env: Record<string, string>,
): Promise<RunningBreadbox> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, 'run', ...options], {
    env: { PATH: process.env['PATH'], PORT: '0', API_RATE_LIMIT_RPM: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl-C')) resolve();
    });
  });
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS).unref());
  await Promise.race([ready, ended, timeout]);
  const [, url] = /API +(http\S+)\/api\/v1/.exec(output) ?? [];
  const [, keyFile] = /API key +in (.+)/.exec(output) ?? [];
  const [, code] = /#code=(\w+)/.exec(output) ?? [];
  if (code) noteSecret('a sign-in code', code);
  const apiKey = keyFile && readFileSync(keyFile, 'utf8').trim();
  if (!url || !apiKey) {
    child.kill('SIGKILL');
    throw new Error(`breadbox run did not become ready: ${output}`);
  }
  noteSecret('an API key', apiKey);
  return {
    url,
    apiKey,
    output: () => output,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** `api-keys create` is the one command that prints a secret, and prints nothing else. */
function noteProgram(options: string[], output: string, errors: string): void {
  const where = `of breadbox ${options.join(' ')}`;
  if (where.startsWith('of breadbox api-keys create ') && API_KEY_PATTERN.test(output.trim())) {
    noteSecret('an API key', output.trim());
  } else {
    noteOutput('program output', where, output);
  }
  noteOutput('program output', where, errors);
}
