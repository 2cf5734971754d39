import { ApiError } from '../errors.ts';

/** Half of what a machine of two processors and the usual pool can do at once. */
const MAX_RUNNING = 4;
const MAX_WAITING = 16;
const MAX_WAIT_MS = 10_000;
const RETRY_AFTER_SECONDS = '10';
/** The bodies that are in memory at once; one that is larger has it to itself. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

interface Entrant {
  keyId: string;
  bodyBytes: number;
}

interface Waiting extends Entrant {
  start(): void;
  refuse(): void;
}

/**
 * Lets four costly requests run at a time, whatever their keys, and sixteen wait for ten seconds. A place goes to the key
 * with the fewest running, and a key that has most of the waiting places loses one to a key that has fewer. So one
 * client's jobs neither slow everything else down nor keep the jobs of others out.
 */
export class HeavySlots {
  readonly #running: Entrant[] = [];
  readonly #waiting: Waiting[] = [];

  /**
   * Takes a place, waiting for one, and returns the function that frees it.
   * @throws ApiError RATE_LIMITED; the signal's reason if the client leaves.
   */
  async take(keyId: string, bodyBytes: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const entrant = { keyId, bodyBytes };
    if (this.#waiting.length === 0 && this.#hasRoomFor(entrant)) this.#running.push(entrant);
    else await this.#wait(entrant, signal);
    return () => this.#free(entrant);
  }

  #wait(entrant: Entrant, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING && !this.#makePlaceFor(entrant.keyId))
      return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(limit);
        signal.removeEventListener('abort', abandon);
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      };
      const waiting: Waiting = {
        ...entrant,
        start: () => {
          leave();
          this.#running.push(entrant);
          resolve();
        },
        refuse: () => {
          leave();
          reject(tooMany());
        },
      };
      const abandon = () => {
        leave();
        reject(signal.reason);
      };
      const limit = setTimeout(waiting.refuse, MAX_WAIT_MS);
      signal.addEventListener('abort', abandon, { once: true });
      this.#waiting.push(waiting);
      this.#startNext();
    });
  }

  /** Refuses the newest of the key that waits most often, if that is more often than this one. */
  #makePlaceFor(keyId: string): boolean {
    const most = Math.max(...this.#waiting.map((one) => count(this.#waiting, one.keyId)));
    if (count(this.#waiting, keyId) + 1 >= most) return false;
    this.#waiting.findLast((one) => count(this.#waiting, one.keyId) === most)?.refuse();
    return true;
  }

  #hasRoomFor({ bodyBytes }: Entrant): boolean {
    const held = this.#running.reduce((sum, one) => sum + one.bodyBytes, 0);
    return this.#running.length < MAX_RUNNING && (held === 0 || held + bodyBytes <= MAX_BODY_BYTES);
  }

  #free(entrant: Entrant): void {
    this.#running.splice(this.#running.indexOf(entrant), 1);
    this.#startNext();
  }

  #startNext(): void {
    for (;;) {
      const ready = this.#waiting.filter((one) => this.#hasRoomFor(one));
      const fewest = Math.min(...ready.map((one) => count(this.#running, one.keyId)));
      const next = ready.find((one) => count(this.#running, one.keyId) === fewest);
      if (!next) return;
      next.start();
    }
  }
}

const count = (entrants: readonly Entrant[], keyId: string): number =>
  entrants.filter((one) => one.keyId === keyId).length;

const tooMany = (): ApiError =>
  new ApiError('RATE_LIMITED', 'Too many costly requests are running. Retry later, one after another.', {
    headers: { 'Retry-After': RETRY_AFTER_SECONDS },
  });
