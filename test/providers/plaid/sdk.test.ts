import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

/** The compiled file, because tsx, which runs the tests, keeps source texts itself. */
const SDK = new URL('../../../dist/src/providers/plaid/sdk.js', import.meta.url).href;
/** Out of 26.6 MB. Keeping the source map would save only 19.3, keeping two bytes a character 21.8. */
const MIN_SAVED_BYTES = 24_000_000;

interface Loaded {
  names: string[];
  heapBytes: number;
}

/** Measures in a process of its own, because other tests have already loaded the SDK in this one. */
async function load(expression: string): Promise<Loaded> {
  const program = `
    const names = Object.keys(await (${expression})).sort();
    gc();
    console.log(JSON.stringify({ names, heapBytes: process.memoryUsage().heapUsed }));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', '--input-type', 'module', '--eval', program],
  ]);
  return JSON.parse(stdout);
}

describe('loadPlaidSdk', () => {
  let ours: Loaded;
  let original: Loaded;

  before(async function () {
    this.timeout(60_000);
    ours = await load(`import('${SDK}').then(({ loadPlaidSdk }) => loadPlaidSdk())`);
    original = await load(
      `import('node:module').then(({ createRequire }) => createRequire('${SDK}')('plaid'))`,
    );
  });

  it('exports everything that the package exports', () => {
    expect(ours.names).to.deep.equal(original.names);
    expect(ours.names).to.include.members(['PlaidApi', 'Configuration', 'Products']);
  });

  it('saves at least 24 MB of heap', () => {
    expect(original.heapBytes - ours.heapBytes).to.be.above(MIN_SAVED_BYTES);
  });
});
