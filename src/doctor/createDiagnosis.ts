import { createChecks, type DoctorInput } from './createChecks.ts';
import type { Finding } from './finding.ts';
import { runCheck } from './runCheck.ts';

type NamedFinding = Finding & { name: string };

/**
 * Returns a function that runs all checks at once. Who asks while they run gets their result too, so that nobody can
 * make this server call the providers as often as they like.
 */
export function createDiagnosis(input: DoctorInput): () => Promise<NamedFinding[]> {
  let running: Promise<NamedFinding[]> | null = null;
  return () => {
    running ??= Promise.all(
      createChecks(input).map(async (check) => ({ name: check.name, ...(await runCheck(check)) })),
    ).finally(() => {
      running = null;
    });
    return running;
  };
}
