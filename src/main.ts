import { runProgram } from './cli/runProgram.ts';

const exitCode = await runProgram(['serve', ...process.argv.slice(2)], process.env);
// Agenda leaves timers behind after it has stopped, which would keep the process alive.
process.exit(exitCode);
