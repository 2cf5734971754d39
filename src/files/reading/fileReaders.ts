import type { FileFormat } from '../detectFormat.ts';
import type { OpenedFile, ReadOptions } from './openedFile.ts';
import { ReadingThread } from './readingThread.ts';

/** More would not be faster: the database is the slower part. */
const MAX_THREADS = 2;
/** A thread is kept for the next file, which a person sends within minutes of a preview. */
const IDLE_MS = 60_000;

/** Reads files in worker threads, so that other requests are served meanwhile. */
export class FileReaders {
  readonly #idle = new Map<ReadingThread, NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  /**
   * Opens a file and calls `use` with it. The bytes are the thread's from then on: a large file is not copied.
   * The thread ends when the signal aborts.
   * @throws ApiError IMPORT_ERROR, INVALID_PARAMETER, the signal's reason, and what `use` throws.
   */
  async open<Result>(
    bytes: Buffer,
    format: FileFormat,
    options: ReadOptions & { signal?: AbortSignal },
    use: (file: OpenedFile) => Promise<Result>,
  ): Promise<Result> {
    const { signal, ...readOptions } = options;
    while (this.#busy >= MAX_THREADS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (signal?.aborted) this.#waiting.shift()?.();
    signal?.throwIfAborted();
    const thread = this.#takeThread();
    this.#busy++;
    const stop = () => thread.stop(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const own = toOwnMemory(bytes);
      thread.send({ kind: 'open', bytes: own, format, options: readOptions }, [own.buffer]);
      const { summary } = await thread.receive('summary');
      return await use({ summary, readRows: (targets) => thread.readRows({ ...targets }) });
    } finally {
      signal?.removeEventListener('abort', stop);
      // Its memory is free before the next file comes.
      if (!thread.isAlive) await thread.end();
      this.#busy--;
      this.#returnThread(thread);
      this.#waiting.shift()?.();
    }
  }

  /** Ends the threads that wait for a file. */
  async close(): Promise<void> {
    const threads = [...this.#idle];
    this.#idle.clear();
    for (const [thread, timer] of threads) {
      clearTimeout(timer);
      await thread.end();
    }
  }

  #takeThread(): ReadingThread {
    for (const [thread, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(thread);
      if (thread.isAlive) return thread;
    }
    return new ReadingThread();
  }

  #returnThread(thread: ReadingThread): void {
    if (!thread.isAlive) return;
    thread.send({ kind: 'close' });
    const timer = setTimeout(() => {
      this.#idle.delete(thread);
      void thread.end();
    }, IDLE_MS);
    timer.unref();
    this.#idle.set(thread, timer);
  }
}

/** Small buffers share their memory with others, so that they are copied. */
function toOwnMemory(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
