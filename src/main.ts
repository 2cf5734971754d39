import { startProgram } from './cli/startProgram.ts';

startProgram(['serve', ...process.argv.slice(2)]);
