import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { runBuiltBreadbox } from '../../support/runBreadbox.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { failed, runAgainst } from './support.ts';

/** A server that answers everything with this. */
async function startAnswering(
  status: number,
  type: string,
  body: string,
): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'Content-Type': type, 'X-Request-Id': 'r-1', 'Retry-After': '0' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this form.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const errorBody = (code: string, message: string) =>
  JSON.stringify({ error: { code, message, doc_url: `/docs/errors#${code}`, request_id: 'r-1' } });

describe('breadbox: failures of commands that talk to a server', () => {
  const folder = temporaryFolder();
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
    await app.post('/api/v1/users', { name: 'Alex' });
  });
  after(async () => {
    await app.close();
    folder.remove();
  });

  const run = (options: string[], key = app.keys.full_access) => runAgainst({ url: app.url, key }, options);

  it('no server: says how to start or name one, exit code 3', async () => {
    const dataDir = join(folder.path, 'none');
    expect(await runBuiltBreadbox(['accounts'], { BREADBOX_DATA_DIR: dataDir })).to.deep.equal(
      failed(
        `No server is running on ${dataDir}. Start one here with \`breadbox run\`, or set BREADBOX_URL and BREADBOX_API_KEY to the server and a key of it.\n`,
        3,
      ),
    );
  });

  it('a server that does not answer: exit code 3', async () => {
    const dead = { url: 'http://127.0.0.1:1', key: 'bb_none' };
    expect(await runAgainst(dead, ['status'])).to.deep.equal(
      failed('No server answers at http://127.0.0.1:1. Start it, or correct BREADBOX_URL.\n', 3),
    );
  });

  it('the key of the data folder is never sent to a server that BREADBOX_URL names', async () => {
    expect(await runBuiltBreadbox(['accounts'], { BREADBOX_URL: app.url })).to.deep.equal(
      failed('BREADBOX_URL is set, but BREADBOX_API_KEY is not. Set it to a key of that server.\n', 2),
    );
  });

  it('an address without http://', async () => {
    expect(await runAgainst({ url: '127.0.0.1:8080', key: 'bb_none' }, ['accounts'])).to.deep.equal(
      failed('BREADBOX_URL is not a URL such as http://127.0.0.1:8080.\n', 2),
    );
  });

  it('an address copied with its path works', async () => {
    const { exitCode } = await runAgainst({ url: `${app.url}/api/v1/`, key: app.keys.read_only }, [
      'accounts',
    ]);
    expect(exitCode).to.equal(0);
  });

  it('an address with another path: says so, and the address without it', async () => {
    expect(await runAgainst({ url: `${app.url}/nope`, key: app.keys.read_only }, ['accounts'])).to.deep.equal(
      failed(
        `There is no API at ${app.url}/nope. Correct BREADBOX_URL: an address without a path, such as ${app.url}.\n`,
      ),
    );
  });

  it('a key that was cut off is not a whole key', async () => {
    const { errors } = await run(['accounts'], 'bb_x');
    expect(errors).to.contain(
      'The API key is not a whole one: bb_ and 43 letters and digits. Copy it again.',
    );
  });

  it('a wrong key', async () => {
    const { exitCode, errors } = await run(['accounts'], `bb_${'x'.repeat(43)}`);
    expect(exitCode).to.equal(1);
    expect(errors).to.match(/^The server at \S+ refused the API key: .+ Correct BREADBOX_API_KEY\.\n$/);
  });

  it('a read-only key cannot sync', async () => {
    expect(await run(['sync'], app.keys.read_only)).to.deep.equal(
      failed(
        "This operation requires an API key with the scope full_access. Set BREADBOX_API_KEY to one. On the server's machine, without BREADBOX_URL, `breadbox keys create <name> --scope full_access` makes it.\n",
      ),
    );
  });

  const wrong: [options: string[], message: string, exitCode: number][] = [
    [['transactions', '--limit', '5000'], '--limit must be <= 500.', 2],
    [
      ['transactions', '--start-date', '2026-03-01', '--end-date', '2026-02-01'],
      '--start-date must not be after --end-date.',
      2,
    ],
    [
      ['transactions', '--serch', 'x'],
      'There is no option --serch. Did you mean --search? See `breadbox transactions --help`.',
      2,
    ],
    [
      ['transactions', '--search-mode', 'exact'],
      'The option --search-mode <mode> does not take "exact". Allowed choices are contains, words, fuzzy. See `breadbox transactions --help`.',
      2,
    ],
    [['transactions', '--account-id', 'Nowhere'], 'There is no account "Nowhere". There are none yet.', 1],
    [['transactions', '--user-id', 'Alix'], 'There is no household member "Alix". There are: Alex', 1],
    ...['transactions', 'cashflow', 'rules'].map((command): [string[], string, number] => [
      [command, '--category-slug', 'food-and-dring'],
      'There is no category "food-and-dring". Did you mean food-and-drink',
      1,
    ]),
    [['sync', 'Nowhere'], 'There is no bank "Nowhere". There are none yet.', 1],
    [
      ['categorize', 'food-and-drink'],
      'Say which transactions: their ids, or filters such as --search. See `breadbox categorize --help`.',
      2,
    ],
    [['categorize', 'food-and-drink', 'abcdefgh', '--search', 'x'], 'Give ids or filters, not both.', 2],
    [
      ['categorize', 'food-and-dring', '--search', 'x'],
      'There is no category "food-and-dring". Did you mean food-and-drink',
      1,
    ],
    ...['', '0x10', '1e2', '10,5', ' '].map((amount): [string[], string, number] => [
      ['categorize', 'food-and-drink', '--min-amount', amount],
      `--min-amount takes an amount such as 12.50, not "${amount}".`,
      2,
    ]),
    [
      ['categorize', 'food-and-drink', '--max-amount', '12345678901234567.89'],
      '--max-amount has more digits than the server can compare: 12345678901234567.89.',
      2,
    ],
    [['categorize', 'food-and-drink', 'abcdefgh'], 'No transaction has the id abcdefgh.', 1],
    [
      ['rules', 'apply'],
      'Give the id or the name of a rule, or --all. See `breadbox rules apply --help`.',
      2,
    ],
    [['rules', 'apply', 'Nothing'], 'There is no rule "Nothing". There are none yet.', 1],
    [['undo', 'xyz'], 'There is no change with the id "xyz".', 1],
    [['link'], 'The server has no provider that links banks.', 1],
    [['import', 'nowhere.csv'], 'nowhere.csv: There is no such file.', 1],
    [['import', '.'], '.: This is a folder. Give the files in it.', 1],
  ];
  for (const [options, message, exitCode] of wrong) {
    it(`breadbox ${options.join(' ')}: ${message}`, async () => {
      const result = await run(options);
      expect(result).to.include({ exitCode, output: '' });
      expect(result.errors.startsWith(message), result.errors).to.equal(true);
      expect(result.errors.trimEnd().split('\n')).to.have.length(1);
    });
  }

  const answers: [
    status: number,
    type: string,
    body: string,
    message: (url: string) => string,
    exitCode: number,
  ][] = [
    [
      404,
      'text/html',
      '<p>nginx</p>',
      (url) =>
        `${url} is not a Breadbox server, or a proxy changes its answers (status 404). Correct BREADBOX_URL.`,
      1,
    ],
    [
      200,
      'text/html',
      '<p>hello</p>',
      (url) =>
        `${url} is not a Breadbox server, or a proxy changes its answers (status 200). Correct BREADBOX_URL.`,
      1,
    ],
    [
      502,
      'text/html',
      '<p>bad gateway</p>',
      (url) => `The server at ${url} cannot answer (status 502). Try again later, or look at its log.`,
      3,
    ],
    [
      500,
      'application/json',
      errorBody('INTERNAL_ERROR', 'Unexpected.'),
      () => 'The server failed. Its log says why, under the request id r-1.',
      3,
    ],
    [
      503,
      'application/json',
      errorBody('DATABASE_UNAVAILABLE', 'The database cannot be reached. Try again later.'),
      () => 'The database cannot be reached. Try again later.',
      3,
    ],
    [409, 'application/json', errorBody('CONFLICT', 'Red\u001B[31m\nalert'), () => 'Red [31m alert', 1],
  ];
  for (const [status, type, body, message, exitCode] of answers) {
    it(`the server answers ${status} as ${type}: exit code ${exitCode}`, async () => {
      const { url, server } = await startAnswering(status, type, body);
      try {
        expect(await runAgainst({ url, key: 'bb_none' }, ['accounts'])).to.deep.equal(
          failed(`${message(url)}\n`, exitCode),
        );
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });
  }
});
