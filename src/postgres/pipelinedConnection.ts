import pg from 'pg';

/**
 * One connection on which statements are sent without waiting for the answers to those before: the
 * pipelining of PostgreSQL's extended query protocol. Borrowing a connection from the pool and waking a
 * server process for each small statement costs more than the statement; here one round trip carries what
 * the requests of the moment ask. For named statements that read, are always short and stand for themselves:
 * a transaction needs a connection of its own.
 * It is one connection because its server process keeps up with the one thread that asks.
 *
 * A statement that takes long all the same, behind a lock or on a cold disk, must not hold up those behind
 * it. When its answer is overdue, its connection is left to it alone: those behind it are asked again on a
 * new one, and until it is answered, others of its name take the detour through the pool.
 */
export class PipelinedConnection {
  readonly #options: pg.ClientConfig;
  readonly #prepare: (client: pg.Client) => Promise<unknown>;
  readonly #detour: Detour;
  #opening: Promise<Pipe> | null = null;
  #pipe: Pipe | null = null;
  readonly #stalled = new Set<Pipe>();
  #timer: NodeJS.Timeout | null = null;
  #isCorked = false;
  #isClosed = false;

  /**
   * `prepare` sets up each new connection before anything else is sent on it; `detour` runs a statement that
   * is known to take long at the moment.
   */
  constructor(
    options: pg.ClientConfig,
    parts: { prepare: (client: pg.Client) => Promise<unknown>; detour: Detour },
  ) {
    this.#options = options;
    this.#prepare = parts.prepare;
    this.#detour = parts.detour;
  }

  /** Resolves to the rows; rejects with what pg says of the statement or of the connection. */
  run<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    // What the rows are, the statement says; the types end at the wire.
    return this.#ask(statement) as Promise<Row[]>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    const pipe = await this.#opening?.catch(() => null);
    await Promise.all([pipe, ...this.#stalled].map((each) => each?.client.end()));
  }

  #ask(statement: Statement): Promise<pg.QueryResultRow[]> {
    if (this.#isClosed)
      return Promise.reject(new Error('Client was closed: the database is no longer in use.'));
    for (const { unanswered } of this.#stalled) {
      if (unanswered[0]?.statement.name === statement.name) return this.#detour(statement);
    }
    if (this.#pipe) return this.#send(this.#pipe, statement);
    this.#opening ??= this.#connect();
    return this.#opening.then((pipe) => this.#send(pipe, statement));
  }

  #send(pipe: Pipe, statement: Statement): Promise<pg.QueryResultRow[]> {
    this.#gatherWrites(pipe.client);
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
    return new Promise((resolve, reject) => {
      const asked: Asked = { statement, sentAt: performance.now(), isMoved: false, resolve, reject };
      pipe.unanswered.push(asked);
      // A callback: the driver's promise would be one more for each statement.
      pipe.client.query<pg.QueryResultRow>(statement, (error, result) => {
        this.#answered(pipe, asked);
        if (!error) resolve(result.rows);
        else if (!asked.isMoved) reject(error);
      });
    });
  }

  #answered(pipe: Pipe, asked: Asked): void {
    // Answers come in the order of the questions; only a connection that breaks answers all at once.
    if (pipe.unanswered[0] === asked) pipe.unanswered.shift();
    else pipe.unanswered.splice(pipe.unanswered.indexOf(asked), 1);
    if (pipe.unanswered.length === 0 && this.#stalled.delete(pipe)) void pipe.client.end();
  }

  /** Answers that have arrived may wait to be read, so the look comes after the reading. */
  #look(): void {
    setImmediate(() => {
      const [first] = this.#pipe?.unanswered ?? [];
      const isOverdue = first !== undefined && performance.now() - first.sentAt > OVERDUE_MS;
      if (this.#pipe && isOverdue && this.#stalled.size < MOST_STALLED) this.#leave(this.#pipe);
      if (first || !this.#timer) return;
      clearInterval(this.#timer);
      this.#timer = null;
    });
  }

  #leave(pipe: Pipe): void {
    this.#forget(pipe);
    this.#stalled.add(pipe);
    for (const asked of pipe.unanswered.slice(1)) {
      asked.isMoved = true;
      // Whichever answer comes first counts.
      this.#ask(asked.statement).then(asked.resolve, asked.reject);
    }
  }

  async #connect(): Promise<Pipe> {
    const client = new pg.Client({ ...this.#options, pipeline: true });
    const pipe: Pipe = { client, unanswered: [] };
    // Those who wait are told by their own rejections; the next one to ask opens another.
    client.on('error', () => this.#forget(pipe));
    client.on('end', () => this.#forget(pipe));
    try {
      await client.connect();
      await this.#prepare(client);
    } catch (error) {
      this.#opening = null;
      throw error;
    }
    this.#pipe = pipe;
    return pipe;
  }

  #forget(pipe: Pipe): void {
    if (this.#pipe !== pipe) return;
    this.#pipe = null;
    this.#opening = null;
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

/** Many times what any of these statements takes on a busy server. */
const OVERDUE_MS = 100;
const LOOK_EVERY_MS = 50;
/** Where everything is late, another connection makes nothing faster. */
const MOST_STALLED = 4;

type Detour = (statement: Statement) => Promise<pg.QueryResultRow[]>;

interface Pipe {
  client: pg.Client;
  unanswered: Asked[];
}

interface Asked {
  statement: Statement;
  /** On the clock of performance.now(). */
  sentAt: number;
  /** Asked again elsewhere: a failure here is no longer its answer. */
  isMoved: boolean;
  resolve: (rows: pg.QueryResultRow[]) => void;
  reject: (error: unknown) => void;
}

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
  /** How the columns are read, where not as everywhere. */
  types?: pg.CustomTypesConfig;
  /** Makes a row an array of its values; otherwise it is an object by column. */
  rowMode?: 'array';
}

/** A statement whose rows are arrays of the texts that PostgreSQL sends. */
export interface TextStatement extends Statement {
  rowMode: 'array';
  types: pg.CustomTypesConfig;
}
