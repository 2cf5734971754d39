import { expect } from 'chai';
import { newId } from '../../src/domain/ids.ts';
import {
  jitterMs,
  latestNextSync,
  nextSyncAfterFailure,
  nextSyncAfterSuccess,
} from '../../src/domain/schedule.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ID = '0190f3a0-2d22-7b4f-8c63-2a7c8d1e3f12';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const afterNow = (date: Date) => date.getTime() - NOW.getTime() - jitterMs(ID);

describe('schedule', () => {
  it('the jitter of a connection is constant and between 0 and 10 minutes', () => {
    const ids = Array.from({ length: 500 }, () => newId());
    for (const id of ids) {
      expect(jitterMs(id))
        .to.equal(jitterMs(id))
        .and.to.be.within(0, 10 * MINUTE);
    }
    expect(new Set(ids.map(jitterMs)).size).to.be.above(490);
  });

  for (const hours of [4, 8, 12, 24]) {
    it(`after a success the next sync is due in ${hours} hours with that interval`, () => {
      expect(afterNow(nextSyncAfterSuccess(ID, hours, NOW))).to.equal(hours * HOUR);
    });
  }

  for (const [failures, minutes] of [
    [1, 15],
    [2, 30],
    [3, 60],
    [4, 120],
    [5, 240],
    [6, 240],
    [1_000, 240],
    [5_000, 240],
  ] as const) {
    it(`after ${failures} failures in a row the next sync is due in ${minutes} minutes`, () => {
      expect(afterNow(nextSyncAfterFailure(ID, failures, NOW))).to.equal(minutes * MINUTE);
    });
  }

  it('the next sync is never later than the maximum', () => {
    expect(nextSyncAfterSuccess(ID, 24, NOW).getTime()).to.be.at.most(latestNextSync(NOW).getTime());
    expect(nextSyncAfterFailure(ID, 1_000, NOW).getTime()).to.be.at.most(latestNextSync(NOW).getTime());
  });
});
