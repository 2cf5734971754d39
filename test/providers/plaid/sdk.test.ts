import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

/** As it is built: tsx, which runs the tests, keeps texts of its own. */
const SDK = new URL('../../../dist/src/providers/plaid/sdk.js', import.meta.url).href;
/** Of 26.6 MB: 19.3 are saved where the source map stays, 21.8 where a character stays two bytes. */
const LEAST_SAVED_BYTES = 24_000_000;

interface Loaded {
  names: string[];
  heapBytes: number;
}

/** What a process of its own gets, and what its heap holds then: here other tests have loaded the SDK already. */
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

describe("Plaid's SDK as it is loaded here", () => {
  let ours: Loaded;
  let whole: Loaded;

  before(async function () {
    this.timeout(60_000);
    ours = await load(`import('${SDK}').then(({ loadPlaidSdk }) => loadPlaidSdk())`);
    whole = await load(`import('node:module').then(({ createRequire }) => createRequire('${SDK}')('plaid'))`);
  });

  it('has everything that the package has', () => {
    expect(ours.names).to.deep.equal(whole.names);
    expect(ours.names).to.include.members(['PlaidApi', 'Configuration', 'Products']);
  });

  it('takes the heap that its program needs, and none for its source map', () => {
    expect(whole.heapBytes - ours.heapBytes).to.be.above(LEAST_SAVED_BYTES);
  });
});
