import { expect } from 'chai';
import { describeNeed } from '../../../src/cli/remote/status.ts';
import { type LinkSetup, startLinkSetup } from '../../support/linkSetup.ts';
import { startBuiltBreadbox } from '../../support/runBreadbox.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { runAgainst } from './support.ts';

const TIMEOUT_MS = 60_000;

describe('breadbox: linking and syncing banks', function () {
  this.timeout(TIMEOUT_MS);
  let setup: LinkSetup;
  before(async () => {
    setup = await startLinkSetup();
  });
  after(() => setup.close());

  const server = () => ({ url: setup.app.url, key: setup.app.keys.full_access });
  const env = () => ({ BREADBOX_URL: server().url, BREADBOX_API_KEY: server().key });
  const breadbox = (...options: string[]) => runAgainst(server(), options);
  const control = () => setup.sandbox.plaid.control;

  /** Runs `breadbox link …`, and signs in on its page once the page's address is there. */
  async function link(options: string[], signIn: (url: string) => void) {
    const program = startBuiltBreadbox(['link', ...options], env());
    const url = await waitUntil('the address is printed', () => /^http\S+$/m.exec(program.output())?.[0], {
      withinMs: 30_000,
    });
    signIn(url ?? '');
    return program.finished;
  }

  it('status: before the first bank it says how to link one', async () => {
    expect(await breadbox('status')).to.deep.equal({
      exitCode: 0,
      output: '',
      errors: 'No bank is linked yet. Link one with `breadbox link`.\n',
    });
  });

  it('link: several providers are a choice, and so is a member who is unknown', async () => {
    expect(await breadbox('link')).to.deep.equal({
      exitCode: 2,
      output: '',
      errors: 'The server has several providers: plaid, teller. Choose one with --provider.\n',
    });
    const { exitCode, errors } = await breadbox('link', '--provider', 'plaid', '--user', 'Zoe');
    expect(exitCode).to.equal(1);
    expect(errors).to.match(/^There is no household member "Zoe"\. There are: Alex \(\w{8}\)\.\n$/);
  });

  it('link: prints the page, waits until somebody has signed in, and shows the first sync', async () => {
    const result = await link(['--provider', 'plaid'], (url) =>
      control().completeLink({ link: url, username: 'alex' }),
    );
    expect(result.exitCode).to.equal(0);
    expect(result.errors).to.match(
      /^Sign in to the bank on this page, within (29|30) minutes\. Waiting …\nLinked .+\.\n$/,
    );
    const [, head, row] = result.output.split('\n');
    expect(head).to.match(/^Bank +Result +Added +Changed +Removed$/);
    expect(row).to.match(/ synced +[1-9]\d* +0 +0$/);
  });

  it('link: the same login again changes nothing, exit code 1', async () => {
    const result = await link(['--provider', 'plaid'], (url) =>
      control().completeLink({ link: url, username: 'alex' }),
    );
    expect(result.exitCode).to.equal(1);
    expect(result.errors).to.contain('These accounts are linked already, by ');
  });

  it('sync --wait: waits for the end and says what it did', async () => {
    const { exitCode, output, errors } = await breadbox('sync', '--wait');
    expect([exitCode, errors]).to.deep.equal([0, '']);
    expect(output).to.match(/^Bank +Result +Added +Changed +Removed\n.+ synced +0 +0 +0\n$/);
    const json = await breadbox('sync', '--wait', '--json');
    expect(JSON.parse(json.output).sync_logs[0]).to.include({ status: 'success', added_count: 0 });
  });

  it('Ctrl-C while waiting says that the work goes on, exit code 130', async () => {
    const program = startBuiltBreadbox(['link', '--provider', 'plaid'], env());
    await waitUntil('it waits', () => program.errors().includes('Waiting'), { withinMs: 30_000 });
    program.child.kill('SIGINT');
    const { exitCode, errors } = await program.finished;
    expect(exitCode).to.equal(130);
    expect(errors.split('\n')[1]).to.equal('Stopped waiting. The page still works until it expires.');
  });

  it('status: exit code 1 when somebody has to sign in, with the command that does it; --quiet prints only that', async () => {
    expect(await breadbox('status', '--quiet')).to.deep.equal({ exitCode: 0, output: '', errors: '' });
    control().requireLogin({ item: control().items()[0]?.itemId ?? '' });
    const synced = await breadbox('sync', '--wait');
    expect(synced.exitCode).to.equal(1);
    const status = await breadbox('status');
    expect(status.exitCode).to.equal(1);
    expect(status.output).to.match(/ sign in again /);
    const quiet = await breadbox('status', '--quiet');
    const [, id = ''] =
      /^.+: Alex has to sign in again\. Run `breadbox link --again (\w{8})`\.\n$/.exec(quiet.output) ?? [];
    expect([quiet.exitCode, quiet.errors]).to.deep.equal([1, '']);

    const again = await link(['--again', id], (url) =>
      control().completeLink({ link: url, username: 'alex' }),
    );
    expect(again.exitCode).to.equal(0);
    expect(again.errors).to.match(/ works again\.\n$/);
    expect((await breadbox('status', '--quiet')).exitCode).to.equal(0);
  });
});

describe('breadbox status: what a bank needs', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const connection = {
    short_id: 'Cn4tRw8B',
    user_name: 'Alex',
    institution_name: 'First Platypus Bank',
    status: 'active',
    reauth_recommended: false,
    consent_expires_at: null,
    last_synced_at: '2026-11-18T12:00:00Z',
    created_at: '2026-11-01T12:00:00Z',
    error_message: null,
  };
  type Given = Parameters<typeof describeNeed>[0];
  const needs: [given: Partial<Given>, need: string | null][] = [
    [{}, null],
    [{ status: 'error' }, null],
    [
      { status: 'error', last_synced_at: '2026-11-17T12:00:00Z', error_message: 'Bank is down' },
      'First Platypus Bank: no sync has succeeded for 3 days (Bank is down). Run `breadbox sync Cn4tRw8B --wait` to see why.',
    ],
    [
      { status: 'pending_reauth' },
      'First Platypus Bank: Alex has to sign in again. Run `breadbox link --again Cn4tRw8B`.',
    ],
    [
      { reauth_recommended: true, consent_expires_at: '2026-12-01T09:00:00.000Z' },
      'First Platypus Bank: the login ends on 2026-12-01. Alex should sign in again: `breadbox link --again Cn4tRw8B`.',
    ],
  ];
  for (const [given, need] of needs) {
    it(`${JSON.stringify(given)}: ${need ?? 'nothing'}`, () => {
      // Only these fields are read.
      expect(describeNeed({ ...connection, ...given } as Given, now)).to.equal(need);
    });
  }
});
