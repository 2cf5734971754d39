import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ContractDocument } from './contractDocument.ts';
import { findContractFaults } from './findContractFaults.ts';
import { findGeneratorFaults } from './findGeneratorFaults.ts';

/** `tsx src/codegen/lintContract.ts`: fails if the bundled contract has a fault that the linter's rules cannot state. */

const path = resolve(import.meta.dirname, '../../generated/openapi.json');
const document: ContractDocument = JSON.parse(await readFile(path, 'utf8'));
const faults = [...findContractFaults(document), ...findGeneratorFaults(document)];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
