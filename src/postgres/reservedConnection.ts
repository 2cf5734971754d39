import pg from 'pg';
import type { Statement } from './statement.ts';

/**
 * A connection outside the pool, for statements that must be answered while every connection of the pool is in use. It
 * sends statements without waiting for earlier answers, and PostgreSQL runs them in order. So none may wait for a lock:
 * transactions, lists and reports use the pool.
 */
export class ReservedConnection {
  readonly #options: pg.ClientConfig;
  readonly #prepare: (client: pg.Client) => Promise<unknown>;
  #opening: Promise<pg.Client> | null = null;
  #isClosed = false;

  /** `prepare` sets up each new connection before anything else is sent on it. */
  constructor(options: pg.ClientConfig, prepare: (client: pg.Client) => Promise<unknown>) {
    this.#options = options;
    this.#prepare = prepare;
  }

  async run<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    if (this.#isClosed) throw new Error('Client was closed: the database is no longer in use.');
    this.#opening ??= this.#connect();
    const client = await this.#opening;
    return (await client.query<Row>(statement)).rows;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#opening?.catch(() => null);
    await client?.end();
  }

  #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#options, pipeline: true });
    // Running statements are rejected by the driver; the next one opens another connection.
    const forget = () => {
      if (this.#opening === opening) this.#opening = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    const opening = client
      .connect()
      .then(() => this.#prepare(client))
      .then(() => client);
    opening.catch(forget);
    return opening;
  }
}
