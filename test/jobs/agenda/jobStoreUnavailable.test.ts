import { expect } from 'chai';
import { JobStoreUnavailable, toJobStoreError } from '../../../src/jobs/agenda/jobStoreUnavailable.ts';
import { logOncePerOutage } from '../../../src/jobs/agenda/logOncePerOutage.ts';
import { openJobStore } from '../../../src/jobs/agenda/openJobStore.ts';
import { createLogger } from '../../../src/log.ts';

describe('toJobStoreError', () => {
  const outage = logOncePerOutage(createLogger('silent'));

  for (const protocol of ['postgres', 'mongodb']) {
    it(`${protocol}: an unreachable store gets a short message without address and credentials`, async () => {
      const url = `${protocol}://somebody:geheim@127.0.0.1:1/jobs`;
      const error = toJobStoreError(await openJobStore({ url, outage }).catch((failure: unknown) => failure));
      expect(error).to.be.instanceOf(JobStoreUnavailable);
      expect(error).to.have.property('message', 'The job store cannot be reached: connection refused.');
    });
  }

  it('returns any other error unchanged', () => {
    const error = new Error('duplicate key');
    expect(toJobStoreError(error)).to.equal(error);
  });
});
