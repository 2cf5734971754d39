/** What the command looked for is there, so it ends with another exit code than 0; all else has been printed. */
export class ProblemsFound extends Error {
  override name = 'ProblemsFound';
}
