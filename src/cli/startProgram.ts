/**
 * Checks the version of Node before it loads anything else. A Node that is too old must be able to parse this file and
 * those that start here, so they use no syntax newer than that of Node 12, and everything else is imported by a call.
 */

/** The oldest Node that runs Breadbox, as in package.json. */
const MIN_NODE: [number, number] = [20, 19];

/** Runs `breadbox …` with these arguments, and ends the process with its exit code. */
export function startProgram(args: string[]): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) {
    console.error(
      `Breadbox needs Node ${MIN_NODE.join('.')} or later, and this is Node ${process.versions.node}. Install a later one, or choose it with \`nvm use\`.`,
    );
    process.exit(1);
  }
  import('./runProgram.ts')
    .then((program) => program.runProgram(args, process.env))
    // Agenda leaves timers behind after it has stopped, which would keep the process alive.
    .then((exitCode) => process.exit(exitCode), endIncomplete);
}

/** runProgram handles every failure of its own, so what fails here is the loading of its files. */
function endIncomplete(error: unknown): void {
  console.error('Breadbox is not installed completely. Run `npm ci` and `make build` in its folder.');
  if (/^(debug|trace)$/.test(process.env['LOG_LEVEL'] || '')) console.error(error);
  process.exit(1);
}
