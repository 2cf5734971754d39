import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ApiError } from '../../src/errors.ts';
import { detectFormat } from '../../src/files/detectFormat.ts';
import { type ReadStatement, readStatements } from './readStatements.ts';

/** A file that breaks off, as an interrupted download does, is refused or holds the first rows exactly as they are. */

const folder = new URL('formats/', import.meta.url);
const CUTS = 40;

const keyOf = ({ account }: ReadStatement): string => `${account.number ?? account.name}`;
const rowsOf = (statements: readonly ReadStatement[]): string[] =>
  statements.flatMap((statement) =>
    statement.rows.map((row) => JSON.stringify([keyOf(statement), row.date, row.amount, row.raw])),
  );

describe('statements that break off', () => {
  for (const name of readdirSync(folder).filter((file) => !file.endsWith('.json'))) {
    const whole = readFileSync(new URL(name, folder));
    const format = detectFormat(whole);
    if (format === 'csv' || name === 'qif-invst.qif') continue;
    it(`importFile: ${name} cut at ${CUTS} places is refused, or its first rows are as in the whole`, () => {
      const statements = readStatements(format, whole);
      const accounts = new Set(statements.map(keyOf));
      const rows = rowsOf(statements);
      let refused = 0;
      for (let cut = 1; cut <= CUTS; cut++) {
        const length = Math.floor((whole.length * cut) / (CUTS + 1));
        const found = readOrRefuse(format, whole.subarray(0, length));
        if (found === null) refused++;
        else {
          expect(rowsOf(found), `rows before byte ${length}`).to.deep.equal(
            rows.slice(0, rowsOf(found).length),
          );
          expect([...accounts], `accounts before byte ${length}`).to.include.members(found.map(keyOf));
        }
      }
      expect(refused).to.be.at.least(CUTS / 2);
    });
  }
});

function readOrRefuse(format: Parameters<typeof readStatements>[0], bytes: Buffer): ReadStatement[] | null {
  try {
    return readStatements(format, bytes);
  } catch (error) {
    // The dates that would answer the question may be behind the cut.
    if (error instanceof Error && /leaves questions open/.test(error.message)) return null;
    expect(error).to.be.instanceOf(ApiError);
    expect(error).to.have.property('code', 'IMPORT_ERROR');
    return null;
  }
}
