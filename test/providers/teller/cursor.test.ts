import { expect } from 'chai';
import { afterReading, parseCursor, planReading } from '../../../src/providers/teller/cursor.ts';

const read = {
  readUpTo: '2026-11-20',
  since: '2025-01-01',
  recentReadOn: '2026-11-18',
  allReadOn: '2026-10-01',
};

describe('teller: how far back an account is read', () => {
  const reading = (today: string, oldestPending?: string, cursor: typeof read | undefined = read) => {
    const { from, kind } = planReading(cursor, oldestPending, today);
    return [from, kind];
  };

  it('a new account: two years', () => {
    expect(planReading(undefined, undefined, '2026-11-24')).to.deep.equal({
      from: '2024-11-24',
      certainFrom: '2026-11-14',
      since: '2024-11-24',
      kind: 'all',
    });
  });

  it('a later listing: from ten days before the last one, or the day before the oldest pending transaction', () => {
    expect(reading('2026-11-24')).to.deep.equal(['2026-11-10', 'overlap']);
    expect(reading('2026-11-24', '2026-11-15')).to.deep.equal(['2026-11-10', 'overlap']);
    expect(reading('2026-11-24', '2026-11-11')).to.deep.equal(['2026-11-10', 'overlap']);
    expect(reading('2026-11-24', '2026-11-10')).to.deep.equal(['2026-11-09', 'overlap']);
    expect(reading('2026-11-24', '2026-08-02')).to.deep.equal(['2026-08-01', 'overlap']);
  });

  it('an old pending transaction extends the listing, but not the recorded start of the history', () => {
    expect(planReading(read, '2026-08-02', '2026-11-24').certainFrom).to.equal('2026-11-10');
    expect(planReading(undefined, '2026-08-02', '2026-11-24').certainFrom).to.equal('2026-11-14');
  });

  it('once a week the last 90 days, once a quarter the whole history', () => {
    expect(reading('2026-11-25')).to.deep.equal(['2026-08-27', 'recent']);
    expect(reading('2026-11-25', '2026-08-02')).to.deep.equal(['2026-08-01', 'recent']);
    expect(reading('2026-12-30')).to.deep.equal(['2026-10-01', 'recent']);
    expect(reading('2026-12-31')).to.deep.equal(['2025-01-01', 'all']);
  });

  it('the cursor records when each account was listed, also a cursor of an earlier format', () => {
    const next = (today: string) => afterReading(read, planReading(read, undefined, today), today);
    expect(next('2026-11-24')).to.deep.equal({ ...read, readUpTo: '2026-11-24' });
    expect(next('2026-11-25')).to.deep.equal({
      ...read,
      readUpTo: '2026-11-25',
      recentReadOn: '2026-11-25',
    });
    expect(next('2026-12-31')).to.deep.equal({
      readUpTo: '2026-12-31',
      since: '2025-01-01',
      recentReadOn: '2026-12-31',
      allReadOn: '2026-12-31',
    });
    expect(parseCursor('{"acc":"2026-11-20"}')).to.deep.equal({
      acc: {
        readUpTo: '2026-11-20',
        since: '2024-11-20',
        recentReadOn: '2024-11-20',
        allReadOn: '2024-11-20',
      },
    });
    expect(parseCursor(JSON.stringify({ acc: read }))).to.deep.equal({ acc: read });
    expect(parseCursor(null)).to.deep.equal({});
  });
});
