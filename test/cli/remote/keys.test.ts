import { expect } from 'chai';
import { API_KEY_PATTERN } from '../../../src/domain/apiKey.ts';
import { runBuiltBreadbox } from '../../support/runBreadbox.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { runAgainst } from './support.ts';

describe('breadbox keys', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const remote = (...options: string[]) => runAgainst({ url: app.url, key: app.keys.full_access }, options);
  const local = (...options: string[]) => runBuiltBreadbox(options, { DATABASE_URL: app.database.url });

  it('with BREADBOX_URL: creates, lists and revokes keys of that server', async () => {
    const created = await remote('keys', 'create', 'Cron', '--scope', 'read_only');
    expect(created.output.trim()).to.match(API_KEY_PATTERN);
    const [, id = ''] =
      /^API key (\w{8}) "Cron" with scope read_only\. It is shown this once:\n$/.exec(created.errors) ?? [];
    expect((await remote('keys', 'list')).output).to.match(
      new RegExp(`^${id} {2}Cron +bb_.+ active +never$`, 'm'),
    );
    expect(await remote('keys', 'revoke', id)).to.deep.equal({
      exitCode: 0,
      output: `Revoked ${id}.\n`,
      errors: '',
    });
    const { exitCode, errors } = await remote('keys', 'revoke', 'abcdefgh');
    expect([exitCode, errors.split('\n').length]).to.deep.equal([1, 2]);
  });

  it('a name cannot send the terminal a command', async () => {
    const { errors } = await remote('keys', 'create', 'Cron\u001B[2J');
    expect(errors).to.match(/^API key \w{8} "Cron \[2J" with/);
  });

  it('breadbox audit: names the key or the command that did it, newest first', async () => {
    await local('keys', 'create', 'Made here');
    await remote('keys', 'create', 'Made there');
    const { output } = await remote('audit', '--action', 'api_key_created', '--limit', '2');
    expect(output.split('\n').slice(0, 3)).to.satisfy(
      ([title = '', first = '', second = '']: string[]) =>
        /^Time +Who +What +Of$/.test(title) &&
        /^\d{4}-\d\d-\d\d [\d:]{8}Z +writer +api key created +Made there \(read_only\)$/.test(first) &&
        /Z +a command here +api key created +Made here \(read_only\)$/.test(second),
      output,
    );
    const asJson = await remote('audit', '--json', '--limit', '1');
    expect(JSON.parse(asJson.output).data).to.have.length(1);
  });

  it('the database and the server list the same keys, also as JSON', async () => {
    const lists = await Promise.all([remote('keys', 'list', '--json'), local('keys', 'list', '--json')]);
    const [first, second] = lists.map(({ output }) =>
      JSON.parse(output).data.map((key: Record<string, unknown>) => ({ ...key, last_used_at: null })),
    );
    expect(first).to.deep.equal(second);
  });
});
