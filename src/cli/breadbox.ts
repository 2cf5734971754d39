#!/usr/bin/env node
import { runProgram } from './runProgram.ts';

// Agenda's timers would keep the process alive after it has stopped.
process.exit(await runProgram(process.argv.slice(2), process.env));
