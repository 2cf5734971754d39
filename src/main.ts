import { runCommand } from './cli/runCommand.ts';
import { serve } from './cli/serve.ts';

const exitCode = await runCommand(() => serve(process.argv.slice(2), process.env), process.env);
// Agenda leaves timers behind when it has drained; nothing that matters waits for them.
process.exit(exitCode);
