import { ApiError } from '../errors.ts';

const MAX_EXPORTS_PER_KEY = 2;
/** Long enough for a small export to end. */
const MAX_WAIT_MS = 5_000;
const RETRY_AFTER_SECONDS = 10;

/** Lets each API key run some exports at a time in this process, so that one key cannot take every connection. */
export class ExportSlots {
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /**
   * Takes a slot, waiting for one for some seconds, and returns the function that frees it.
   * @throws ApiError RATE_LIMITED if none became free.
   */
  async take(keyId: string): Promise<() => void> {
    const count = this.#running.get(keyId) ?? 0;
    if (count < MAX_EXPORTS_PER_KEY) this.#running.set(keyId, count + 1);
    else await this.#wait(keyId);
    return () => this.#free(keyId);
  }

  /** Resolves when an export that ends hands its slot over. */
  #wait(keyId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(keyId) ?? [];
      this.#waiting.set(keyId, queue);
      const start = () => {
        clearTimeout(limit);
        resolve();
      };
      const limit = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1);
        reject(tooMany());
      }, MAX_WAIT_MS);
      queue.push(start);
    });
  }

  #free(keyId: string): void {
    const next = this.#waiting.get(keyId)?.shift();
    if (next) {
      next();
      return;
    }
    this.#waiting.delete(keyId);
    const left = (this.#running.get(keyId) ?? 1) - 1;
    if (left > 0) this.#running.set(keyId, left);
    else this.#running.delete(keyId);
  }
}

function tooMany(): ApiError {
  return new ApiError(
    'RATE_LIMITED',
    `This API key has ${MAX_EXPORTS_PER_KEY} exports running. Wait until one has ended, and try again then.`,
    { headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } },
  );
}
