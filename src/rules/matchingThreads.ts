import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Facts, RuleConditions } from '../domain/rules/rule.ts';
import type { CategoryTree } from '../domain/rules/subject.ts';
import { ApiError, type ErrorDetail } from '../errors.ts';
import { startThread } from '../startThread.ts';
import type { FromMatcher, ToMatcher } from './matchingMessages.ts';

/** More would compete with PostgreSQL and with the thread that serves requests, which also reads the rows. */
const MAX_THREADS = availableParallelism() > 2 ? 2 : 1;
/** A thread is kept for the next preview, which a person asks for at every change of a rule. */
const IDLE_MS = 60_000;
/** Far longer than any rule takes; conditions that were made to take hours must not keep others waiting. */
const MAX_WORK_MS = 20_000;
const MAX_HEAP_MEGABYTES = 64;

/** Conditions in a thread of their own, where they are compiled and evaluated. */
export interface MatchingThread {
  /** Returns what is wrong with the conditions; an empty list if they can be evaluated. */
  compile(conditions: RuleConditions, tree: CategoryTree): Promise<ErrorDetail[]>;
  /** Returns the positions of the rows that meet the compiled conditions. */
  match(rows: readonly Facts[]): Promise<number[]>;
}

/**
 * Compiles and evaluates conditions in worker threads, because patterns and large ledgers may take seconds. The
 * thread is ended when the signal aborts.
 */
export class MatchingThreads {
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  /** @throws ApiError VALIDATION_ERROR if the work takes too long; the signal's reason; and what `use` throws. */
  async run<Result>(signal: AbortSignal, use: (thread: MatchingThread) => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    while (this.#busy >= MAX_THREADS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (signal.aborted) this.#waiting.shift()?.();
    signal.throwIfAborted();
    this.#busy++;
    const worker = this.#takeThread();
    let isGivenUp = false;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(takesTooLong()), MAX_WORK_MS);
    const either = AbortSignal.any([signal, limit.signal]);
    const giveUp = () => {
      isGivenUp = true;
      void worker.terminate();
    };
    either.addEventListener('abort', giveUp, { once: true });
    try {
      either.throwIfAborted();
      return await use(talkTo(worker, either));
    } catch (error) {
      giveUp();
      throw either.aborted ? either.reason : error;
    } finally {
      either.removeEventListener('abort', giveUp);
      clearTimeout(timer);
      this.#busy--;
      if (!isGivenUp) this.#keep(worker);
      this.#waiting.shift()?.();
    }
  }

  /** Ends the threads that wait for work. */
  async close(): Promise<void> {
    const threads = [...this.#idle];
    this.#idle.clear();
    for (const [worker, timer] of threads) {
      clearTimeout(timer);
      await worker.terminate();
    }
  }

  #takeThread(): Worker {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      worker.ref();
      return worker;
    }
    const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES };
    const worker = startThread(new URL('./matchingWorker', import.meta.url), { resourceLimits });
    // Whoever waits for an answer is told by `once`; an idle thread that fails is replaced.
    worker.on('error', () => this.#forget(worker));
    worker.on('exit', () => this.#forget(worker));
    return worker;
  }

  #keep(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => {
      this.#idle.delete(worker);
      void worker.terminate();
    }, IDLE_MS);
    timer.unref();
    this.#idle.set(worker, timer);
  }

  #forget(worker: Worker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
  }
}

function talkTo(worker: Worker, signal: AbortSignal): MatchingThread {
  async function ask<Kind extends FromMatcher['kind']>(
    message: ToMatcher,
    kind: Kind,
  ): Promise<Extract<FromMatcher, { kind: Kind }>> {
    signal.throwIfAborted();
    const answered = once(worker, 'message', { signal });
    worker.postMessage(message);
    const [answer] = (await answered) as [FromMatcher];
    if (answer.kind !== kind) throw new Error(`The thread answered ${answer.kind} instead of ${kind}.`);
    // Just compared.
    return answer as Extract<FromMatcher, { kind: Kind }>;
  }
  return {
    compile: async (conditions, tree) =>
      (await ask({ kind: 'compile', conditions, tree }, 'compiled')).faults,
    match: async (rows) => (await ask({ kind: 'match', rows }, 'matched')).positions,
  };
}

const takesTooLong = (): ApiError =>
  new ApiError(
    'VALIDATION_ERROR',
    'The conditions take too long to evaluate. Use fewer or simpler patterns.',
    {
      details: [{ path: 'conditions', code: 'max_items', message: 'take too long to evaluate' }],
    },
  );
