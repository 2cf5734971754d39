import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noteOutput } from '../../../support/secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../../../dist/src/cli/breadbox.js', import.meta.url));
/** As `readPeakBytes` of test/support, in the language of the process that is measured. In kilobytes. */
const PRINT_MEMORY = `import { readFileSync } from 'node:fs';
process.on('exit', () => process._rawDebug('peak memory', process.platform === 'linux'
  ? /^VmHWM:\\s+(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]
  : process.resourceUsage().maxRSS))`;

export interface CommandResult {
  exitCode: number | null;
  output: string;
  errors: string;
  /** The peak resident memory. */
  megabytes: number;
}

/** Runs the built `breadbox` command with these settings and no others. */
export function command(options: string[], env: Record<string, string>): Promise<CommandResult> {
  if (!existsSync(PROGRAM)) throw new Error('dist/ is missing. Run `make build` first.');
  return new Promise((resolve, reject) => {
    const preload = `data:text/javascript,${encodeURIComponent(PRINT_MEMORY)}`;
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
      const memory = /peak memory (\d+)\n/.exec(errors);
      resolve({
        exitCode,
        output,
        errors: errors.replace(/peak memory \d+\n/, ''),
        megabytes: Number(memory?.[1]) / 1024,
      });
    });
  });
}
