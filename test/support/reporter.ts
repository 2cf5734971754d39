import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { closingLine, RESULT_FILE, type TestResult } from './result.ts';

const { Base } = Mocha.reporters;
const {
  EVENT_RUN_END,
  EVENT_SUITE_BEGIN,
  EVENT_SUITE_END,
  EVENT_TEST_FAIL,
  EVENT_TEST_PASS,
  EVENT_TEST_PENDING,
} = Mocha.Runner.constants;

/**
 * Prints one line for each test, the failures in detail at the end, and as the last line `N passed, N failed`. In a
 * run of runTests.ts, that program prints the last line, because nothing may follow it.
 */
export default class Reporter extends Base {
  #depth = 0;
  readonly #result: TestResult = { passed: 0, failed: 0, skipped: 0, finished: false };
  readonly #resultFile = process.env[RESULT_FILE];

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.title) this.#print(`${this.#depth === 1 ? '\n' : ''}${this.#indent()}${suite.title}`);
      this.#depth += 1;
    });
    runner.on(EVENT_SUITE_END, () => {
      this.#depth -= 1;
    });
    runner.on(EVENT_TEST_PASS, (test) => {
      this.#result.passed += 1;
      const duration = test.speed === 'slow' ? Base.color('slow', ` (${test.duration} ms)`) : '';
      this.#print(`${this.#indent()}${Base.color('checkmark', Base.symbols.ok)} ${test.title}${duration}`);
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      this.#result.skipped += 1;
      this.#print(`${this.#indent()}${Base.color('pending', `- ${test.title}`)}`);
    });
    runner.on(EVENT_TEST_FAIL, (test) => {
      this.#result.failed += 1;
      this.#print(`${this.#indent()}${Base.color('fail', `${this.#result.failed}) ${test.title}`)}`);
    });
    runner.once(EVENT_RUN_END, () => {
      this.#result.finished = true;
      if (this.failures.length > 0) Base.list(this.failures);
      this.#print('');
      if (!this.#resultFile) this.#print(closingLine(this.#result));
    });
  }

  #indent(): string {
    return '  '.repeat(Math.max(0, this.#depth - 1));
  }

  /** Also saves the result so far, so that it survives a crash of this process. */
  #print(line: string) {
    Base.consoleLog(line);
    if (this.#resultFile) writeFileSync(this.#resultFile, JSON.stringify(this.#result));
  }
}
