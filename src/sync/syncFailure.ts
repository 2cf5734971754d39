/** A sync cannot go on for a reason of our own; the code and message stand in its log. */
export class SyncFailure extends Error {
  override name = 'SyncFailure';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
