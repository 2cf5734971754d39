import type { AppContext } from '../context.ts';
import { newId } from '../domain/ids.ts';
import { storeEvent } from './auditEvents.ts';

export interface FailedAuthentication {
  /** An IPv4 address or an IPv6 network. */
  address: string;
  /** Why, for a person to read; one of a few. */
  reason: string;
  /** Null for a key that never existed. */
  apiKeyId: string | null;
}

interface Attempts {
  id: string;
  failure: Omit<FailedAuthentication, 'address'> & { address: string | null };
  /** What the database does not know yet. */
  unstored: number;
  createdAt: Date;
  lastAt: Date;
}

/** Attempts of one hour are one event, so a forgotten script makes 24 a day. */
const PERIOD_MS = 60 * 60_000;
const STORE_AFTER_MS = 1_000;
/** Bounds the events that an attacker with many addresses can make; beyond, they share an event without an address. */
const MAX_EVENTS = 256;

/**
 * Records failed authentications as audit events, one for an hour of attempts of an address. They are counted in memory
 * and stored a second later, so that a flood of wrong keys costs one statement a second for each address.
 */
export class FailedAuthentications {
  readonly #context: Pick<AppContext, 'db' | 'clock' | 'log'>;
  #attempts = new Map<string, Attempts>();
  #period = 0;
  #timer: NodeJS.Timeout | null = null;
  #storing: Promise<void> = Promise.resolve();

  constructor(context: Pick<AppContext, 'db' | 'clock' | 'log'>) {
    this.#context = context;
  }

  record({ address, reason, apiKeyId }: FailedAuthentication): void {
    const now = this.#context.clock.now();
    this.#startPeriod(Math.floor(now.getTime() / PERIOD_MS));
    const key = [address, reason, apiKeyId].join(' ');
    const isKept = this.#attempts.has(key) || this.#attempts.size < MAX_EVENTS;
    const failure = isKept ? { address, reason, apiKeyId } : { address: null, reason, apiKeyId: null };
    const name = isKept ? key : reason;
    const known = this.#attempts.get(name);
    const attempts = known ?? { id: newId(now), failure, unstored: 0, createdAt: now, lastAt: now };
    attempts.unstored += 1;
    attempts.lastAt = now;
    this.#attempts.set(name, attempts);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#store([...this.#attempts.values()]);
    }, STORE_AFTER_MS).unref();
  }

  /** Stores what is left. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#store([...this.#attempts.values()]);
    await this.#storing;
  }

  #startPeriod(period: number): void {
    if (period === this.#period) return;
    this.#store([...this.#attempts.values()]);
    this.#attempts = new Map();
    this.#period = period;
  }

  /** One statement at a time, so that a slow database does not collect them. */
  #store(all: readonly Attempts[]): void {
    this.#storing = this.#storing.then(async () => {
      for (const attempts of all) {
        if (attempts.unstored > 0) await this.#storeOne(attempts);
      }
    });
  }

  async #storeOne(attempts: Attempts): Promise<void> {
    const { id, failure, createdAt, lastAt, unstored } = attempts;
    attempts.unstored = 0;
    const { db, log } = this.#context;
    await storeEvent(db, {
      id,
      action: 'authentication_failed',
      actor: 'visitor',
      apiKeyId: failure.apiKeyId,
      address: failure.address,
      requestId: null,
      subjectId: null,
      detail: failure.reason,
      rowCount: null,
      attempts: unstored,
      createdAt,
      lastAt,
    }).catch((error: unknown) => {
      attempts.unstored += unstored;
      log.warn({ err: error }, 'failed authentications not recorded');
    });
  }
}
