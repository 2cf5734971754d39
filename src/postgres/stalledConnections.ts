import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import pg from 'pg';
import type { PipelinedConnection } from './pipelinedConnection.ts';

/**
 * A PostgreSQL that stops answering (a frozen machine, a network that swallows packets) refuses nothing:
 * whoever has asked waits until TCP gives up, many minutes. So while an answer is overdue, a connection of
 * our own asks the simplest question. If that stays unanswered too, every connection of the pool is cut:
 * those who wait are told at once, and the next one to ask gets a new connection or a plain refusal. A long
 * statement on a healthy server is left alone; and a server that answers anybody meanwhile is healthy, whatever
 * becomes of our question: it may be this process that was stopped for a while.
 */
const OVERDUE_MS = 1_000;
const PROBE_TIMEOUT_MS = 2_000;
/** How often a long statement costs a probe. */
const PROBE_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 500;

export class StalledConnections {
  readonly #url: string;
  readonly #connections = new Set<pg.Client>();
  /** When each unanswered query was sent, by Knex's number for it and performance.now(); the oldest is the first. */
  readonly #sentAt = new Map<string, number>();
  #pipelined: PipelinedConnection | null = null;
  #probedAt = Number.NEGATIVE_INFINITY;
  #answeredAt = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Until the pool is destroyed. Events of its own for each statement would cost the pipelined ones too much. */
  watch(db: Knex, pipelined: PipelinedConnection) {
    this.#pipelined = pipelined;
    this.#watchPool(db);
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
    db.client.pool.on('poolDestroyRequest', () => clearInterval(timer));
  }

  #watchPool({ client }: Knex) {
    client.on('query', ({ __knexQueryUid }: { __knexQueryUid: string }) => {
      this.#sentAt.set(__knexQueryUid, performance.now());
    });
    const answered = ({ __knexQueryUid }: { __knexQueryUid: string }) => {
      this.#sentAt.delete(__knexQueryUid);
      this.#answeredAt = performance.now();
    };
    client.on('query-response', (_response: unknown, query: { __knexQueryUid: string }) => answered(query));
    client.on('query-error', (_error: unknown, query: { __knexQueryUid: string }) => answered(query));
  }

  watchConnection(connection: pg.Client) {
    this.#connections.add(connection);
    connection.once('end', () => this.#connections.delete(connection));
  }

  #look() {
    const [oldest = Number.POSITIVE_INFINITY] = this.#sentAt.values();
    const sentAt = Math.min(oldest, this.#pipelined?.oldestSentAt() ?? oldest);
    const now = performance.now();
    if (now - sentAt > OVERDUE_MS && now - this.#probedAt > PROBE_EVERY_MS) {
      this.#probedAt = now;
      void this.#probe();
    }
  }

  async #probe() {
    const askedAt = performance.now();
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      query_timeout: PROBE_TIMEOUT_MS,
      application_name: 'breadbox probe',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
    } catch (error) {
      // Any answer of the server, "too many connections" included, proves that it is alive.
      if (error instanceof pg.DatabaseError) return;
      // A refusal comes at once; those who have a connection get the same time to be answered. And what has
      // arrived is read before anything is concluded from silence.
      await setTimeout(askedAt + PROBE_TIMEOUT_MS - performance.now(), undefined, { ref: false });
      await setImmediate();
      const answeredAt = Math.max(this.#answeredAt, this.#pipelined?.answeredAt ?? 0);
      if (answeredAt < askedAt) this.#cutAll();
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  #cutAll() {
    this.#probedAt = Number.NEGATIVE_INFINITY;
    for (const { connection } of this.#connections) connection.stream.destroy();
  }
}
