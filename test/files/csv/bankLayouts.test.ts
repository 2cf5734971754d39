import { expect } from 'chai';
import { describeVerdict, judge, readLayouts, type Told, type Verdict } from './readLayout.ts';

/** Layouts of banks and tools of 40 countries: right, or asked and right after the answer. Never silently wrong. */
describe('layouts of banks from everywhere', function () {
  this.timeout(60_000);
  const table: { name: string; untold: Verdict; told: Verdict }[] = [];
  before(async () => {
    for (const layout of readLayouts()) {
      const nothing: Told = { type: null, isoCurrencyCode: null };
      const account: Told = { type: layout.accountType, isoCurrencyCode: layout.currency };
      table.push({
        name: layout.name,
        untold: await judge(layout, nothing),
        told: await judge(layout, account),
      });
    }
  });

  const verdicts = () =>
    table.flatMap(({ name, untold, told }) => [
      { name, verdict: untold },
      { name, verdict: told },
    ]);
  const list = (isMeant: (verdict: Verdict) => boolean) =>
    verdicts()
      .filter(({ verdict }) => isMeant(verdict))
      .map(({ name, verdict }) => `${name}: ${describeVerdict(verdict)}`);

  it('covers 48 layouts', () => expect(table.length).to.equal(48));

  it('csv import: no layout is silently wrong', () =>
    expect(list(({ kind }) => kind === 'wrong')).to.deep.equal([]));

  it('csv import: no layout is refused', () =>
    expect(list(({ kind }) => kind === 'refused')).to.deep.equal([]));

  it('csv import: every question has an answer that makes the file right', () =>
    expect(list((verdict) => verdict.kind === 'asked' && !verdict.isRightAfterTheAnswer)).to.deep.equal([]));

  it('csv import: all 48 are right with nothing said, and with type and currency told', () =>
    expect(list(({ kind }) => kind !== 'right')).to.deep.equal([]));
});
