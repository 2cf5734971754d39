import { expect } from 'chai';
import { routes } from '../../generated/routes.js';
import { startTestApp, type TestApp } from '../support/testApp.ts';

/** Every list of the contract, by its own account. */
const lists = routes.filter(({ query }) => 'cursor' in query);

describe('a cursor that a list has not issued', () => {
  let app: TestApp;
  /** A genuine cursor, of the list of tags: the first page of one. */
  let genuine: string;
  let ruleId: string;

  before(async () => {
    app = await startTestApp();
    for (const slug of ['a', 'b']) await app.post('/api/v1/tags', { slug, display_name: slug });
    const rule = { name: 'Any', conditions: {}, actions: [{ type: 'add_tag', tag_slug: 'a' }] };
    ruleId = (await app.post('/api/v1/rules', rule)).body.id;
    genuine = (await app.get('/api/v1/tags?limit=1')).body.next_cursor;
  });
  after(() => app.close());

  it('there are lists', () => {
    expect(lists.length).to.be.at.least(13);
  });

  for (const { operationId, path } of lists) {
    it(`${operationId}: is 400 INVALID_CURSOR, whatever it is`, async () => {
      const edited = Buffer.from(genuine, 'base64url');
      edited.writeUInt8(edited.readUInt8(edited.length - 2) ^ 1, edited.length - 2);
      const unissued = ['', '%21%21', 'x'.repeat(2_049), '%00', '%ED%A0%80', edited.toString('base64url')];
      const misspelled = operationId === 'listTags' ? [`${genuine}=`, `${genuine}%0A`] : [genuine];
      for (const cursor of [...unissued, ...misspelled]) {
        const { status, body } = await app.get(`${path.replace('{id}', ruleId)}?cursor=${cursor}`);
        expect([status, body.error?.code, body.error?.details?.[0]?.path], cursor.slice(0, 40)).to.deep.equal(
          [400, 'INVALID_CURSOR', 'cursor'],
        );
      }
    });
  }
});
