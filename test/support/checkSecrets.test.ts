import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { checkSecrets } from './checkSecrets.ts';
import { SECRET_NOTES } from './secretNotes.ts';
import { fingerprintOf } from './secretSearch.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const RUN = fileURLToPath(new URL('fixtures/leakSecrets.ts', import.meta.url));

describe('checkSecrets', function () {
  this.timeout(60_000);

  /** Returns the report on a run of a test app in a separate process. */
  async function reportOf(kind: 'clean' | 'leaking') {
    const folder = temporaryFolder();
    try {
      await promisify(execFile)(process.execPath, ['--import', 'tsx', RUN, kind], {
        env: { ...process.env, [SECRET_NOTES]: folder.path },
      });
      return checkSecrets(folder.path, { requireAllKinds: true });
    } finally {
      folder.remove();
    }
  }

  it('reports nothing for a run without leaks, although createApiKey returns a key', async () => {
    const { violations, secrets, outputs } = await reportOf('clean');
    expect(violations).to.deep.equal([]);
    // One for each place, three API keys, and the key and the password from the settings.
    expect(secrets).to.be.at.least(12);
    expect(Object.entries(outputs).filter(([, count]) => count === 0)).to.deep.equal([]);
  });

  it('reports each place in which a secret appears', async () => {
    const { violations } = await reportOf('leaking');
    const shown = (place: string, form = 'as plain text') =>
      `: a sealed credential (${fingerprintOf(`secret-of-the-${place}`)}) ${form}, `;
    for (const violation of [
      `answer createUser 201${shown('answer')}`,
      `answer listUsers 200${shown('answer')}`,
      `answer listUsers 200, headers${shown('header')}`,
      `log line of a test app${shown('header')}`,
      `log line of a test app${shown('log')}`,
      `error of a provider${shown('error', 'in base64')}`,
      `program output of breadbox help${shown('program')}`,
      `database value public.users.name${shown('answer')}`,
      `database value public.leaks.words${shown('text')}`,
      `database value public.leaks.document${shown('document')}`,
      `database value public.leaks.bytes${shown('bytes')}`,
    ]) {
      expect(
        violations.filter((reported) => reported.startsWith(violation)),
        violation,
      ).to.have.length(1);
    }
    expect(violations).to.have.length(11);
    expect(violations.join()).not.to.contain('secret-of-the-');
  });

  it('reports every kind of output of which a run recorded none', () => {
    const folder = temporaryFolder();
    const { violations } = checkSecrets(folder.path, { requireAllKinds: true });
    folder.remove();
    expect(violations).to.deep.equal(
      ['secret', 'answer', 'log line', 'error', 'program output', 'database value'].map(
        (kind) => `the run recorded no ${kind}, so the check proves nothing about it`,
      ),
    );
  });
});
