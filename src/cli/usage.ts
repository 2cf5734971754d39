/** A command was called in a way it does not understand; the message shows the right way. */
export class UsageError extends Error {
  override name = 'UsageError';
}
