import { addLocalCommands } from './localCommands.ts';
import { createProgram } from './program.ts';
import { readVersion } from './readVersion.ts';
import { addRemoteCommands } from './remoteCommands.ts';
import { runCommand } from './runCommand.ts';

/** Runs `breadbox …` with these arguments and returns the exit code of the process. Without any it shows the help. */
export function runProgram(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  // The reader of a pipe may leave early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return runCommand(async () => {
    const program = createProgram(await readVersion());
    addRemoteCommands(program, env);
    addLocalCommands(program, env);
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
  }, env);
}
