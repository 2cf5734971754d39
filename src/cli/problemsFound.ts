/** A check found problems, so the exit code is 1. The details have been printed. */
export class ProblemsFound extends Error {
  override name = 'ProblemsFound';
}
