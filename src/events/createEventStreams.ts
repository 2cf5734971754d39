import type { AppContext, Database, EventStreams, Reach } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { type EventState, readEventState, type StateQuery } from '../store/eventState.ts';
import { enterReach } from '../store/reach.ts';
import { EventStream } from './eventStream.ts';

const POLL_MS = 1000;
const HEARTBEAT_MS = 20_000;
const MAX_STREAMS_PER_KEY = 10;
const RETRY_AFTER_SECONDS = 10;

/**
 * Serves all streams of `GET /events` of this process from one query a second, sent only while somebody listens. A
 * query sees what every process has committed, needs no connection of its own and works behind any pooler. When it
 * shows a change, the state is read once more for each limited key that listens, on the connections that show only what
 * such a key reaches.
 */
export function createEventStreams(
  { db, limited, clock, log }: Pick<AppContext, 'db' | 'clock' | 'log'> & { limited: Database },
  { pollMs = POLL_MS, heartbeatMs = HEARTBEAT_MS } = {},
): EventStreams {
  const streams = new Set<EventStream>();
  let isClosed = false;
  let polling: Promise<void> | null = null;
  let endPause = () => {};
  let lastState = '';
  let allReadAt = Number.NEGATIVE_INFINITY;

  async function poll(): Promise<void> {
    while (streams.size > 0 && !isClosed) {
      await updateStreams([...streams]);
      // A stream opened during the query needs one of its own: it must show what the client did before it opened it.
      if ([...streams].every(({ isReady }) => isReady)) await pause();
    }
    polling = null;
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function updateStreams(listening: readonly EventStream[]): Promise<void> {
    try {
      const given: StateQuery = {
        syncLogIds: [...new Set(listening.flatMap(({ openSyncs }) => [...openSyncs]))],
        keyIds: [...new Set(listening.map(({ key }) => key.id))],
        now: clock.now(),
      };
      const { validKeyIds, ...state } = await readEventState(db, given);
      const valid = new Set(validKeyIds);
      for (const stream of listening) if (!valid.has(stream.key.id)) end(stream);
      const heard = listening.filter(({ key }) => valid.has(key.id));
      for (const stream of heard) if (!stream.key.reach) stream.update(state);
      await updateLimited(
        heard.filter(({ key }) => key.reach),
        JSON.stringify(state),
        given,
      );
      for (const stream of heard) stream.keepAlive();
    } catch (error) {
      // A stream that stays open promises that it shows every change. Clients open it again, and get 503 until then.
      log.warn({ err: error }, 'event streams ended');
      for (const stream of listening) end(stream);
    }
  }

  /** Reads for limited keys when something has changed, and now and then, because their reach may have. */
  async function updateLimited(
    listening: readonly EventStream[],
    state: string,
    given: StateQuery,
  ): Promise<void> {
    const isDue = state !== lastState || performance.now() - allReadAt >= heartbeatMs;
    if (isDue) allReadAt = performance.now();
    lastState = state;
    const states = new Map<string, EventState>();
    for (const stream of listening) {
      const { id, reach } = stream.key;
      if (!reach || (stream.isCurrent && !isDue)) continue;
      const known = states.get(id) ?? (await readWithin(reach, given));
      states.set(id, known);
      stream.update(known);
    }
  }

  function readWithin(reach: Reach, given: StateQuery): Promise<EventState> {
    return inTransaction(limited, async (trx) => {
      await enterReach(trx, reach);
      return readEventState(trx, given);
    });
  }

  function end(stream: EventStream): void {
    streams.delete(stream);
    stream.finish();
  }

  return {
    open(key) {
      const open = [...streams].filter((stream) => stream.key.id === key.id).length;
      if (open >= MAX_STREAMS_PER_KEY) {
        const message = `This API key has ${open} event streams open. Close one, and open another then.`;
        throw new ApiError('RATE_LIMITED', message, {
          headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
        });
      }
      const stream = new EventStream(key, heartbeatMs);
      if (isClosed) stream.finish();
      else {
        streams.add(stream);
        stream.once('close', () => streams.delete(stream));
        endPause();
        polling ??= poll();
      }
      return stream;
    },
    async close() {
      isClosed = true;
      endPause();
      for (const stream of streams) end(stream);
      await polling;
    },
  };
}
