import { Readable } from 'node:stream';
import type { Reach } from '../context.ts';
import type { Schema } from '../contract.ts';
import type { EventState } from '../store/eventState.ts';

type Events = Required<Schema<'ServerEvents'>>;

/** The key that a stream was opened with. */
export interface StreamKey {
  id: string;
  reach: Reach | null;
}

/**
 * One answer of `GET /events`. It knows what it has sent, so that it sends a sync or a connection again only when that
 * has changed.
 */
export class EventStream extends Readable {
  readonly key: StreamKey;
  /** Whether the present state has been sent. */
  isReady = false;
  /** Whether everything that was read for the stream has been sent. */
  isCurrent = false;
  readonly #heartbeatMs: number;
  #writtenAt = performance.now();
  #sentConnections = new Map<string, string>();
  /** Texts by the ids of their syncs, with those syncs that are in progress. */
  #sentSyncs = new Map<string, string>();
  #openSyncs = new Set<string>();

  constructor(key: StreamKey, heartbeatMs: number) {
    super();
    this.key = key;
    this.#heartbeatMs = heartbeatMs;
  }

  /** Events are pushed when they happen. */
  override _read(): void {}

  /** The syncs whose end the client has not seen. */
  get openSyncs(): ReadonlySet<string> {
    return this.#openSyncs;
  }

  /** Sends what has changed. A client that has not read the last events gets these later, in their state by then. */
  update({ connections, syncs }: EventState): void {
    this.isCurrent = !this.#isBehind();
    if (!this.isCurrent) return;
    const sentConnections = new Map<string, string>();
    const sentSyncs = new Map<string, string>();
    let text = '';
    for (const connection of connections) {
      const event = eventText('connection', connection);
      sentConnections.set(connection.connection_id, event);
      if (event !== this.#sentConnections.get(connection.connection_id)) text += event;
    }
    for (const id of this.#sentConnections.keys()) {
      if (!sentConnections.has(id)) text += eventText('connection_deleted', { connection_id: id });
    }
    for (const sync of syncs) {
      const event = eventText('sync', sync);
      sentSyncs.set(sync.sync_log_id, event);
      if (event !== this.#sentSyncs.get(sync.sync_log_id)) text += event;
    }
    this.#sentConnections = sentConnections;
    this.#sentSyncs = sentSyncs;
    this.#openSyncs = new Set(
      syncs.filter(({ status }) => status === 'in_progress').map(({ sync_log_id: id }) => id),
    );
    if (!this.isReady) text += eventText('ready', { heartbeat_seconds: this.#heartbeatMs / 1000 });
    this.isReady = true;
    if (text !== '') this.#write(text);
  }

  /** Sends a comment if nothing was sent for long. A client that reads nothing for so long is gone. */
  keepAlive(): void {
    if (performance.now() - this.#writtenAt < this.#heartbeatMs) return;
    if (this.#isBehind()) this.destroy();
    else this.#write(': heartbeat\n\n');
  }

  /** Ends the stream; the client gets what has been sent. */
  finish(): void {
    if (!this.readableEnded && !this.destroyed) this.push(null);
  }

  #isBehind(): boolean {
    return this.readableLength > 0;
  }

  #write(text: string): void {
    this.#writtenAt = performance.now();
    this.push(text);
  }
}

/** JSON has no line break of its own, so the data of an event is one line. */
function eventText<Name extends keyof Events>(name: Name, data: Events[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
