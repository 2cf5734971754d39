import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { runAgainst } from './support.ts';

const AMBIGUOUS = `Date,Description,Amount
03/02/2024,Blue Heron Coffee,-4.50
04/02/2024,Linden Payroll,1550.00
05/02/2024,Corner Market,-82.10
`;

describe('breadbox: commands that write', () => {
  const folder = temporaryFolder();
  let app: TestApp;
  let ids: string[];
  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.database.db, ['Checking']);
    ids = await insertRows(app.database.db, accountIds[0] ?? '', [
      { name: 'Blue Heron Coffee' },
      { name: 'Blue Heron Bakery' },
      { name: 'Corner Store' },
    ]);
    await writeFile(join(folder.path, 'statement.csv'), AMBIGUOUS);
  });
  after(async () => {
    await app.close();
    folder.remove();
  });

  const breadbox = (...options: string[]) => runAgainst({ url: app.url, key: app.keys.full_access }, options);
  const categories = async () => {
    const rows = await app.database
      .db('transactions')
      .whereIn('id', ids)
      .orderBy('name')
      .select('user_category_slug');
    return rows.map((row) => row.user_category_slug);
  };

  describe('categorize', () => {
    it('without anybody to ask: shows what would change, changes nothing, exit code 1', async () => {
      const { exitCode, output, errors } = await breadbox(
        'categorize',
        'food-and-drink',
        '--search',
        'heron',
      );
      expect([exitCode, errors]).to.deep.equal([
        1,
        'The newest that match:\nNothing was changed. Add --yes to change them without being asked.\n',
      ]);
      expect(output).to.contain('Blue Heron Bakery').and.not.to.contain('Corner Store');
      expect(await categories()).to.deep.equal([null, null, null]);
    });

    it('--json: what would change is for the person, so that the output is JSON or nothing', async () => {
      const { output, errors } = await breadbox(
        'categorize',
        'food-and-drink',
        '--search',
        'heron',
        '--json',
      );
      expect(output).to.equal('');
      expect(errors).to.contain('Blue Heron Bakery').and.to.contain('Nothing was changed.');
    });

    it('--dry-run: says how many would change', async () => {
      expect(await breadbox('categorize', 'food-and-drink', '--search', 'heron', '--dry-run')).to.deep.equal({
        exitCode: 0,
        output: '2 transactions would get the category food-and-drink.\n',
        errors: '',
      });
      expect(await categories()).to.deep.equal([null, null, null]);
    });

    it('--yes: changes them and prints the command that undoes it, which works once', async () => {
      const { exitCode, output } = await breadbox('categorize', 'Groceries', '--search', 'heron', '--yes');
      expect(exitCode).to.equal(0);
      const [, id = ''] =
        /^2 transactions changed\.\nUndo it with `breadbox undo (\S+)`, within 30 days\.\n$/.exec(output) ??
        [];
      const groceries = 'food-and-drink-groceries';
      expect(await categories()).to.deep.equal([groceries, groceries, null]);

      expect(await breadbox('undo', id)).to.deep.equal({
        exitCode: 0,
        output: '2 transactions restored.\n',
        errors: '',
      });
      expect(await categories()).to.deep.equal([null, null, null]);
      expect(await breadbox('undo', id)).to.include({ exitCode: 1, output: '' });
    });

    it('ids, as `transactions` shows them; --json is the answer of the API', async () => {
      const [{ short_id }] = await app.database
        .db('transactions')
        .where('name', 'Corner Store')
        .select('short_id');
      const { output } = await breadbox('categorize', 'travel', short_id, '--yes', '--json');
      expect(JSON.parse(output)).to.include({ updated_count: 1, dry_run: false });
      expect(await categories()).to.deep.equal([null, null, 'travel']);
      expect((await breadbox('categorize', 'travel', short_id, '--yes')).output).to.equal(
        'Nothing would change.\n',
      );
    });
  });

  it('rules apply: one rule by its name, undone like any change of many', async () => {
    await app.post('/api/v1/rules', {
      name: 'Heron',
      conditions: { field: 'name', op: 'contains', value: 'heron' },
      actions: [{ type: 'set_category', category_slug: 'food-and-drink-coffee' }],
    });
    expect((await breadbox('rules', 'apply', 'heron', '--dry-run')).output).to.equal(
      '2 transactions would change.\n',
    );
    const { output } = await breadbox('rules', 'apply', '--all', '--yes');
    expect(output).to.match(
      /^2 transactions changed\.\nUndo it with `breadbox undo \S+`, within 30 days\.\n$/,
    );
  });

  describe('import', () => {
    const file = () => join(folder.path, 'statement.csv');
    const target = ['--account-name', 'Tin', '--currency', 'USD'];

    it('a question is asked with its answers as options, nothing is imported, exit code 1', async () => {
      for (const options of [[], ['--dry-run']]) {
        const { exitCode, output, errors } = await breadbox('import', file(), ...target, ...options);
        expect([exitCode, errors]).to.deep.equal([1, '']);
        expect(output)
          .to.contain('The dates can be read in more than one way')
          .and.to.contain('  --date-format DD/MM/YYYY   03/02/2024 is 2024-02-03\n')
          .and.to.contain('  --date-format MM/DD/YYYY   03/02/2024 is 2024-03-02\n')
          .and.to.contain('Nothing was imported.');
      }
      expect((await app.get('/api/v1/imports')).body.data).to.deep.equal([]);
    });

    it('--dry-run with the answer: the rows, money out with a minus, and what was assumed', async () => {
      const { exitCode, output } = await breadbox(
        'import',
        file(),
        ...target,
        '--dry-run',
        '--date-format',
        'DD/MM/YYYY',
      );
      expect(exitCode).to.equal(0);
      expect(output)
        .to.match(/^ +2 {2}2024-02-03 {2}Blue Heron Coffee +-4\.50 {2}USD$/m)
        .and.to.match(/^ +3 {2}2024-02-04 {2}Linden Payroll +\+1,550\.00 {2}USD$/m)
        .and.to.contain('--positive-is credit: ')
        .and.to.contain('Nothing was imported. Without --dry-run, it would be.');
    });

    it('imports, says how to take it back, and `undo` does', async () => {
      const { exitCode, output } = await breadbox('import', file(), ...target, '--date-format', 'DD/MM/YYYY');
      expect(exitCode).to.equal(0);
      expect(output).to.contain('statement.csv: 3 transactions added, 0 updated, 0 already there.\n');
      const [, id = ''] = /`breadbox undo (\S+)`/.exec(output) ?? [];
      expect((await breadbox('undo', id)).output).to.equal(
        'The import was taken back: 3 transactions removed, 0 restored.\n',
      );
    });

    it('the same file again: what `undo` says it takes back, it takes back', async () => {
      const again = [...target, '--date-format', 'DD/MM/YYYY'];
      await breadbox('import', file(), ...again);
      const { output } = await breadbox('import', file(), ...again);
      expect(output).to.contain('0 transactions added, 0 updated, 3 already there.\n');
      const [, id = ''] =
        /`breadbox undo (\S+)` takes back both, with every transaction that either added\./.exec(output) ??
        [];
      expect((await breadbox('undo', id)).output).to.contain('3 transactions removed');
    });

    it('a file that is missing does not stop the next one', async () => {
      const options = [...target, '--date-format', 'DD/MM/YYYY', '--json'];
      const { exitCode, output, errors } = await breadbox('import', 'nowhere.csv', file(), ...options);
      expect([exitCode, errors]).to.deep.equal([1, 'nowhere.csv: There is no such file.\n']);
      expect(JSON.parse(output).accounts[0].added_count).to.equal(3);
    });

    it('with several members of the household, the server asks whose file it is', async () => {
      await app.post('/api/v1/users', { name: 'Sam' });
      const { exitCode, errors, output } = await breadbox(
        'import',
        file(),
        ...target,
        '--date-format',
        'DD/MM/YYYY',
      );
      expect([exitCode, output]).to.deep.equal([2, '']);
      expect(errors).to.contain('--user-id is required');
      const named = await breadbox(
        'import',
        file(),
        ...target,
        '--date-format',
        'DD/MM/YYYY',
        '--user-id',
        'sam',
      );
      expect(named.exitCode).to.equal(0);
    });
  });
});
