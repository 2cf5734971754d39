import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { checkSecrets } from './checkSecrets.ts';
import { SECRET_NOTES } from './secretNotes.ts';
import { fingerprintOf } from './secretSearch.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const RUN = fileURLToPath(new URL('fixtures/leakSecrets.ts', import.meta.url));

describe('the claim that no secret shows', function () {
  this.timeout(60_000);

  /** What the claim says of a run with a test app, in a process and with notes of its own. */
  async function reportOf(kind: 'clean' | 'leaking') {
    const folder = temporaryFolder();
    try {
      await promisify(execFile)(process.execPath, ['--import', 'tsx', RUN, kind], {
        env: { ...process.env, [SECRET_NOTES]: folder.path },
      });
      return checkSecrets(folder.path, { mustHaveLookedAtAll: true });
    } finally {
      folder.remove();
    }
  }

  it('holds for a run in which none shows, the key that createApiKey gives included', async () => {
    const { violations, secrets, outputs } = await reportOf('clean');
    expect(violations).to.deep.equal([]);
    // One of each place, three API keys, and the key and the password of the settings.
    expect(secrets).to.be.at.least(12);
    expect(Object.entries(outputs).filter(([, count]) => count === 0)).to.deep.equal([]);
  });

  it('fails for each place in which one shows', async () => {
    const { violations } = await reportOf('leaking');
    const shown = (place: string, form = 'as it is') =>
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
        violations.filter((said) => said.startsWith(violation)),
        violation,
      ).to.have.length(1);
    }
    expect(violations).to.have.length(11);
    expect(violations.join()).not.to.contain('secret-of-the-');
  });

  it('fails for a run that noted nothing', () => {
    const folder = temporaryFolder();
    const { violations } = checkSecrets(folder.path, { mustHaveLookedAtAll: true });
    folder.remove();
    expect(violations).to.deep.equal(
      ['secret', 'answer', 'log line', 'error', 'program output', 'database value'].map(
        (kind) => `the run noted not one ${kind}: nothing was held against it`,
      ),
    );
  });
});
