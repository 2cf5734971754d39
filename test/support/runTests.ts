/**
 * The program of `make test`. It starts PostgreSQL and, for whole runs, MongoDB, runs mocha with the given
 * arguments, stops the servers and prints the closing line. It is a separate process, so that it still does so
 * when mocha crashes, a test calls process.exit(), or someone presses Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSecrets, type SecretReport, summarizeSearch } from './checkSecrets.ts';
import { MONGODB_FILE, provideMongodb } from './mongodbServer.ts';
import { closingLine, RESULT_FILE, type TestResult } from './result.ts';
import { SECRET_NOTES } from './secretNotes.ts';
import { compareAnswers, SEEN_ANSWERS } from './seenAnswers.ts';
import { SERVER_URL, startTestServer, TEMPLATE } from './testServer.ts';

const INTERRUPTED = 130;

let interrupted = false;
let interrupt = () => {};
// The terminal sends Ctrl-C to mocha too, because it is in the same process group; SIGTERM reaches only this process.
process.on('SIGINT', () => {
  interrupted = true;
});
process.on('SIGTERM', () => {
  interrupted = true;
  interrupt();
});

process.exitCode = await runTests(process.argv.slice(2));

async function runTests(mochaArguments: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'breadbox-result-'));
  const resultFile = join(folder, 'result.json');
  const answers = join(folder, 'answers');
  mkdirSync(answers);
  const secretNotes = join(folder, 'secrets');
  mkdirSync(secretNotes);
  const isWholeRun = mochaArguments.length === 0;
  const mongodbFile = join(folder, 'mongodb.json');
  // It may have to be built first. A run of single files leaves it to the files that need it.
  const mongodb = isWholeRun ? provideMongodb(mongodbFile) : null;
  try {
    const server = await startTestServer();
    let exitCode = INTERRUPTED;
    try {
      if (!interrupted) {
        exitCode = await runMocha(mochaArguments, {
          [SERVER_URL]: server.url,
          [TEMPLATE]: server.template,
          [RESULT_FILE]: resultFile,
          [SEEN_ANSWERS]: answers,
          [SECRET_NOTES]: secretNotes,
          ...(mongodb && { [MONGODB_FILE]: mongodbFile }),
        });
      }
    } finally {
      await server.stop();
    }
    const result = readResult(resultFile);
    const { unseen, undocumented } = compareAnswers(answers);
    // Only a whole run is expected to see every answer of every operation.
    const missing = isWholeRun && result.finished ? unseen : [];
    const secrets = checkSecrets(secretNotes, { requireAllKinds: isWholeRun && result.finished });
    return conclude(withSecrets(withAnswers(result, missing, undocumented), secrets), exitCode);
  } catch (error) {
    console.error(error);
    return conclude(readResult(resultFile), 1);
  } finally {
    await mongodb?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function runMocha(mochaArguments: string[], env: Record<string, string>): Promise<number> {
  const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mocha, ...mochaArguments], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    interrupt = () => child.kill('SIGINT');
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? INTERRUPTED : (code ?? 1)));
  });
}

/** Counts a run that ended early as one more failure, whatever its exit code. */
function conclude(result: TestResult, exitCode: number): number {
  const crashed = !result.finished || (exitCode !== 0 && result.failed === 0);
  if (crashed)
    console.log(`\nThe run ${interrupted ? 'was interrupted' : `crashed (exit code ${exitCode})`}.\n`);
  const failed = result.failed + (crashed ? 1 : 0);
  console.log(closingLine({ ...result, failed }));
  if (interrupted) return INTERRUPTED;
  return failed > 0 ? 1 : 0;
}

/** Adds a test to the result: the run saw every answer that the contract documents, and no other. */
function withAnswers(result: TestResult, unseen: string[], undocumented: string[]): TestResult {
  report('The contract documents answers that no test has seen:', unseen);
  report('Operations gave answers that the contract does not document:', undocumented);
  return unseen.length + undocumented.length === 0
    ? { ...result, passed: result.passed + 1 }
    : { ...result, failed: result.failed + 1 };
}

function report(heading: string, answers: string[]): void {
  if (answers.length === 0) return;
  console.log(`\n${heading}`);
  for (const answer of answers) console.log(`  ${answer}`);
  console.log();
}

/** Adds a test to the result: no secret appears in any output of the product. */
function withSecrets(result: TestResult, report: SecretReport): TestResult {
  console.log(`\n${summarizeSearch(report)}`);
  if (report.violations.length === 0) return { ...result, passed: result.passed + 1 };
  console.log('\nSecrets appear in the output of the product:');
  for (const violation of report.violations) console.log(`  ${violation}`);
  console.log();
  return { ...result, failed: result.failed + 1 };
}

function readResult(file: string): TestResult {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, finished: false };
  }
}
