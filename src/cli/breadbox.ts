#!/usr/bin/env node
import { startProgram } from './startProgram.ts';

startProgram(process.argv.slice(2));
