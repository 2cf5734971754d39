import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { drawSchema, SCHEMA_FILE } from '../support/schemaDiagram.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

describe('docs/schema.md', () => {
  it('shows the schema that the migrations create; run `make diagram` to update it', async () => {
    const database = await createTestDatabase();
    const drawn = await drawSchema(database.db);
    await database.drop();
    expect(readFileSync(resolve(import.meta.dirname, '../..', SCHEMA_FILE), 'utf8')).to.equal(drawn);
  });
});
