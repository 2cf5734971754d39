import { expect } from 'chai';
import fc from 'fast-check';
import { holds } from '../support/property.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const TSV = 'text/tab-separated-values';

describe('exportCategories and importCategories', function () {
  // The property takes longer under make test-long.
  this.timeout(180_000);
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const importFile = (body: string) => app.post('/api/v1/categories/import', body, { contentType: TSV });
  const exportFile = async (): Promise<string> => (await app.get('/api/v1/categories/export')).body;

  it('exportCategories: tab-separated text with a header and a line for each category', async () => {
    const { status, headers, body } = await app.get('/api/v1/categories/export');
    expect([status, headers.get('content-type')]).to.deep.equal([200, `${TSV}; charset=utf-8`]);
    const lines = body.split('\n');
    expect(lines[0]).to.equal('slug\tname\tprimary_slug\tdescription');
    expect(lines).to.include('food-and-drink-coffee\tCoffee\tfood-and-drink\t');
  });

  it('importCategories: importing the export changes nothing', async () => {
    const { status, body } = await importFile(await exportFile());
    expect([status, body]).to.deep.equal([200, { created_count: 0, updated_count: 0 }]);
  });

  it('importCategories: any name survives an export and import', async () => {
    await app.post('/api/v1/categories', { slug: 'wild', name: 'x' });
    const text = fc.string({
      unit: fc.constantFrom('\t', '"', '\n', '\r', ' ', 'a', '🏠', '\uFEFF', '\\', "'"),
      maxLength: 12,
    });
    await holds(
      fc.asyncProperty(text, text, async (name, description) => {
        const wording = { name: `${name}!`, description, primary_slug: null };
        expect((await app.put('/api/v1/categories/wild', wording)).status).to.equal(200);
        const file = await exportFile();
        expect((await importFile(file)).body).to.deep.equal({ created_count: 0, updated_count: 0 });
        await app.put('/api/v1/categories/wild', { name: 'x' });
        expect((await importFile(file)).body).to.deep.equal({ created_count: 0, updated_count: 1 });
        expect((await app.get('/api/v1/categories/wild')).body).to.deep.include(wording);
      }),
      30,
    );
  });

  it('importCategories: creates and updates categories, even with children before their primary', async () => {
    const file = [
      'slug\tname\tprimary_slug\tdescription',
      'hobby-chess\t"Chess ""blitz"""\thobby\tTwo\r',
      'hobby\tHobby\t\t',
      'travel\tTravelling\t\t',
      '',
    ].join('\n');
    expect((await importFile(file)).body).to.deep.equal({ created_count: 2, updated_count: 1 });
    expect((await app.get('/api/v1/categories/hobby-chess')).body).to.deep.include({
      name: 'Chess "blitz"',
      primary_slug: 'hobby',
      description: 'Two',
    });
    expect((await app.get('/api/v1/categories/travel')).body.name).to.equal('Travelling');
  });

  it('importCategories: imports all or nothing, and names every invalid line', async () => {
    const file = [
      'slug\tname\tprimary_slug\tdescription',
      'fine\tFine\t\t',
      'Not A Slug\tx\t\t',
      'two-lines\t"a\nb"\t\t',
      'nameless\t\t\t',
      'fine\tAgain\t\t',
      'short\tx',
    ].join('\n');
    const { status, body } = await importFile(file);
    expect([status, body.error.code]).to.deep.equal([422, 'VALIDATION_ERROR']);
    expect(body.error.details.map(({ path }: { path: string }) => path)).to.deep.equal([
      'line 3: slug',
      'line 6: name',
      'line 8',
      'line 7: slug',
    ]);
    expect((await app.get('/api/v1/categories/fine')).status).to.equal(404);
  });

  it('importCategories: refuses by line what would break the category tree', async () => {
    const file = [
      'slug\tname\tprimary_slug\tdescription',
      'deep\tDeep\ttravel-flights\t',
      'travel\tTravel\tmedical\t',
      'selfish\tSelfish\tselfish\t',
      'lost\tLost\tnowhere\t',
      'uncategorized\tU\tmedical\t',
    ].join('\n');
    const { status, body } = await importFile(file);
    expect([status, body.error.details.map(({ path }: { path: string }) => path)]).to.deep.equal([
      422,
      [2, 3, 4, 5, 6].map((line) => `line ${line}: primary_slug`),
    ]);
  });

  it('importCategories: refuses another header and a stray quote', async () => {
    const header = await importFile('slug\tname\n');
    const quote = await importFile('slug\tname\tprimary_slug\tdescription\nfine\t"x" y\t\t\n');
    expect([header, quote].map(({ status, body }) => [status, body.error.details[0].path])).to.deep.equal([
      [422, 'line 1'],
      [422, 'line 2'],
    ]);
  });
});
