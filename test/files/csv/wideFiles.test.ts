import { expect } from 'chai';
import { readOrAsk } from './readOrAsk.ts';

const ROWS = 60;

/** Rows that fill one of many columns of numbers each, beside words, a status and a balance. */
function wideFile(columns: number): string {
  const numbers = Array.from({ length: columns }, (_none, column) => `N${column}`);
  const rows = Array.from({ length: ROWS }, (_none, row) => {
    const cells = numbers.map((_name, column) =>
      row % columns === column ? `${row}.50` : `${(row * 7 + column) % 90}.25`,
    );
    return [
      `2025-01-${10 + (row % 20)}`,
      `Saldo zork ${row}`,
      `blau ${row % 8}`,
      ...cells,
      `${1000 - row}.00`,
    ];
  });
  return [['Date', 'Description', 'Status', ...numbers, 'Balance'], ...rows]
    .map((cells) => cells.join(','))
    .join('\n');
}

async function secondsFor(columns: number): Promise<number> {
  const before = process.cpuUsage().user;
  await readOrAsk(wideFile(columns));
  return (process.cpuUsage().user - before) / 1e6;
}

describe('csv: files of many columns', function () {
  this.timeout(120_000);

  it('csv columns: ten times as many columns of numbers take no more than some thirty times as long', async () => {
    await secondsFor(24);
    const few = await secondsFor(24);
    expect(await secondsFor(240)).to.be.below(Math.max(few, 0.05) * 30);
  });
});
