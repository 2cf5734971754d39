/** The program of `make diagram`: migrates a temporary PostgreSQL and writes `docs/schema.md`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createDatabase } from '../../src/postgres/database.ts';
import { drawSchema, SCHEMA_FILE } from './schemaDiagram.ts';
import { databaseUrl, startTestServer } from './testServer.ts';

const server = await startTestServer();
try {
  const db = createDatabase(databaseUrl(server.url, server.template), { poolSize: 1 });
  try {
    writeFileSync(resolve(import.meta.dirname, '../..', SCHEMA_FILE), await drawSchema(db));
  } finally {
    await db.destroy();
  }
} finally {
  await server.stop();
}
