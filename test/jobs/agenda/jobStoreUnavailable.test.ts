import { expect } from 'chai';
import { JobStoreUnavailable, toJobStoreError } from '../../../src/jobs/agenda/jobStoreUnavailable.ts';
import { logOncePerOutage } from '../../../src/jobs/agenda/logOncePerOutage.ts';
import { openJobStore } from '../../../src/jobs/agenda/openJobStore.ts';
import { createLogger } from '../../../src/log.ts';

describe('a job store that cannot be reached', () => {
  const outage = logOncePerOutage(createLogger('silent'));

  for (const protocol of ['postgres', 'mongodb']) {
    it(`${protocol}: is named in a few words, without address and credentials`, async () => {
      const url = `${protocol}://somebody:geheim@127.0.0.1:1/jobs`;
      const error = toJobStoreError(await openJobStore({ url, outage }).catch((failure: unknown) => failure));
      expect(error).to.be.instanceOf(JobStoreUnavailable);
      expect(error).to.have.property('message', 'The job store cannot be reached: connection refused.');
    });
  }

  it('an error that says nothing of that stays what it is', () => {
    const error = new Error('duplicate key');
    expect(toJobStoreError(error)).to.equal(error);
  });
});
