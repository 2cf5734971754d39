/** A sync cannot continue for a reason that is not the provider's. Its log shows the code and message. */
export class SyncFailure extends Error {
  override name = 'SyncFailure';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
