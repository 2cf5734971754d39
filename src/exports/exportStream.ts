import { Readable } from 'node:stream';

/** Where the text of an export comes from. */
export interface ExportSource {
  /** The next chunk; null at the end. */
  next(): Promise<string | null>;
  /** Ends the database transaction. */
  close(): Promise<void>;
}

export interface ExportLimits {
  /** How long a client may leave what was sent unread. */
  idleMs: number;
  /** How long an export may take. */
  totalMs: number;
}

/**
 * The body of an export. It reads a chunk when the client has taken the one before, and closes its source at the end,
 * when the client leaves, and when a limit is reached. A client that is cut off sees a connection that breaks off, so
 * it cannot take a part of the file for the whole.
 */
export class ExportStream extends Readable {
  readonly #source: ExportSource;
  readonly #limits: ExportLimits;
  readonly #total: NodeJS.Timeout;
  #idle: NodeJS.Timeout | undefined;
  /** Settles when no statement is running. */
  #reading: Promise<void> = Promise.resolve();

  constructor(source: ExportSource, limits: ExportLimits) {
    super();
    this.#source = source;
    this.#limits = limits;
    this.#total = this.#limit(limits.totalMs, 'The export took too long.');
    // Koa may never read the body: of a HEAD request, or for a client that has left.
    this.#startIdle();
  }

  override _read(): void {
    clearTimeout(this.#idle);
    this.#reading = this.#readChunk();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#total);
    this.#reading.then(() => this.#source.close()).then(() => done(error), done);
  }

  async #readChunk(): Promise<void> {
    try {
      const text = await this.#source.next();
      // The client may need long for the rest, but the database is not needed any more.
      if (text === null) await this.#source.close();
      if (this.destroyed) return;
      this.#startIdle();
      this.push(text);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #startIdle(): void {
    this.#idle = this.#limit(this.#limits.idleMs, 'The client stopped reading the export.');
  }

  #limit(milliseconds: number, message: string): NodeJS.Timeout {
    return setTimeout(() => this.destroy(new Error(message)), milliseconds);
  }
}
