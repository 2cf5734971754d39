import type { components } from '../../generated/openapi.d.ts';
import { toBreadboxError } from './breadboxError.ts';
import { delay } from './retryingFetch.ts';

type ServerEvents = Required<components['schemas']['ServerEvents']>;

/** An event of `GET /events`: its name as `type`, and its data. */
export type BreadboxEvent = {
  [Name in keyof ServerEvents]: { type: Name; data: ServerEvents[Name] };
}[keyof ServerEvents];

const NAMES: Record<keyof ServerEvents, true> = {
  connection: true,
  connection_deleted: true,
  sync: true,
  ready: true,
};
/** The server sends something every 20 seconds. */
const SILENCE_MS = 50_000;
const INITIAL_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
const PASSING_STATUSES = new Set([429, 502, 503, 504]);

export interface StreamOptions {
  baseUrl: string;
  apiKey: string;
  fetch: (request: Request) => Promise<Response>;
  signal: AbortSignal | undefined;
}

/**
 * Yields events, and connects again when the connection is lost or the server cannot answer for now. Each connection
 * begins with the present state.
 */
export async function* streamEvents(options: StreamOptions): AsyncGenerator<BreadboxEvent, void, undefined> {
  const { signal } = options;
  for (let failures = 0; ; failures++) {
    signal?.throwIfAborted();
    for await (const event of readOnce(options)) {
      failures = 0;
      yield event;
    }
    await delay(Math.min(INITIAL_DELAY_MS * 2 ** failures, MAX_DELAY_MS), signal);
  }
}

/** Yields the events of one connection and returns when it is lost. */
async function* readOnce({ baseUrl, apiKey, fetch, signal }: StreamOptions) {
  const lost = new AbortController();
  const headers = { 'X-API-Key': apiKey, Accept: 'text/event-stream' };
  const url = `${baseUrl.replace(/\/$/, '')}/api/v1/events`;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => lost.abort(), SILENCE_MS);
  };
  try {
    heard();
    const response = await fetch(
      new Request(url, { headers, signal: AbortSignal.any([lost.signal, ...(signal ? [signal] : [])]) }),
    ).catch(() => null);
    if (!response || PASSING_STATUSES.has(response.status)) return;
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream'))
      throw toBreadboxError(response, await response.json().catch(() => null));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const part = await reader?.read().catch(() => null);
      if (!part || part.done) return;
      heard();
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    clearTimeout(silence);
    lost.abort();
  }
}

/** Null for a comment, and for an event that a later server has added. */
function parseEvent(block: string): BreadboxEvent | null {
  const [, type = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
  // The server's types come from the same contract.
  return Object.hasOwn(NAMES, type) ? ({ type, data: JSON.parse(data) } as BreadboxEvent) : null;
}
