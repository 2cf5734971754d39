import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noteOutput } from '../../../support/secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../../../dist/src/cli/breadbox.js', import.meta.url));
const SAY_MEMORY = 'process.on("exit",()=>process._rawDebug("most memory",process.resourceUsage().maxRSS))';

export interface CommandResult {
  exitCode: number | null;
  output: string;
  errors: string;
  /** The most memory that it had at once. */
  megabytes: number;
}

/** Runs `breadbox …` as it is installed, with these settings and no others. */
export function command(options: string[], env: Record<string, string>): Promise<CommandResult> {
  if (!existsSync(PROGRAM)) throw new Error('dist/ is not there: make build makes it.');
  return new Promise((resolve, reject) => {
    const preload = `data:text/javascript,${encodeURIComponent(SAY_MEMORY)}`;
    const child = spawn(process.execPath, ['--import', preload, PROGRAM, ...options], {
      env: { PATH: process.env['PATH'], ...env },
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
    child.on('error', reject);
    child.on('close', (exitCode) => {
      noteOutput('program output', `of breadbox ${options[0]}`, output + errors);
      const memory = /most memory (\d+)\n/.exec(errors);
      resolve({
        exitCode,
        output,
        errors: errors.replace(/most memory \d+\n/, ''),
        megabytes: Number(memory?.[1]) / 1024,
      });
    });
  });
}
