import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { API_KEY_PATTERN } from '../../src/domain/apiKey.ts';
import { noteOutput, noteSecret } from './secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/breadbox.ts', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/src/cli/breadbox.js', import.meta.url));

export interface Finished {
  exitCode: number | null;
  output: string;
  errors: string;
}

/** Runs `breadbox …` from the sources in a separate process with only this environment. */
export const runBreadbox = (options: string[], env: Record<string, string>): Promise<Finished> =>
  startProgram(['--import', 'tsx', PROGRAM], options, env).finished;

/** Runs the built `breadbox …` as users do, in a separate process with only this environment. */
export const runBuiltBreadbox = (options: string[], env: Record<string, string>): Promise<Finished> =>
  startBuiltBreadbox(options, env).finished;

/** Starts the built `breadbox …`; `output` and `errors` are what it has printed so far. */
export function startBuiltBreadbox(options: string[], env: Record<string, string>) {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing. Run `make build` first.');
  return startProgram([BUILT], options, env);
}

function startProgram(program: string[], options: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [...program, ...options], {
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
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (exitCode) => {
      noteProgram(options, output, errors);
      resolve({ exitCode, output, errors });
    });
  });
  return { child, finished, output: () => output, errors: () => errors };
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
    env: { PATH: process.env['PATH'], PORT: '0', API_RATE_LIMIT_RPM: '0', FAILED_KEY_LIMIT_RPM: '0', ...env },
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

/**
 * `keys create` and `sql-role` print a secret and nothing else, and `link` the address of a page, which only the person at the
 * terminal should open. Nothing else prints a secret.
 */
function noteProgram(options: string[], output: string, errors: string): void {
  const where = `of breadbox ${options.join(' ')}`;
  const text = output.trim();
  const printsKey = /^of breadbox (api-)?keys create /.test(where) && API_KEY_PATTERN.test(text);
  const printsPassword = where.startsWith('of breadbox sql-role ') && /^postgres(ql)?:\S+$/.test(text);
  if (printsKey) noteSecret('an API key', text);
  else if (printsPassword) noteSecret('the password of an SQL role', new URL(text).password);
  else noteOutput('program output', where, options[0] === 'link' ? output.replace(/^http\S+$/m, '') : output);
  noteOutput('program output', where, errors);
}
