import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { API_KEY_PATTERN } from '../../src/domain/apiKey.ts';
import { noteOutput, noteSecret } from './secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/breadbox.ts', import.meta.url));

/** `breadbox …` in a process of its own, with this environment and nothing else. */
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

/** The one command that prints a secret prints nothing beside it. */
function noteProgram(options: string[], output: string, errors: string): void {
  const where = `of breadbox ${options.join(' ')}`;
  if (where.startsWith('of breadbox api-keys create ') && API_KEY_PATTERN.test(output.trim())) {
    noteSecret('an API key', output.trim());
  } else {
    noteOutput('program output', where, output);
  }
  noteOutput('program output', where, errors);
}
