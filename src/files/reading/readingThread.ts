import type { Worker } from 'node:worker_threads';
import { ApiError } from '../../errors.ts';
import { startThread } from '../../startThread.ts';
import type { FileRow, RowTarget } from './openedFile.ts';
import type { FromWorker, ToWorker } from './workerMessages.ts';

/** Much more than a survey holds; a file that needs more is refused and takes nothing down with it. */
const MAX_HEAP_MEGABYTES = 192;
/** Rows live for a moment only: a small young generation keeps the process small. */
const MAX_YOUNG_MEGABYTES = 12;
/** The largest export takes seconds. A file that was made to take hours must not keep others waiting. */
const MAX_SILENCE_MS = 3 * 60_000;

/** A worker thread with the messages that have come from it. */
export class ReadingThread {
  readonly #worker: Worker;
  readonly #maxSilenceMs: number;
  #arrived: FromWorker[] = [];
  #failure: Error | null = null;
  #reading = 0;
  #wake: () => void = () => undefined;

  /** @param maxSilenceMs how long the thread may work without a message. */
  constructor(maxSilenceMs = MAX_SILENCE_MS) {
    this.#maxSilenceMs = maxSilenceMs;
    this.#worker = startThread(new URL('./worker', import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES,
        maxYoungGenerationSizeMb: MAX_YOUNG_MEGABYTES,
      },
    });
    this.#worker.on('message', (message: FromWorker) => {
      this.#arrived.push(message);
      this.#wake();
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread that reads files has ended.')));
  }

  get isAlive(): boolean {
    return this.#failure === null;
  }

  /** Sends a message. An idle thread does not keep the process alive, a busy one does. */
  send(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    if (message.kind === 'close') {
      this.#arrived = [];
      this.#worker.unref();
    } else this.#worker.ref();
    this.#worker.postMessage(message, transfer);
  }

  async *readRows(targets: Record<string, RowTarget>): AsyncGenerator<FileRow[]> {
    const reading = ++this.#reading;
    this.send({ kind: 'read', reading, targets });
    for (;;) {
      const message = await this.receive('rows', 'end');
      // What is left of a reading that was given up.
      if (message.reading !== reading) continue;
      if (message.kind === 'end') return;
      yield message.rows;
      this.send({ kind: 'next', reading });
    }
  }

  /** The next message. @throws ApiError where the worker refuses the file. */
  async receive<Kind extends FromWorker['kind']>(
    ...kinds: Kind[]
  ): Promise<Extract<FromWorker, { kind: Kind }>> {
    for (;;) {
      const message = this.#arrived.shift();
      if (message?.kind === 'refused') {
        const { code, message: text, details } = message;
        throw new ApiError(code, text, details ? { details } : {});
      }
      // Others are what is left of a file before this one.
      if (message && isOneOf(message, kinds)) return message;
      if (message) continue;
      if (this.#failure) throw this.#failure;
      const giveUp = setTimeout(() => {
        this.stop(
          new ApiError(
            'IMPORT_ERROR',
            "The file takes longer to read than any bank's export: it is not one.",
          ),
        );
      }, this.#maxSilenceMs);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      clearTimeout(giveUp);
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Ends the thread in the middle of its work, which then fails with this error. */
  stop(error: Error): void {
    this.#fail(error);
    void this.#worker.terminate();
  }

  #fail(error: Error): void {
    const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#failure ??= isOutOfMemory
      ? new ApiError('IMPORT_ERROR', "The file takes more memory than any bank's export: it is not one.")
      : error;
    this.#wake();
  }
}

const isOneOf = <Kind extends FromWorker['kind']>(
  message: FromWorker,
  kinds: readonly Kind[],
): message is Extract<FromWorker, { kind: Kind }> => kinds.some((kind) => kind === message.kind);
