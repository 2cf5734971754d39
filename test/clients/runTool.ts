import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A slow machine compiles a generated client for minutes. */
const TIME_LIMIT_MS = 10 * 60_000;
/** Of what a failed command printed, the end that is shown. */
const SHOWN_CHARACTERS = 2_000;

export interface ToolOptions {
  cwd?: string;
  env?: Record<string, string>;
}

/**
 * Runs a command to its end and returns everything that it printed.
 * @throws Error with the end of it if the command fails, is missing or takes too long.
 */
export async function runTool(command: readonly string[], options: ToolOptions = {}): Promise<string> {
  const [name = '', ...args] = command;
  // A group of its own, so that the time limit also ends what the command has started.
  const child = spawn(name, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  }, TIME_LIMIT_MS);
  try {
    const [code, signal] = await once(child, 'close');
    if (code === 0) return output;
    const end = isLate ? `took more than ${TIME_LIMIT_MS / 60_000} minutes` : `ended with ${code ?? signal}`;
    throw new Error(`${name} ${end}: ${output.slice(-SHOWN_CHARACTERS).trim()}`);
  } finally {
    clearTimeout(limit);
  }
}

/** Returns the first of these commands that is not installed, or null. */
export async function findMissingTool(tools: Record<string, string>): Promise<string | null> {
  for (const [name, argument] of Object.entries(tools)) {
    const runs = await runTool([name, argument]).then(
      () => true,
      () => false,
    );
    if (!runs) return name;
  }
  return null;
}
