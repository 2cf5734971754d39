import pg from 'pg';

/**
 * One connection on which statements are sent without waiting for the answers to those before: the
 * pipelining of PostgreSQL's extended query protocol. Borrowing a connection from the pool and waking a
 * server process for each small statement costs more than the statement; here one round trip carries what
 * the requests of the moment ask. For named statements that are always short and stand for themselves: a
 * transaction needs a connection of its own, and a long statement would keep those behind it waiting.
 * It is one connection because its server process keeps up with the one thread that asks.
 */
export class PipelinedConnection {
  readonly #options: pg.ClientConfig;
  readonly #prepare: (client: pg.Client) => Promise<unknown>;
  #open: Promise<pg.Client> | null = null;
  #isCorked = false;
  #isClosed = false;

  /** `prepare` sets up each new connection before anything else is sent on it. */
  constructor(options: pg.ClientConfig, prepare: (client: pg.Client) => Promise<unknown>) {
    this.#options = options;
    this.#prepare = prepare;
  }

  /** Resolves to the rows; rejects with what pg says of the statement or of the connection. */
  async run<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    if (this.#isClosed) throw new Error('Client was closed: the database is no longer in use.');
    this.#open ??= this.#connect();
    const client = await this.#open;
    this.#gatherWrites(client);
    const { rows } = await client.query<Row>(statement);
    return rows;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#open?.catch(() => null);
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#options, pipeline: true });
    // Those who wait are told by their own rejections; the next one to ask opens another.
    const forget = () => {
      this.#open = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      await this.#prepare(client);
    } catch (error) {
      forget();
      throw error;
    }
    return client;
  }

  /** What is asked in one turn of the event loop goes out as one packet. */
  #gatherWrites({ connection: { stream } }: pg.Client): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    stream.cork();
    setImmediate(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }
}

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}
