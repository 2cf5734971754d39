import { expect } from 'chai';
import { ReadingThread } from '../../src/files/reading/readingThread.ts';

describe('ReadingThread', () => {
  it('refuses a file that it cannot finish in time, and is given up', async () => {
    const thread = new ReadingThread(10);
    const refused = await thread.receive('rows').then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).to.include({ code: 'IMPORT_ERROR', status: 422 });
    expect(thread.isAlive).to.equal(false);
  });
});
