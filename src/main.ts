import { runCommand } from './cli/runCommand.ts';
import { serve } from './cli/serve.ts';

const exitCode = await runCommand(() => serve(process.argv.slice(2), process.env), process.env);
// Agenda leaves timers behind after it has stopped, which would keep the process alive.
process.exit(exitCode);
